package extract

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// FuzzMarkup checks the laws of FuzzBody on markup that no author would write,
// thrown together from the tags that make up bodies and from text that looks
// like Markdown. A seed always makes the same page.
func FuzzMarkup(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		content := (&scribbler{rand.New(rand.NewPCG(seed, 1))}).page()
		p, err := layOut([]byte(content), "https://post.example/news/1")
		if err != nil {
			t.Fatal(err)
		}
		checkBody(t, p, someSegments(p, int(seed%5)))
		if t.Failed() {
			t.Logf("page: %s", content)
		}
	})
}

type scribbler struct{ r *rand.Rand }

var (
	scribbleTags = []string{"p", "p", "p", "div", "h2", "ul", "ol", "ol start=7", "li", "li", "blockquote", "figure", "figcaption", "pre", "table",
		"tr", "td", "td colspan=2", "th", "dl", "dd", "b", "b", "i", "em", "strong", "code", "sub", "a href=/x", `a href="/y(1)?a=1&amp;lt;=2"`,
		"a href='mailto:a@b.example'", "span", "cite", "div class=caption", "section"}
	scribbleVoids = []string{"<br>", "<br>", "<img src=/a.jpg>", "<img src='/b (1).jpg' alt='[b] *c*'>", "<iframe src=/v></iframe>", "\n", " ", " "}
	scribbleTexts = []string{"word", "two words", "“quoted,”", "「是」", "日本語", "*", "**", "_a_", "`", "``", "# ", "1. ", "1)", "- ", "+ ", "> ", "---", "===",
		"| a | b |", "|---|", "!", "[a](b)", "[a]: b", "&amp;amp;", "&amp;#35;", "&lt;b&gt;", "\\", "~~~", "```", "   ", "\t", "a.", "x#", "#", "&nbsp;", "&#173;",
		"http://a.example/", "A sentence that is long enough to be taken for a paragraph, and ends like one."}
)

func (s *scribbler) pick(from []string) string { return from[s.r.IntN(len(from))] }

// page is a body of a few elements; one tag in eight is left open.
func (s *scribbler) page() string {
	var w strings.Builder
	for range 1 + s.r.IntN(6) {
		s.element(&w, 0)
	}
	return w.String()
}

func (s *scribbler) element(w *strings.Builder, depth int) {
	tag := s.pick(scribbleTags)
	fmt.Fprintf(w, "<%s>", tag)
	for range 1 + s.r.IntN(4) {
		switch n := s.r.IntN(10); {
		case n < 4 && depth < 6:
			s.element(w, depth+1)
		case n < 6:
			w.WriteString(s.pick(scribbleVoids))
		default:
			w.WriteString(s.pick(scribbleTexts))
		}
	}
	if s.r.IntN(8) > 0 {
		name, _, _ := strings.Cut(tag, " ")
		fmt.Fprintf(w, "</%s>", name)
	}
}
