package archive_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/archivetest"
)

// Whatever a person types, a search gives hits or says that there is nothing to
// search for. No two pieces of a hit lose or add anything to its headline.
func FuzzSearch(f *testing.F) {
	dir, err := os.MkdirTemp("", "archive")
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { os.RemoveAll(dir) })
	archivetest.Fill(f, dir, 50)
	a, err := archive.Open(dir)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { a.Close() })
	for _, seed := range []string{"the", `"the `, "-the the", "the*", `"the"*`, "t*", "-the t*", "t* th*", "a OR b", "title:the", "(", `""""`, "\x00", "NEAR(the)", "^the", "th\xffe"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		for hit, err := range a.Search(ctx, query, archive.Filter{Limit: 3}) {
			if err != nil {
				if !errors.Is(err, archive.ErrQuery) {
					t.Fatalf("%q: %v", query, err)
				}
				return
			}
			var title strings.Builder
			for _, p := range hit.Title {
				title.WriteString(p.Text)
			}
			if title.String() != hit.Record.Title {
				t.Errorf("%q: headline %q in pieces is %q", query, hit.Record.Title, &title)
			}
		}
	})
}

// A text is wholly like itself, and as much like another as that is like it.
func FuzzAlike(f *testing.F) {
	f.Add("one two three four five", "one two three four six")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, one, two string) {
		ordinary := prose(rand.New(rand.NewPCG(1, 1)), 60) + " "
		articles := []*crawl.Article{}
		for i, text := range []string{ordinary + one, ordinary + one, ordinary + two} {
			articles = append(articles, story(fmt.Sprintf("https://press%d.example/", i), "A title", strings.ToValidUTF8(text, " "), 0))
		}
		a := filled(t, articles...)
		shares := map[string]float64{}
		for i, from := range articles {
			r, err := a.Revision(ctx, from.URL, 0)
			if err != nil {
				t.Fatal(err)
			}
			alike, err := a.Alike(ctx, r)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range alike {
				shares[fmt.Sprint(i, x.URL)] = x.Share
			}
		}
		if s := shares["0https://press1.example/"]; s != 1 {
			t.Errorf("a text is like itself by %v", s)
		}
		if x, y := shares["0https://press2.example/"], shares["2https://press0.example/"]; x != y {
			t.Errorf("alike by %v one way and %v the other", x, y)
		}
	})
}
