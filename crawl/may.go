package crawl

import (
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// errand is what a visit asks for.
type errand int

const (
	askNothing errand = iota // it may not, or need not
	askRobots                // the host's robots.txt, which comes before anything else
	askHome                  // the host's front page, to tell whether the host is ill
	askPlan                  // nothing: the page is one for Options.Plan
	askPage                  // its address
)

// refusal is why nothing is asked for.
type refusal struct {
	why    string // for counting
	reason string // for whoever has named the seed that led here
}

// may tells what the visit asks for, and where that is nothing, why.
func (v *visit) may(now time.Time) (errand, refusal) {
	switch {
	case v.trapped():
		return askNothing, refusal{why: "trap"}
	case v.lease.Host.NeedRobots(now):
		return askRobots, refusal{}
	case !v.lease.Host.Robots.Allowed(v.url.RequestURI()):
		return askNothing, forbidden(&v.lease.Host)
	case v.c.opts.Plan != nil && v.memo.Kind == kindPage && v.memo.Seed == "":
		return askPlan, refusal{}
	case v.lease.Host.InDoubt() && homeOf(v.url, v.lease.Host.Robots) != nil:
		return askHome, refusal{}
	}
	return askPage, refusal{}
}

// trapped reports whether the address lies in a trap. What was asked for, or goes
// on with something, does not.
func (v *visit) trapped() bool {
	if v.memo.Kind == kindSitemap || v.memo.Seed != "" || v.memo.Draft != nil || v.memo.Last != nil {
		return false
	}
	return v.lessons.barren(v.url)
}

// forbidden is why the host's robots.txt forbids something.
func forbidden(h *frontier.Host) refusal {
	if h.RobotsFails > 0 && h.RobotsGood.IsZero() {
		return refusal{"robots unreachable", "robots.txt of the host cannot be had, and without it nothing may be fetched; try later"}
	}
	return refusal{"robots", "robots.txt of the host forbids it; ask the site for permission, or begin elsewhere"}
}
