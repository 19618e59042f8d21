package crawl

import (
	"context"
	"errors"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// result is the outcome as the frontier takes it.
func (o outcome) result() frontier.Result {
	r := frontier.Result{
		Again: o.again, Links: o.found.links, Aliases: o.aliases, Record: o.record,
		Unasked: o.tally[tallyRequests] == 0, Host: o.change, Tally: o.tally,
	}
	if o.next != nil {
		r.Next, r.Due = o.next.memo.bytes(), o.next.due
	}
	return r
}

// complete brings the outcome back and learns from it.
func (v *visit) complete(ctx context.Context, out outcome) ([]event, error) {
	if out.record != nil && !v.c.articles.take() {
		return nil, v.c.abandon(ctx, v.lease)
	}
	if lessons := v.lessons.save(); lessons != nil {
		out.host = append(out.host, func(h *frontier.Host) { h.Lessons = lessons })
	}
	if out.seed != nil {
		if err := v.c.seedFailed(ctx, v.memo.Seed); err != nil {
			return nil, err
		}
	}
	result := out.result()
	result.Lessons = v.lessons.marshal
	got, err := v.c.frontier.Complete(context.WithoutCancel(ctx), v.lease, result)
	if out.record != nil {
		v.c.articles.end(got.Kept)
	}
	if errors.Is(err, frontier.ErrLost) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, l := range out.found.links {
		v.c.offered.add(l.Key)
	}
	if out.lesson.counts {
		v.lessons.learn(v.url, got.Kept || got.Again || out.lesson.unwanted, got.Fresh > 0 && out.found.promised > 0)
	}
	return out.events(got), nil
}

// events are what there is to tell.
func (o outcome) events(got frontier.Receipt) (events []event) {
	if o.seed != nil {
		events = append(events, event{err: o.seed})
	}
	if got.Kept {
		events = append(events, event{article: o.article})
	}
	return events
}
