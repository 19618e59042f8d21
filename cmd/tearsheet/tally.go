package main

import (
	"cmp"
	"maps"
	"slices"
	"sync"
)

// tally counts things by what they have in common: records of web archives that
// hold no page, by the reason. It may be used by many goroutines at once.
type tally struct {
	mu     sync.Mutex
	counts map[string]int
}

func (t *tally) add(reason string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.counts == nil {
		t.counts = make(map[string]int)
	}
	t.counts[reason]++
}

func (t *tally) total() (n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, count := range t.counts {
		n += count
	}
	return n
}

// report tells the counts below a heading, the highest first. It says nothing
// where nothing was counted.
func (t *tally) report(say ui, heading string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.counts) == 0 {
		return
	}
	tell(say.w, "tearsheet: %s\n", heading)
	reasons := slices.SortedFunc(maps.Keys(t.counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(t.counts[b], t.counts[a]), cmp.Compare(a, b))
	})
	for _, reason := range reasons {
		tell(say.w, "%9d  %s\n", t.counts[reason], reason)
	}
}
