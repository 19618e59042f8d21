package crawl

import (
	"fmt"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// skipped is the end of a visit without an answer that counts.
func (v *visit) skipped(no refusal) outcome {
	out := counted(tallySkipped + no.why).and(v.settled())
	if no.reason != "" {
		out.seed = v.memo.seedFails(v.url, no.reason, nil)
	}
	return out
}

// failed is the end of a visit that brought nothing, for a cause. What was there
// before is looked at again.
func (v *visit) failed(cause string) (out outcome) {
	if !v.memo.Guess {
		out = counted(tallyFailed + cause)
		v.c.opts.Log.Info("failed", "cause", cause, "url", v.url.String(), "via", v.memo.Via)
	}
	if out = out.and(v.settled()); out.next == nil {
		out.next = v.schedule.missed()
	}
	return out
}

// deadEnd is the end of a visit whose answer is none at any time.
func (v *visit) deadEnd(is verdict) outcome {
	out := v.failed(is.cause)
	if is.reason != "" {
		out.seed = v.memo.seedFails(v.url, is.reason, is.err)
	}
	out.lesson.counts = is.status && v.memo.Kind == kindPage && v.memo.Seed == ""
	return out
}

// settled is the end of a visit that brought nothing better than its draft, if it
// has one.
func (v *visit) settled() outcome {
	d := v.memo.Draft
	if d == nil {
		return outcome{}
	}
	if v.memo.Parts == 0 && v.memo.Kind == kindPage && !akin(v.url, d) {
		disown(d) // it was not seen there
	}
	out := v.kept(d, v.memo.From, "")
	out.next = v.schedule.later(out.article)
	return out
}

// seedFails is the error of the seed that led to the address at; nil where none did.
func (m memo) seedFails(at *addr, reason string, err error) *SeedError {
	if m.Seed == "" {
		return nil
	}
	if u, perr := parseSeed(m.Seed); perr == nil && address.KeyOf(u) != address.KeyOf(at) {
		reason = fmt.Sprintf("it leads to %s, and there: %s", at, reason)
	}
	return &SeedError{URL: m.Seed, Reason: reason, Err: err}
}
