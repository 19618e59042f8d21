package crawl

import (
	"fmt"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// maxHops is how many redirects may follow each other.
const maxHops = 10

// location is where a redirect leads; nil for other answers.
func location(x *fetch.Exchange, from *addr) *addr {
	switch x.Status {
	case 301, 302, 303, 307, 308:
		if to := x.Header.Get("Location"); to != "" {
			if u, err := address.Parse(to, from); err == nil {
				return u
			}
		}
	}
	return nil
}

// redirected follows one hop: the target waits as a link of its own, or, where it
// is this same page under another of its names, in the place of this one. So it
// does for a seed, which is a seed wherever it leads.
func (v *visit) redirected(to *addr) outcome {
	out := counted(tallyRedirects)
	m := v.memo
	m.Hops++
	switch {
	case m.Hops > maxHops:
		out = out.and(v.failed("redirects"))
		out.seed = v.memo.seedFails(v.url, fmt.Sprintf("more than %d redirects, the last to %s", maxHops, to), nil)
	case m.Kind == kindPage && m.Seed == "" && !v.c.scope.wants(to), !v.c.scope.holds(to) && !v.c.scope.sites[v.c.scope.site(to)]:
		return out.and(v.skipped(refusal{"scope", fmt.Sprintf("it leads to %s, which is another site; begin there if that is what you mean", to)}))
	case !v.find.allows(to, m):
		return out.and(v.skipped(refusal{"refused", fmt.Sprintf("it leads to %s, which the program refuses", to)}))
	case address.KeyOf(to) == address.KeyOf(v.url) || m.Draft != nil:
		return out.and(v.settled()).and(v.ticket.goesOn(to, m)) // settled in case the target was seen before
	case m.Seed != "":
		return out.and(v.ticket.stays(to, m))
	default:
		out.found.links = []frontier.Link{v.find.moved(to, v.memo)}
	}
	return out
}
