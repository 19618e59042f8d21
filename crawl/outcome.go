package crawl

import (
	"maps"
	"slices"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// outcome is what came of a step of a visit, or of several: the parts of a
// frontier.Result, before they are brought to it. The zero value is nothing at all.
type outcome struct {
	tally   map[string]int64
	host    []func(*frontier.Host) // what it teaches of the host
	found   found
	aliases []frontier.Ref
	again   *frontier.Link // where the visit goes on, another time
	record  *frontier.Record
	article *Article // whose record that is
	next    *look
	lesson  lesson
	seed    *SeedError // the seed that led here leads nowhere
}

// look is another look at a page that is done with for now.
type look struct {
	memo memo
	due  time.Time
}

// lesson is what a visit says of addresses like its own.
type lesson struct {
	counts bool // it says anything
	// unwanted: its article is one, though it is younger than Options.Until, or was
	// refused.
	unwanted bool
}

// counted is the outcome that is one more of what a counter counts.
func counted(name string) outcome { return outcome{tally: map[string]int64{name: 1}} }

// and is what came of both. Where there can be only one, it is what came last.
func (o outcome) and(p outcome) outcome {
	sum := outcome{
		tally:   map[string]int64{},
		host:    slices.Concat(o.host, p.host),
		found:   o.found.and(p.found),
		aliases: slices.Concat(o.aliases, p.aliases),
		again:   or(p.again, o.again), record: or(p.record, o.record), article: or(p.article, o.article),
		next: or(p.next, o.next), seed: or(p.seed, o.seed),
		lesson: lesson{o.lesson.counts || p.lesson.counts, o.lesson.unwanted || p.lesson.unwanted},
	}
	maps.Copy(sum.tally, o.tally)
	for name, n := range p.tally {
		sum.tally[name] += n
	}
	return sum
}

func or[T any](first, second *T) *T {
	if first != nil {
		return first
	}
	return second
}

// change is the change of the host that the frontier makes.
func (o outcome) change(h *frontier.Host) {
	for _, f := range o.host {
		f(h)
	}
}
