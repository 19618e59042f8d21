package crawl

import (
	"context"
	"slices"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// A crawl that is left again and again, by breaking out of its loop or by
// cancelling its context, finds in the end what an undisturbed one does, and
// asks for nothing twice.
func TestResume(t *testing.T) {
	w := world(t, crawltest.Plan{Stories: 60, Parts: true}, crawltest.Plan{Stories: 60, Sitemap: true, Template: 1})
	whole := titles(all(t, w, quick()))
	w.Forget()

	opts := quick()
	opts.Frontier = frontier.NewMemory(frontier.Options{})
	defer opts.Frontier.Close()
	for run := 0; ; run++ {
		ctx, cancel := context.WithCancel(context.Background())
		n, stopped := 0, false
		for _, err := range Run(ctx, w.Seeds(), opts) {
			if err != nil {
				t.Fatal(err)
			}
			if n++; n%10 > 0 {
				continue
			}
			stopped = true
			if cancel(); run%2 == 0 {
				break
			}
		}
		cancel()
		if !stopped {
			break
		}
	}
	var got []string
	for r, err := range opts.Frontier.Records(context.Background(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, title(t, r.JSON))
	}
	slices.Sort(got)
	if !slices.Equal(got, whole) {
		t.Errorf("%d articles, want %d", len(got), len(whole))
	}
	judge(t, w, 0, 1, 1)
}

// TestStoredAddress resumes a crawl in which an address waits that this version
// does not take for one. It is skipped; the rest is crawled.
func TestStoredAddress(t *testing.T) {
	w := world(t, crawltest.Plan{Stories: 3, Sitemap: true})
	opts := quick()
	opts.Frontier = frontier.NewMemory(frontier.Options{})
	bad := frontier.Link{Key: address.Key{1}, URL: "http://hard::x/", Host: "hard"}
	if _, err := opts.Frontier.Offer(t.Context(), []frontier.Link{bad}); err != nil {
		t.Fatal(err)
	}
	compare(t, w, all(t, w, opts))
	s, err := opts.Frontier.Stats(t.Context())
	if err != nil || s.Tally[tallySkipped+"no address"] != 1 {
		t.Errorf("%v, %v", s.Tally, err)
	}
}
