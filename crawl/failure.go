package crawl

import (
	"fmt"
	"net/http"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// What counts as the failure of a page that did not come whole: the connection broke,
// or time ran out.
const (
	causeCut  = "cut short"
	causeSlow = "too slow"
)

// fewTries is how often a page is asked for that comes too slowly or not at all, and so
// costs its host a connection for long, and a list that nobody has named. A list that comes
// before the pages of its host holds that place for as many.
const fewTries = 2

// troubleOf is the status of an answer that is none, but may be one another time;
// empty where it is one.
func troubleOf(x *fetch.Exchange) string {
	switch s := x.Status; {
	case s >= 500, s == http.StatusTooManyRequests, s == http.StatusRequestTimeout, s == http.StatusTooEarly:
		return fmt.Sprint(s)
	}
	return ""
}

// unreached is the end of a visit whose request had no answer.
func (v *visit) unreached(f *fetch.Error) outcome {
	var out outcome
	if f.Temporary() {
		out = v.retried(string(f.Cause))
	} else {
		out = v.failed(string(f.Cause))
		out.next = v.schedule.later(out.article)
	}
	if out.again == nil {
		out.seed = v.memo.seedFails(v.url, f.Reason(), f)
	}
	return out
}

// retried makes the link wait for another try, or gives it up. It waits behind the
// other pages of its host, for twice as long each time. What comes before them is
// asked for once more in its place, because they are read in its light; and a seed
// stays there.
func (v *visit) retried(cause string) outcome {
	m := v.memo
	if m.Tries++; m.Tries >= v.c.opts.tries(cause, v.memo) {
		out := v.failed(cause)
		out.next = v.schedule.later(out.article)
		out.seed = v.memo.seedFails(v.url, "the server failed "+fmt.Sprint(m.Tries)+" times ("+cause+"); try later", nil)
		return out
	}
	out := counted(tallyRetries).and(v.ticket.requeued(m))
	if l := out.again; l.Rank >= 0 || m.Seed == "" && m.Tries >= fewTries {
		l.Rank, l.Due = discover.RankRetry, time.Now().Add(v.clock.pause())
	}
	return out
}
