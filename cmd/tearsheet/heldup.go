package main

import (
	"fmt"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// worthTelling is how long a host has to rest to hold a crawl up.
const worthTelling = 5 * time.Second

// heldUp says what holds a crawl up, in the words of people: "3 hosts answer slowly",
// "1 host rests until 14:05: 503". What waits for its ordinary delay is not held up.
func heldUp(s crawl.Stats, now time.Time) (reasons []string) {
	hosts := func(n int, one, many string) string {
		if n == 1 {
			return "1 host " + one
		}
		return fmt.Sprintf("%d hosts %s", n, many)
	}
	if s.Slow > 0 {
		reasons = append(reasons, hosts(s.Slow, "answers slowly", "answer slowly"))
	}
	for _, why := range crawl.Causes(s.Waiting) {
		w := s.Waiting[why]
		until := clock(w.Until, now)
		switch {
		case why == frontier.WhyDelay || w.Until.Sub(now) < worthTelling:
		case why == frontier.WhyRetry:
			reasons = append(reasons, hosts(w.Hosts, "has", "have")+" pages to ask for again by "+until)
		default:
			reasons = append(reasons, hosts(w.Hosts, "rests", "rest")+" until "+until+": "+why)
		}
	}
	return reasons
}

// clock is a time near now as a clock on the wall shows it: with seconds where it is
// near, with the day where it is far.
func clock(t, now time.Time) string {
	t = t.In(now.Location())
	switch far := t.Sub(now); {
	case far < time.Minute:
		return t.Format(time.TimeOnly)
	case far < 20*time.Hour:
		return t.Format("15:04")
	}
	return t.Format("2 January, 15:04")
}
