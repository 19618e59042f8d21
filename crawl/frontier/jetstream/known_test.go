package jetstream

import (
	"context"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// What a worker remembers of a link and a story may have been overtaken by
// another worker; what it then brings is the same as if it had looked.
func TestKnownIsOvertaken(t *testing.T) {
	url, ctx := oneNode(t), context.Background()
	one, two := connect(t, url, Options{}), connect(t, url, Options{})
	story := []frontier.Ref{{Key: address.KeyOfText("story"), Host: "a"}}
	offer(t, one, page("a", "/1"))
	a := lease(t, one, 10*time.Second)
	offer(t, two, page("b", "/1"))
	b := lease(t, two, 10*time.Second)
	if a == nil || b == nil {
		t.Fatal("no lease")
	}
	if got, err := two.Complete(ctx, b, frontier.Result{Record: &frontier.Record{JSON: []byte("b"), Claims: story}}); err != nil || !got.Kept {
		t.Errorf("the first: %+v, %v", got, err)
	}
	if got, err := one.Complete(ctx, a, frontier.Result{Record: &frontier.Record{JSON: []byte("a"), Claims: story}}); err != nil || !got.Copy {
		t.Errorf("the second: %+v, %v", got, err)
	}
	if n, err := two.Offer(ctx, []frontier.Link{page("a", "/1"), page("b", "/1"), page("b", "/2")}); err != nil || n != 1 {
		t.Errorf("%d of one new link, %v", n, err)
	}
	if n, err := one.Offer(ctx, []frontier.Link{page("b", "/2"), page("b", "/1")}); err != nil || n != 0 {
		t.Errorf("%d of no new links, %v", n, err)
	}
}

// A better offer is taken up although the link is known.
func TestKnownIsRaised(t *testing.T) {
	f := connect(t, oneNode(t), Options{})
	first, late := page("a", "/first"), page("a", "/late")
	first.Rank, late.Rank = 5, 9
	offer(t, f, first, late)
	late.Rank = 1
	offer(t, f, late)
	if l := lease(t, f, 10*time.Second); l == nil || l.Link.URL != late.URL {
		t.Errorf("leased %v", l)
	}
}

func TestRememberedForgets(t *testing.T) {
	var r remembered[address.Key, int]
	key := func(i int) (k address.Key) { k[0], k[1], k[2] = byte(i), byte(i>>8), byte(i>>16); return k }
	for i := range 3 * maxRemembered {
		r.put(key(i), i)
		if _, ok := r.get(key(0)); !ok {
			t.Fatalf("what is asked for again and again is forgotten after %d", i)
		}
	}
	if _, ok := r.get(key(1)); ok || len(r.now)+len(r.before) > 2*maxRemembered {
		t.Errorf("%d keys", len(r.now)+len(r.before))
	}
}
