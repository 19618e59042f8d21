package body

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// The names of buckets that several groups share or that are crossed.
var (
	wordNames      = []string{"0 words", "1 word", "2-3 words", "4-6 words", "7-12 words", "13-25 words", "26-50 words", "51+ words"}
	linkNames      = []string{"no link", "few links", "half link", "mostly link", "all link"}
	endNames       = []string{"full stop", "question", "exclamation", "colon", "ellipsis", "comma", "letter", "digit", "bracket", "quote", "other"}
	shareNames     = []string{"none", "<5%", "<20%", "<50%", "<80%", "80%+"}
	densityNames   = []string{"none", "<10%", "<30%", "<60%", "<90%", "all"}
	neighbourNames = []string{"edge", "short", "short links", "medium", "medium links", "long", "long links"}
	neighbourTags  = []string{"p", "heading", "li", "other", "edge"}
	stepNames      = []string{"edge", "sibling", "cousin", "far"}
	tagNames       = []string{"div", "p", "li", "cell", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figcaption", "dt", "dd",
		"section", "article", "header", "footer", "aside", "form", "label", "button", "address", "main", "figure", "body", "custom", "other"}
)

// cross names the buckets of two observations taken together.
func cross(a, b []string) []string {
	out := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+", "+y)
		}
	}
	return out
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// bucket is the number of the first limit above v, or of limits if there is none.
func bucket[T int32 | float32 | float64](v T, limits ...T) int {
	for i, l := range limits {
		if v < l {
			return i
		}
	}
	return len(limits)
}

// tagBuckets are the numbers of tagNames.
var tagBuckets = map[atom.Atom]int{
	atom.Div: 0, atom.P: 1, atom.Li: 2, atom.Td: 3, atom.Th: 3, atom.H1: 4, atom.H2: 5, atom.H3: 6, atom.H4: 7, atom.H5: 8, atom.H6: 9,
	atom.Blockquote: 10, atom.Pre: 11, atom.Figcaption: 12, atom.Dt: 13, atom.Dd: 14, atom.Section: 15, atom.Article: 16,
	atom.Header: 17, atom.Footer: 18, atom.Aside: 19, atom.Form: 20, atom.Label: 21, atom.Button: 22, atom.Address: 23,
	atom.Main: 24, atom.Figure: 25, atom.Body: 26, 0: 27,
}

func tagBucket(e *page.Elem) int {
	if b, ok := tagBuckets[e.Tag]; ok {
		return b
	}
	return len(tagNames) - 1
}

func wordBucket(n int32) int      { return bucket(n, 1, 2, 4, 7, 13, 26, 51) }
func lengthBucket(n int32) int    { return bucket(n, 4, 13) }
func stopBucket(n int32) int      { return bucket(n, 1, 2, 3, 6) }
func linkBucket(d float64) int    { return bucket(d, 1e-9, 0.25, 0.6, 0.97) }
func densityBucket(d float64) int { return bucket(d, 1e-9, 0.1, 0.3, 0.6, 0.9) }

func shareBucket(part, whole float32) int {
	return bucket(part/max(whole, 1), 1e-9, 0.05, 0.2, 0.5, 0.8)
}

func mediaBucket(s *page.Segment) int {
	switch {
	case s.Embeds > 0:
		return 3
	case s.Images > 0 && s.Count.Words == 0:
		return 2
	case s.Images > 0:
		return 1
	}
	return 0
}

// ends are the last characters that endNames speak of, in its order; letters
// and digits, which come in between, have "".
var ends = []string{".。।։۔", "?？؟", "!！", ":：", "…", ",，、;；", "", "", ")]）】", "\"'”’»“‘«」』"}

// endBucket sorts segments by their last character.
func endBucket(text string) int {
	r, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case unicode.IsLetter(r):
		return 6
	case unicode.IsDigit(r):
		return 7
	}
	for i, set := range ends {
		if strings.ContainsRune(set, r) {
			return i
		}
	}
	return len(ends)
}

// place tells how much of the page's prose stands before segment i.
func (s *survey) place(i int) int {
	own := float32(0)
	if g := &s.p.Segments[i]; s.isProse(g) {
		own = float32(g.Count.Words)
	}
	switch before := s.read[i]; {
	case s.total == 0:
		return 3
	case before+own == 0:
		return 0
	case before >= s.total:
		return 6
	default:
		return 1 + bucket(before/s.total, 0.1, 0.4, 0.7, 0.9)
	}
}

// headlineBucket tells where segment i stands towards the headline.
func (s *survey) headlineBucket(i int32) int {
	if s.h1 < 0 {
		return 0
	}
	return 1 + bucket(i-s.h1, 0, 1, 8)
}

func (s *survey) neighbour(i int) int {
	if i < 0 || i >= len(s.p.Segments) {
		return 0
	}
	c := s.p.Segments[i].Count
	return 1 + 2*bucket(c.Words, 6, 18) + yes(c.LinkDensity() > 0.5)
}

func (s *survey) neighbourTag(i int) int {
	if i < 0 || i >= len(s.p.Segments) {
		return 4
	}
	switch s.p.Elems[s.p.Segments[i].Elem].Tag {
	case atom.P:
		return 0
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return 1
	case atom.Li:
		return 2
	}
	return 3
}

// step is how far two neighbours are apart in the tree.
func (s *survey) step(i, k int) int {
	if k < 0 || k >= len(s.p.Segments) {
		return 0
	}
	a, b := s.p.Segments[i].Elem, s.p.Segments[k].Elem
	pa, pb := s.parent(a), s.parent(b)
	ga, gb := s.parent(pa), s.parent(pb)
	switch {
	case a == b || pa == pb || a == pb || b == pa:
		return 1
	case ga == gb || pa == gb || pb == ga:
		return 2
	}
	return 3
}

// relation is where an element stands towards the home of the prose.
func (s *survey) relation(e int32) int {
	parent := s.parent(e)
	switch {
	case s.home < 0:
		return 0
	case e == s.home || parent == s.home:
		return 1
	case s.parent(parent) == s.home:
		return 2
	case s.p.Within(e, s.home):
		return 3
	}
	up := s.parent(s.home)
	switch {
	case up >= 0 && s.p.Within(e, up):
		return 4
	case s.parent(up) >= 0 && s.p.Within(e, s.parent(up)):
		return 5
	}
	return 6
}
