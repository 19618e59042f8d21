package jetstream

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// Links come for a host in the very moments in which it is given back for want of
// links, from another worker. Each time they are found at once: were the token
// lost, nobody would look at the host before the crawl is empty but for it.
func TestLinksWhileClosing(t *testing.T) {
	if testing.Short() {
		t.Skip("provokes a race many times")
	}
	cluster := natstest.Start(t, 3, nil)
	visitor, finder := connect(t, cluster.URLs(), Options{Streams: 1}), connect(t, cluster.URLs(), Options{})
	offer(t, finder, page("other.example", "/waits")) // so that the crawl is never empty
	busy := mustLease(t, visitor)
	if busy.Link.Host != "other.example" {
		t.Fatalf("leased %v", busy.Link)
	}
	for round := range 60 {
		offer(t, finder, page("host.example", fmt.Sprint("/", round)))
		l := mustLease(t, visitor)
		var wg sync.WaitGroup
		wg.Go(func() { mustComplete(t, visitor, l, frontier.Result{}) })
		wg.Go(func() {
			time.Sleep(time.Duration(round) * 200 * time.Microsecond)
			offer(t, finder, page("host.example", fmt.Sprint("/more/", round)))
		})
		wg.Wait()
		start := time.Now()
		l = mustLease(t, visitor)
		mustComplete(t, visitor, l, frontier.Result{})
		if waited := time.Since(start); waited > 10*time.Second {
			t.Fatalf("round %d: the host stood still for %v", round, waited)
		}
	}
}

// The states that a token goes through, with who finds links in between: at each
// point, it leads to them.
func TestTokenStates(t *testing.T) {
	for _, state := range []tokenState{tokenOn, tokenAsleep, tokenClosing} {
		t.Run("state "+string(state), func(t *testing.T) {
			f := connect(t, oneNode(t), Options{})
			home := f.shards.home()
			left := tokenRow{Host: "a", State: state, Wake: time.Now().Add(time.Hour).UnixNano()}
			if state == tokenOn {
				left.Wake = 0
			}
			if _, err := home.table.put(t.Context(), home.names.token("a"), marshal(left)); err != nil {
				t.Fatal(err)
			}
			offer(t, f, page("a", "/1"))
			if l := mustLease(t, f); l.Link.Host != "a" {
				t.Errorf("leased %v", l.Link)
			}
		})
	}
}
