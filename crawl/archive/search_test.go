package archive_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

func TestFilter(t *testing.T) {
	harbour := story("https://press.example/1", "One", "The first text.", 0)
	sport := story("https://blog.press.example/2", "Two", "The second text.", 3)
	sport.Authors, sport.Byline, sport.Category, sport.Categories = nil, "Von Jörg Öster", "Sport", nil
	undated := story("https://other.example/3", "Three", "The third text.", 0)
	undated.Published, undated.Category = "", "News"
	a := filled(t, harbour, sport, undated)
	for _, tt := range []struct {
		f    archive.Filter
		want string
	}{
		{archive.Filter{}, "One Two Three"},
		{archive.Filter{Limit: 2}, "One Two"},
		{archive.Filter{Site: "press.example"}, "One Two"},
		{archive.Filter{Site: "www.Blog.press.example"}, "Two"},
		{archive.Filter{Site: "ress.example"}, ""},
		{archive.Filter{Author: "ada"}, "One Three"},
		{archive.Filter{Author: "JÖRG Ö"}, "Two"},
		{archive.Filter{Category: "sport"}, "Two"},
		{archive.Filter{Category: "news"}, "One Three"},
		{archive.Filter{Category: "new"}, ""},
		{archive.Filter{Since: "2026-05-02"}, "Two"},
		{archive.Filter{Until: "2026-05-01"}, "One"},
		{archive.Filter{Since: "2026-05-01", Until: "2026-05-04", Site: "other.example"}, ""},
		{archive.Filter{Author: "a"}, "One Three"},
		{archive.Filter{Author: "rg"}, "Two"},
		{archive.Filter{Author: "fernby"}, ""}, // the byline begins where the author ends
		{archive.Filter{Author: `a" OR "`}, ""},
		{archive.Filter{Category: "Sport*"}, ""},
		{archive.Filter{Since: "2026-05", Until: "2026"}, "One Two"},
		{archive.Filter{Since: "2026-06"}, ""},
		{archive.Filter{Since: "x", Until: "y"}, ""},
	} {
		got := collect(t, a.Articles(ctx, tt.f), func(a *archive.Article) string { return a.Latest.Record.Title })
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%+v: %q, want %q", tt.f, got, tt.want)
		}
	}
}

func TestSearch(t *testing.T) {
	old := story("https://press.example/ferry", "Ferry returns", ferry, 0)
	cut := story("https://press.example/ferry", "Ferry returns", "The ferry returned on Friday.", 1)
	a := filled(t, old, cut,
		story("https://press.example/bridge", "Bridge closed", "The ferry takes them across, Élodie said.", 2),
		story("https://press.example/quote", `AND "NOT`, "Nothing.", 2),
	)
	for _, tt := range []struct{ query, want string }{
		{"ferry", "Ferry returns/2 Bridge closed/1"},
		{"FERRY tickets", "Ferry returns/1"},
		{"elodie", "Bridge closed/1"},
		{`"ferry returned"`, "Ferry returns/2"},
		{`"returned ferry"`, ""},
		{"ferry -elodie", "Ferry returns/2"},
		{"tick*", "Ferry returns/1"},
		{"tick", ""},
		{"ti*", "Ferry returns/1"},
		{"fe* EL*", "Bridge closed/1"},
		{"fe* élodie", "Bridge closed/1"},
		{"ti* -el*", "Ferry returns/1"},
		{"f* returned -elodie", "Ferry returns/2"},
		{"x*", ""},
		{`AND`, `AND "NOT/1`},
		{`title:ferry NEAR(`, ""},
		{`ferry"`, "Ferry returns/2 Bridge closed/1"},
	} {
		got := collect(t, a.Search(ctx, tt.query, archive.Filter{}), func(h archive.Hit) string {
			return fmt.Sprintf("%s/%d", h.Record.Title, h.Number)
		})
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.query, got, tt.want)
		}
	}
	for _, query := range []string{"", " ", "-ferry", `""`, "*", "--"} {
		for _, err := range a.Search(ctx, query, archive.Filter{}) {
			if !errors.Is(err, archive.ErrQuery) {
				t.Errorf("%q: %v", query, err)
			}
		}
	}
	for h, err := range a.Search(ctx, "elodie ferry", archive.Filter{Limit: 1}) {
		want := []archive.Piece{{Text: "The "}, {Text: "ferry", Match: true}, {Text: " takes them across, "}, {Text: "Élodie", Match: true}, {Text: " said."}}
		if err != nil || !slices.Equal(h.Snippet, want) {
			t.Errorf("snippet %+v, %v", h.Snippet, err)
		}
	}
}

// What is searched for in the newest of many, and what few have, is found whatever
// else matches; of very many, the newest are ranked.
func TestSearchMany(t *testing.T) {
	const many = 2100 // more than are ranked
	var all []*crawl.Article
	for n := range many {
		a := story(fmt.Sprintf("https://press%d.example/%d", n%7, n), fmt.Sprintf("Story %d", n), "The ferry sails.", n%5)
		if n == 3 {
			a.Title, a.Text, a.Byline, a.Category = "The old one", "The ferry sails home.", "Ben Holt", "Sport"
			a.Published = "1999-12-31T23:00:00Z"
		}
		all = append(all, a)
	}
	a := filled(t, all...)
	found := func(query string, f archive.Filter) []string {
		return collect(t, a.Search(ctx, query, f), func(h archive.Hit) string { return h.Record.Title })
	}
	for _, tt := range []struct {
		query string
		f     archive.Filter
	}{
		{"ferry home", archive.Filter{}},
		{`"sails home"`, archive.Filter{}},
		{"hom*", archive.Filter{}},
		{"ho*", archive.Filter{}},
		{"ho* fe*", archive.Filter{}},
		{"fe*", archive.Filter{Author: "holt"}},
		{"ferry", archive.Filter{Author: "holt"}},
		{"ferry", archive.Filter{Category: "sport", Site: "press3.example"}},
		{"ferry", archive.Filter{Until: "1999-12-31"}},
		{"the -story", archive.Filter{Since: "1999"}},
	} {
		equal(t, fmt.Sprint(tt.query, tt.f), found(tt.query, tt.f), []string{"The old one"})
	}
	if got := found("the ferry", archive.Filter{}); len(got) != 2000 || got[0] != "Story 2099" {
		t.Errorf("%d found, the first one is %s", len(got), got[0])
	}
	for _, processors := range []int{1, 4} { // which share the work on long phrases
		before := runtime.GOMAXPROCS(processors)
		for _, query := range []string{"fe*", `"the ferry sails"`} {
			if got := found(query, archive.Filter{}); len(got) != 2000 || got[0] != "Story 2099" || got[1999] != "Story 100" {
				t.Errorf("%s: %d found, from %s to %s", query, len(got), got[0], got[len(got)-1])
			}
		}
		equal(t, "the longest phrase", found(`"the ferry sails home"`, archive.Filter{}), []string{"The old one"})
		runtime.GOMAXPROCS(before)
	}
	if got := found("ferry", archive.Filter{Site: "press2.example"}); len(got) != many/7 || got[0] != "Story 2095" {
		t.Errorf("%d found on a site, the first one is %s", len(got), got[0])
	}
}

// Languages without spaces between words are searched by the letters of a word.
func TestSearchSpaceless(t *testing.T) {
	a := filled(t,
		story("https://a.example/1", "港の渡し船が再開", "島への渡し船は金曜日に運航を再開したと、港湾局が発表した。新しいﾌｪﾘｰは九月に来る。", 0),
		story("https://a.example/2", "海港大桥关闭", "市议会星期二表示，海港大桥将关闭两个月进行维修。司机须改道而行。", 0),
		story("https://a.example/3", "연락선 운항 재개", "항만청은 섬으로 가는 연락선이 금요일에 다시 운항한다고 밝혔다.", 0),
		story("https://a.example/4", "เรือข้ามฟากกลับมา", "สำนักงานท่าเรือแจ้งว่าเรือข้ามฟากจะกลับมาให้บริการในวันศุกร์", 0),
	)
	for query, want := range map[string]string{
		"渡し船":                  "1",
		"再開":                   "1",
		"船":                    "1", // within words, and never at the end of a run
		"フェリー":                 "1",
		"港":                    "1 2",
		"大桥":                   "2",
		"海港大桥":                 "2",
		"桥大":                   "",
		"关闭 司机":                "2",
		`"星期二表示"`:              "2",
		"大桥 -维修":               "",
		"연락선":                  "3",
		"운항":                   "3",
		norm.NFD.String("연락선"): "3",
		norm.NFD.String("운"):   "3",
		"금요일":                  "3",
		"เรือ":                 "4",
		"วันศุกร์":             "4",
		"ข้ามฟาก":              "4",
		"九月 金曜日":               "1",
		"東京":                   "",
	} {
		got := collect(t, a.Search(ctx, query, archive.Filter{}), func(h archive.Hit) string { return h.URL[len(h.URL)-1:] })
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
	for h, err := range a.Search(ctx, "大桥", archive.Filter{}) {
		want := []archive.Piece{{Text: "海港"}, {Text: "大桥", Match: true}, {Text: "关闭"}}
		if err != nil || !slices.Equal(h.Title, want) {
			t.Errorf("headline %+v, %v", h.Title, err)
		}
	}
}

// Whatever days are asked for, those are found, and no others.
func TestSearchDays(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	day := func() string { return fmt.Sprintf("%d-%02d-%02d", 1995+r.IntN(12), 1+r.IntN(12), 1+r.IntN(28)) }
	var all []*crawl.Article
	for n := range 200 {
		a := story(fmt.Sprintf("https://press.example/%d", n), "Story", "The ferry sails.", 0)
		a.Published = day()
		all = append(all, a)
	}
	a := filled(t, all...)
	for range 200 {
		f := archive.Filter{Since: day(), Until: day()}
		if r.IntN(4) == 0 {
			f.Until = ""
		} else if r.IntN(4) == 0 {
			f.Since = ""
		}
		var want []string
		for _, a := range all {
			if a.Published >= f.Since && (f.Until == "" || a.Published <= f.Until) {
				want = append(want, a.Published)
			}
		}
		got := collect(t, a.Search(ctx, "ferry", f), func(h archive.Hit) string { return h.Record.Published })
		slices.Sort(got)
		slices.Sort(want)
		equal(t, fmt.Sprint(f), got, want)
	}
}
