package crawl

import (
	"context"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
)

// homeOf is the address by which to judge whether the host of u is ill: its front
// page. Nil where that is u, which is then as good, or forbidden.
func homeOf(u *addr, robots *polite.Robots) *addr {
	home := &addr{Scheme: u.Scheme, Host: u.Host, Path: "/"}
	if address.KeyOf(home) == address.KeyOf(u) || !robots.Allowed("/") {
		return nil
	}
	return home
}

// judge spends the visit on finding out whether the host is ill, of which several
// addresses have failed in a row, or they are; the link itself waits for the next
// one.
func (v *visit) judge(ctx context.Context) (outcome, error) {
	got, err := v.ask(ctx, homeOf(v.url, v.lease.Host.Robots), request{})
	if err != nil {
		return outcome{}, err
	}
	out := got.cost().and(v.ticket.requeued(v.memo))
	switch {
	case got.err != nil:
		return out.and(v.clock.silent(got.err, time.Now())), nil
	case troubleOf(got.Exchange) != "":
		return out.and(v.clock.answeredIll(troubleOf(got.Exchange), got.Exchange)), nil
	}
	return out.and(v.clock.answered(got.Exchange)), nil
}
