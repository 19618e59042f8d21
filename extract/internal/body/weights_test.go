package body

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// TestNames: a table is read by the names of its lines, so no two buckets may
// share one.
func TestNames(t *testing.T) {
	seen := make(map[logodds.Feature]int32)
	for n := range secondSize {
		if isBit(int(n)) {
			continue
		}
		name := feature(n)
		if other, ok := seen[name]; ok {
			t.Errorf("%q is the name of %d and %d", name, other, n)
		}
		seen[name] = n
	}
}

// isBit tells the buckets of hints and tags, of which those without a hint or
// a tag are named by number.
func isBit(n int) bool { return n >= int(firstHints) && n < int(firstSize) }

func TestNewModel(t *testing.T) {
	read := func(text string) (*Model, error) {
		table, err := logodds.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return NewModel(table)
	}
	m, err := read("bias\t\t-1.5\t0.25\ntag\tp\t0.5\t1\nscore\t4+\t0.00\t2\n")
	if err != nil {
		t.Fatal(err)
	}
	p, four := firstBase[gTag]+1, secondBase[gOwn]+8
	if got := m.first.Score([]int32{p}); got != -1 {
		t.Errorf("a paragraph scores %v at the first look, want -1", got)
	}
	if got := m.second.Score([]int32{p, four}); got != 3.25 {
		t.Errorf("a paragraph that scored 4 scores %v at the second look, want 3.25", got)
	}
	for _, text := range []string{"bias\t\t0\t0\ntag\tparagraph\t1\t1\n", "bias\t\t0\t0\nscore\t4+\t1\t1\n"} {
		if _, err := read(text); err == nil || !strings.Contains(err.Error(), "no feature") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestLooks: each look puts a segment into one bin of each group, but for those
// that only headings and lists have.
func TestLooks(t *testing.T) {
	doc, err := html.Parse(strings.NewReader("<h1>One</h1><nav><a href=a>Two</a></nav><p>Three, four.</p><ul><li>Five</ul><img src=b><table><tr><td>6</table>東京。"))
	if err != nil {
		t.Fatal(err)
	}
	p := page.New(doc, nil)
	s := newSurvey(p, Told{})
	first := s.firstLook()
	second := s.secondLook(first, Learned().first.Scores(first), 1)
	for i := range second {
		count := make(map[string]int)
		for _, o := range second[i] {
			f := feature(o)
			if !isBit(int(o)) {
				count[f.What]++
			}
			if f.Bin == "" {
				t.Errorf("segment %d: feature %d has no name", i, o)
			}
		}
		for _, g := range append(append([]group{}, firstGroups...), secondGroups...) {
			may := g.name == secondGroups[gUnder].name || g.name == secondGroups[gList].name
			if n := count[g.name]; n > 1 || n == 0 && !may {
				t.Errorf("segment %d %q: %d times %q", i, s.texts[i], n, g.name)
			}
		}
	}
}

func TestBuckets(t *testing.T) {
	tests := []struct {
		what      string
		got, want string
	}{
		{"words, none", wordNames[wordBucket(0)], "0 words"},
		{"words, 25", wordNames[wordBucket(25)], "13-25 words"},
		{"words, 51", wordNames[wordBucket(51)], "51+ words"},
		{"a full stop", endNames[endBucket("It rained.")], "full stop"},
		{"a full stop in Chinese", endNames[endBucket("下雨了。")], "full stop"},
		{"a question in Arabic", endNames[endBucket("لماذا؟")], "question"},
		{"a quotation", endNames[endBucket("“It rained.”")], "quote"},
		{"a letter", endNames[endBucket("東京")], "letter"},
		{"no text", endNames[endBucket("")], "other"},
		{"score, none", scoreNames[scoreBucket(-5)], "<-4"},
		{"score 0", scoreNames[scoreBucket(0)], "<1"},
		{"score 4", scoreNames[scoreBucket(4)], "4+"},
		{"read more", phraseNames[phrase("Read more: the piano")], "read more"},
		{"the longest phrase wins", phraseNames[phrase("About the author")], "about author"},
		{"behind a sign", phraseNames[phrase("» Lesen Sie auch: das Klavier")], "read more"},
		{"no phrase", phraseNames[phrase("Readers more than once")], "none"},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.what, test.got, test.want)
		}
	}
}

func TestIsCounter(t *testing.T) {
	for text, want := range map[string]bool{
		"1,284 views 2 min read": true, "12 Kommentare": true, "5 min read": true,
		"12 people read it": false, "views": false, "1984": false, "": false,
	} {
		if got := isCounter(text); got != want {
			t.Errorf("%q: counter %v", text, got)
		}
	}
}

// TestLevel: a quarter of the page's prose, by words, scores as high as the
// level or higher.
func TestLevel(t *testing.T) {
	const sentence = "<p>The ferry stays in port, the harbour office said on Monday."
	doc, err := html.Parse(strings.NewReader(strings.Repeat(sentence, 8) + "<p>Short"))
	if err != nil {
		t.Fatal(err)
	}
	s := newSurvey(page.New(doc, nil), Told{})
	if got := s.level([]float64{-1, -2, -3, -4, -5, -6, -7, -8, 9}); got != -2 {
		t.Errorf("level %v, want -2: the second of eight", got)
	}
	if got := fmt.Sprint(newSurvey(page.New(&html.Node{Type: html.DocumentNode}, nil), Told{}).level(nil)); got != "0" {
		t.Errorf("level %s without prose", got)
	}
}
