package crawl

import (
	"context"
	"errors"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// complete brings the result back and learns from it.
func (v *visit) complete(ctx context.Context) ([]event, error) {
	if v.result.Record != nil && !v.c.articles.take() {
		return nil, v.c.abandon(ctx, v.lease)
	}
	if lessons := v.lessons.save(); lessons != nil {
		v.host = append(v.host, func(h *frontier.Host) { h.Lessons = lessons })
	}
	if v.err != nil {
		if err := v.c.seedFailed(ctx, v.memo.Seed); err != nil {
			return nil, err
		}
	}
	v.result.Unasked = !v.asked
	v.result.Host = func(h *frontier.Host) {
		for _, f := range v.host {
			f(h)
		}
	}
	got, err := v.c.frontier.Complete(context.WithoutCancel(ctx), v.lease, v.result)
	if v.result.Record != nil {
		v.c.articles.end(got.Kept)
	}
	if errors.Is(err, frontier.ErrLost) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, l := range v.result.Links {
		v.c.offered.add(l.Key)
	}
	if v.learned {
		v.lessons.learn(v.url, got.Kept || got.Again || v.early, got.Fresh > 0 && v.promised > 0)
	}
	return v.events(got), nil
}

func (v *visit) events(got frontier.Receipt) (news []event) {
	if v.err != nil {
		news = append(news, event{err: v.err})
	}
	if got.Kept {
		news = append(news, event{article: v.article})
	}
	return news
}
