package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
	"github.com/tearsheet-news/tearsheet/crawl/polite"
)

// What counts as the failure of a page that did not come whole: the connection broke,
// or time ran out.
const (
	causeCut  = "cut short"
	causeSlow = "too slow"
)

// fewTries is how often a page is asked for that comes too slowly, and so costs its
// host a connection for long, and a list that nobody has named. A list that comes
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

// cutShort is why an answer did not come whole, where what came is not enough.
func (v *visit) cutShort(x *fetch.Exchange) string {
	if !isCut(x) || v.enough(x) {
		return ""
	}
	return causeOfCut(x)
}

func causeOfCut(x *fetch.Exchange) string {
	if x.Truncated == fetch.TruncatedTime {
		return causeSlow
	}
	return causeCut
}

// answerFailed notes that the host gave x for an answer, which is none for the cause.
func (v *visit) answerFailed(cause string, x *fetch.Exchange) {
	at := v.c.opts.asked(x)
	switch {
	case isCut(x) && x.Early: // it is well, and ends its pages so
		v.hostAnswered(at)
		return
	case isCut(x):
		at = x.Ended // it was at work until then
	}
	v.hostFailed(cause, at, polite.Failure{
		RetryAfter: polite.RetryAfter(x.Header.Get("Retry-After"), x.FirstByte), Host: x.Status == http.StatusTooManyRequests})
}

// hostAnswered and hostFailed move the host's clock.
func (v *visit) hostAnswered(at time.Time) {
	pace := v.c.opts.pace()
	v.host = append(v.host, func(h *frontier.Host) { h.Answered(at, pace) })
}

func (v *visit) hostFailed(cause string, at time.Time, f polite.Failure) {
	pace := v.c.opts.pace()
	f.Why, f.Again = cause, v.memo.Tries > 0
	if v.memo.Seed != "" {
		f.Pause = v.pause() // it is all that there is
	}
	v.host = append(v.host, func(h *frontier.Host) { h.Failed(at, f, pace) })
}

// unreachable is the answer to a request that had none.
func (v *visit) unreachable(f *fetch.Error) {
	now, whole := time.Now(), polite.Failure{Host: f.Unconnected()}
	switch cause := string(f.Cause); {
	case f.Temporary():
		v.hostFailed(cause, now, whole)
		v.retry(cause)
	case f.Cause == fetch.CauseProtocol:
		v.hostAnswered(now) // nonsense, but the host is there
		v.fail(cause)
		v.later()
	default:
		v.hostFailed(cause, now, whole)
		v.fail(cause)
		v.later()
	}
	if v.result.Again == nil {
		v.seedFails(f.Reason(), f)
	}
}

// retry makes the link wait for another try, or gives it up. It waits behind the
// other pages of its host, for twice as long each time. What comes before them is
// asked for once more in its place, because they are read in its light; and a seed
// stays there.
func (v *visit) retry(cause string) {
	m := v.memo
	if m.Tries++; m.Tries >= v.tries(cause) {
		v.fail(cause)
		v.later()
		v.seedFails("the server failed "+fmt.Sprint(m.Tries)+" times ("+cause+"); try later", nil)
		return
	}
	v.result.Tally[tallyRetries]++
	v.requeue(m)
	if l := v.result.Again; l.Rank >= 0 || m.Seed == "" && m.Tries >= fewTries {
		l.Rank, l.Due = discover.RankRetry, time.Now().Add(v.pause())
	}
}

// pause is how long what failed now, for the first time or once more, is left alone.
func (v *visit) pause() time.Duration { return v.c.opts.Backoff << min(v.memo.Tries, 10) }

// tries is how often to ask for what failed.
func (v *visit) tries(cause string) int {
	if cause == causeSlow || v.memo.Guess {
		return min(v.c.opts.Tries, fewTries)
	}
	return v.c.opts.Tries
}

// home is the address by which to judge whether the host of this visit is ill: its
// front page. Nil where there is no other than the one that is visited, which is
// then as good.
func (v *visit) home() *addr {
	home := &addr{Scheme: v.url.Scheme, Host: v.url.Host, Path: "/"}
	if address.KeyOf(home) == address.KeyOf(v.url) || !v.lease.Host.Robots.Allowed("/") {
		return nil
	}
	return home
}

// judge spends the visit on finding out whether the host is ill, of which several
// addresses have failed in a row, or they are; the link itself waits for the next
// one.
func (v *visit) judge(ctx context.Context, home *addr) error {
	x, err := v.fetch(ctx, home, request{})
	var f *fetch.Error
	switch {
	case errors.As(err, &f):
		v.hostFailed(string(f.Cause), time.Now(), polite.Failure{})
	case err != nil:
		return err
	case troubleOf(x) != "":
		v.answerFailed(troubleOf(x), x)
	default:
		v.hostAnswered(v.c.opts.asked(x))
	}
	v.requeue(v.memo)
	return nil
}
