package crawl

import (
	"net/http"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
)

// clock is how a visit moves the clock of its host.
type clock struct {
	opts *Options
	memo memo
}

// answered and ill move the host's clock.
func (k clock) answered(x *fetch.Exchange) outcome {
	at, pace := k.opts.asked(x), k.opts.pace()
	return outcome{host: []func(*frontier.Host){func(h *frontier.Host) { h.Answered(at, pace) }}}
}

func (k clock) ill(at time.Time, f polite.Failure) outcome {
	pace := k.opts.pace()
	f.Again = k.memo.Tries > 0
	if k.memo.Seed != "" {
		f.Pause = k.pause() // it is all that there is
	}
	return outcome{host: []func(*frontier.Host){func(h *frontier.Host) { h.Failed(at, f, pace) }}}
}

// answeredIll is what it says of the host that it gave x for an answer, which is
// none for the cause.
func (k clock) answeredIll(cause string, x *fetch.Exchange) outcome {
	if isCut(x) && x.Early {
		return k.answered(x) // it is well, and ends its pages so
	}
	return k.ill(k.opts.asked(x), polite.Failure{
		Why: cause, RetryAfter: polite.RetryAfter(x.Header.Get("Retry-After"), x.FirstByte), Host: x.Status == http.StatusTooManyRequests})
}

// silent is what it says of the host that it gave no answer.
func (k clock) silent(f *fetch.Error, now time.Time) outcome {
	if f.Cause == fetch.CauseProtocol { // nonsense, but the host is there
		pace := k.opts.pace()
		return outcome{host: []func(*frontier.Host){func(h *frontier.Host) { h.Answered(now, pace) }}}
	}
	return k.ill(now, polite.Failure{Why: string(f.Cause), Host: f.Unconnected()})
}

// pause is how long what failed now, for the first time or once more, is left alone.
func (k clock) pause() time.Duration { return k.opts.Backoff << min(k.memo.Tries, 10) }
