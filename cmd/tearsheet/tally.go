package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// tally counts records of web archives that hold no page, by the reason. It may
// be used by many goroutines at once.
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

// report tells the counts, the highest first. It says nothing where nothing was
// counted.
func (t *tally) report(say ui) {
	t.mu.Lock()
	defer t.mu.Unlock()
	reasons := slices.SortedFunc(maps.Keys(t.counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(t.counts[b], t.counts[a]), cmp.Compare(a, b))
	})
	all := 0
	for _, n := range t.counts {
		all += n
	}
	if all == 0 {
		return
	}
	fmt.Fprintf(say.w, "tearsheet: records of archives passed over: %d\n", all)
	for _, reason := range reasons {
		fmt.Fprintf(say.w, "%9d  %s\n", t.counts[reason], reason)
	}
}
