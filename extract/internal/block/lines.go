package block

import (
	"strings"
	"unicode/utf8"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// minLine is how long, in bytes, a line must at least be to be a paragraph:
// about ten words, or twenty Chinese characters.
const minLine = 60

// lines cuts a segment at its line breaks where these stand for paragraphs: at
// least two lines are long and end like a sentence, and few are not. Verse, a
// postal address and a list of results stay whole.
func lines(p *page.Page, seg *page.Segment) []page.Segment {
	cut := []page.Segment{*seg}
	for i := seg.Leaf0; i < seg.Leaf1; i++ {
		if p.Leaves[i].Node.DataAtom == atom.Br {
			cut[len(cut)-1].Leaf1 = i
			cut = append(cut, page.Segment{Elem: seg.Elem, Leaf0: i + 1, Leaf1: seg.Leaf1})
		}
	}
	if len(cut) == 1 {
		return cut
	}
	full := cut[:0:0]
	prose := 0
	for _, line := range cut {
		text := p.Text(&line)
		if text == "" {
			continue
		}
		full = append(full, line)
		if len(text) >= minLine && endsSentence(text) {
			prose++
		}
	}
	if prose < 2 || prose*3 < len(full)*2 {
		return []page.Segment{*seg}
	}
	return full
}

func endsSentence(text string) bool {
	text = strings.TrimRight(text, `"'”’»«“)]」』`)
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?:…。！？：।؟", r)
}
