package archive_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive/archivetest"
)

// desks are what the desks of newspapers do to an agency's story.
var desks = []struct {
	name  string
	edit  func(r *rand.Rand, paragraphs []string) []string
	alike bool
}{
	{"as it came", func(_ *rand.Rand, ps []string) []string { return ps }, true},
	{"credit", func(_ *rand.Rand, ps []string) []string { return append(ps, "With material of the agency.") }, true},
	{"lead", func(r *rand.Rand, ps []string) []string { return append([]string{prose(r, 40)}, ps...) }, true},
	{"cut", func(_ *rand.Rand, ps []string) []string { return ps[:6] }, true},
	{"words", func(r *rand.Rand, ps []string) []string {
		for i, p := range ps {
			w := strings.Fields(p)
			w[r.IntN(len(w))] = "otherwise"
			ps[i] = strings.Join(w, " ")
		}
		return ps
	}, true},
	{"a quotation", func(r *rand.Rand, ps []string) []string {
		return []string{prose(r, 100), ps[3], prose(r, 100), prose(r, 100)}
	}, false},
	{"another story", func(r *rand.Rand, ps []string) []string { return []string{prose(r, 300)} }, false},
	{"a short one", func(*rand.Rand, []string) []string { return []string{"A short text."} }, false},
}

func prose(r *rand.Rand, n int) string {
	z := rand.NewZipf(r, 1.1, 4, 30_000)
	words := make([]string, n)
	for i := range words {
		words[i] = archivetest.Word(z.Uint64())
	}
	return strings.Join(words, " ") + "."
}

func TestAlike(t *testing.T) {
	const stories = 30
	var articles []*crawl.Article
	want := map[string][]string{}
	for i := range stories {
		r := rand.New(rand.NewPCG(uint64(i), 2))
		var ps []string
		for range 8 {
			ps = append(ps, prose(r, 50))
		}
		agency := fmt.Sprintf("https://agency.example/%d", i)
		articles = append(articles, story(agency, "Agency", strings.Join(ps, "\n\n"), 0))
		for d, desk := range desks {
			url := fmt.Sprintf("https://press%d.example/%d", d, i)
			articles = append(articles, story(url, desk.name, strings.Join(desk.edit(r, slices.Clone(ps)), "\n\n"), 0))
			if desk.alike {
				want[agency] = append(want[agency], desk.name)
			}
		}
	}
	a := filled(t, articles...)
	for agency, want := range want {
		r, err := a.Revision(ctx, agency, 0)
		if err != nil {
			t.Fatal(err)
		}
		alike, err := a.Alike(ctx, r)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i, x := range alike {
			got = append(got, x.Record.Title)
			if x.Share > 1 || i > 0 && x.Share > alike[i-1].Share {
				t.Errorf("%s: %q has the share %v", agency, x.Record.Title, x.Share)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: alike %q, want %q", agency, got, want)
		}
	}
	short, err := a.Revision(ctx, "https://press7.example/1", 0)
	if err != nil {
		t.Fatal(err)
	}
	if alike, err := a.Alike(ctx, short); err != nil || len(alike) > 0 {
		t.Errorf("a short text is like %d others, %v", len(alike), err)
	}
}
