package crawl

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// The counters of a crawl, as they stand in frontier.Stats.Tally. They count
// over all runs on a frontier, and each visit exactly once. Of those that end
// in a dot there is one for each cause: "failed.dns", "failed.404".
const (
	tallyRequests  = "requests"  // sent, of any kind
	tallyBytes     = "bytes"     // of bodies, as sent
	tallyPages     = "pages"     // pages that were fetched
	tallyOther     = "other"     // pages that are no articles
	tallyUnchanged = "unchanged" // pages that are as they were
	tallyOutside   = "outside"   // articles outside of Since and Until
	tallyLists     = "lists"     // sitemaps and feeds
	tallyRedirects = "redirects"
	tallyRetries   = "retries"  // failures that were tried again
	tallySkipped   = "skipped." // never asked for: robots, trap, scope; or refused by a hook
	tallyFailed    = "failed."
)

// Stats is where a crawl stands, for a person or a machine that watches.
type Stats struct {
	Requests, Bytes            int64
	Pages, Articles, Other     int64
	Copies, Unchanged, Outside int64
	Lists, Redirects, Retries  int64
	Skipped, Failed            map[string]int64 // by cause
	Found, Pending             int64            // addresses seen; of these, not yet visited
	Visiting, Hosts            int              // visits under way; hosts with something pending

	// Waiting are the hosts that wait, by what they wait for: "delay", "retry", or
	// the failure after which they rest. Slow is how many hosts this program waits
	// for that have kept an answer for ten seconds; Stats alone knows them.
	Waiting map[string]frontier.Wait
	Slow    int
}

// Stats tells where the crawl stands. It may be called at any time, also while
// Run goes on.
func (c *Crawler) Stats(ctx context.Context) (Stats, error) {
	f, err := c.frontier.Stats(ctx)
	if err != nil {
		return Stats{}, err
	}
	s := StatsOf(f)
	s.Slow = c.asking.slow(time.Now())
	return s, nil
}

// StatsOf reads what a crawl has kept on a frontier.
func StatsOf(f frontier.Stats) Stats {
	t := f.Tally
	return Stats{
		Requests: t[tallyRequests], Bytes: t[tallyBytes],
		Pages: t[tallyPages], Articles: f.Records, Other: t[tallyOther],
		Copies: t[frontier.TallyCopies], Unchanged: t[tallyUnchanged], Outside: t[tallyOutside],
		Lists: t[tallyLists], Redirects: t[tallyRedirects], Retries: t[tallyRetries],
		Skipped: family(t, tallySkipped), Failed: family(t, tallyFailed),
		Found: f.Seen, Pending: f.Pending, Visiting: f.Leased, Hosts: f.Hosts, Waiting: f.Waiting,
	}
}

func family(t map[string]int64, prefix string) map[string]int64 {
	m := map[string]int64{}
	for name, n := range t {
		if cause, ok := strings.CutPrefix(name, prefix); ok {
			m[cause] = n
		}
	}
	return m
}

// Causes lists a map by cause in the order of names, for printing.
func Causes[N any](m map[string]N) []string { return slices.Sorted(maps.Keys(m)) }
