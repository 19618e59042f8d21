package archive_test

import (
	"errors"
	"net/url"
	"slices"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/extract"
)

// TestRules crawls with rules: the records are made by them and say so, the
// same rules make them again, and no others prove them.
func TestRules(t *testing.T) {
	w := simulated(t, crawltest.Plan{Stories: 5, Sitemap: true})
	seed, err := url.Parse(w.Seeds()[0])
	if err != nil {
		t.Fatal(err)
	}
	parse := func(title string) *extract.Rules {
		rules, err := extract.ParseRules("rules.toml", []byte("[[rule]]\nhosts = [\""+seed.Hostname()+"\"]\ntitle = \""+title+"\""))
		if err != nil {
			t.Fatal(err)
		}
		return rules
	}
	byTitle, byParagraph := parse("title"), parse("p")
	dir := t.TempDir()
	f := frontier.NewMemory(frontier.Options{})
	defer f.Close()
	if found := crawlBy(t, w, dir, f, &crawl.Options{Extract: extract.Options{Rules: byTitle}}); len(found) != 5 {
		t.Fatalf("%d records, want 5", len(found))
	}
	a := open(t, dir)
	for r, err := range a.AllRevisions(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Record.Rules != byTitle.Digest() || r.Record.Sources["title"] != "rule:title" {
			t.Errorf("%s: rules %q, title from %q", r.URL, r.Record.Rules, r.Record.Sources["title"])
		}
		if p, err := a.Prove(ctx, r, byTitle); err != nil || len(p.Differs) > 0 {
			t.Errorf("%s by the same rules: %+v, %v", r.URL, p, err)
		}
		for _, other := range []*extract.Rules{nil, byParagraph} {
			if _, err := a.Prove(ctx, r, other); !errors.Is(err, archive.ErrRules) {
				t.Errorf("%s by rules %q: %v", r.URL, other.Digest(), err)
			}
		}
		made, err := a.Remake(ctx, r, byParagraph)
		if err != nil {
			t.Fatal(err)
		}
		if keys, err := archive.Differs(r.JSON, made); err != nil || !slices.Contains(keys, "title") || !slices.Contains(keys, "rules") {
			t.Errorf("%s by other rules differs in %q, %v", r.URL, keys, err)
		}
	}
}
