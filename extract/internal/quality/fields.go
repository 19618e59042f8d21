package quality

import (
	"slices"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
)

// title tells whether the title is that of gold.
func title(g *corpus.Gold, f *Found) float64 {
	if g.Title == "" {
		return noScore
	}
	return boolean(normal(g.Title) == normal(f.Title))
}

// authorsF1 compares the sets of names. Where gold has a byline only, both
// sides are split into names in the same way first.
func authorsF1(g *corpus.Gold, f *Found) float64 {
	found := f.Authors
	if len(found) == 0 {
		found = splitNames(f.Byline)
	}
	switch {
	case g.Authors != nil:
		return setF1(nameKeys(g.Authors), nameKeys(found))
	case g.Byline != "":
		var names []string
		for _, name := range found {
			names = append(names, splitNames(name)...)
		}
		return setF1(nameKeys(splitNames(g.Byline)), nameKeys(names))
	}
	return noScore
}

// tagsF1 compares the sets of tags.
func tagsF1(g *corpus.Gold, f *Found) float64 {
	if len(g.Tags) == 0 {
		return noScore
	}
	return setF1(normals(g.Tags), normals(f.Tags))
}

// setF1 compares sets. Where nothing is expected, only nothing is right.
func setF1(want, found []string) float64 {
	if len(want) == 0 {
		return boolean(len(found) == 0)
	}
	common := 0
	for _, s := range want {
		if slices.Contains(found, s) {
			common++
		}
	}
	return 2 * float64(common) / float64(len(want)+len(found))
}

// category tells whether the category is one of gold's.
func category(g *corpus.Gold, f *Found) float64 {
	if len(g.Categories) == 0 {
		return noScore
	}
	return boolean(f.Category != "" && slices.Contains(normals(g.Categories), normal(f.Category)))
}

// pageType tells whether the page was rightly taken for an article or not.
func pageType(g *corpus.Gold, f *Found) float64 {
	if g.Type == "" || f.Type == "" {
		return noScore
	}
	return boolean((g.Type == "article") == (f.Type == "article"))
}

// published tells whether the day is right, and, where gold has a time of day,
// whether the moment is, within a minute. Of two moments with offsets, the same
// day in UTC will do; where one has none, both are clocks of the site.
func published(g *corpus.Gold, f *Found) (day, instant float64) {
	want, ok := readStamp(g.Published)
	if !ok {
		return noScore, noScore
	}
	found, ok := readStamp(f.Published)
	same := ok && (want.day == found.day ||
		want.zoned && found.zoned && want.at.UTC().Format(time.DateOnly) == found.at.UTC().Format(time.DateOnly))
	if !want.timed {
		return boolean(same), noScore
	}
	apart := want.clock.Sub(found.clock)
	if want.zoned && found.zoned {
		apart = want.at.Sub(found.at)
	}
	near := ok && found.timed && apart.Abs() <= time.Minute
	return boolean(same), boolean(near)
}

// stamp is a day or a moment, and what the clocks of its place show then.
type stamp struct {
	day          string
	at, clock    time.Time
	timed, zoned bool
}

// stampLayouts are the forms that records and gold have.
var stampLayouts = []struct {
	layout       string
	timed, zoned bool
}{
	{time.RFC3339, true, true},
	{"2006-01-02T15:04Z07:00", true, true},
	{"2006-01-02T15:04:05Z0700", true, true},
	{"2006-01-02T15:04:05", true, false},
	{"2006-01-02T15:04", true, false},
	{time.DateOnly, false, false},
}

func readStamp(s string) (stamp, bool) {
	if len(s) < len(time.DateOnly) {
		return stamp{}, false
	}
	s = strings.Replace(s, " ", "T", 1)
	for _, l := range stampLayouts {
		if at, err := time.Parse(l.layout, s); err == nil {
			_, offset := at.Zone()
			return stamp{s[:len(time.DateOnly)], at, at.UTC().Add(time.Duration(offset) * time.Second), l.timed, l.zoned}, true
		}
	}
	return stamp{}, false
}
