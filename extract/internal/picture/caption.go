package picture

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// MaxCaption is the length of the longest caption, in words.
	MaxCaption = 120

	// Reach is how many elements around a picture its caption may stand in.
	Reach = 4
)

// Frame is the element that holds the picture in element i together with its
// caption: the nearest figure, or an element with a caption in it and little
// else; -1 where there is none.
func Frame(p *page.Page, i int32) int32 {
	for level := 0; i > 0 && level < Reach; level, i = level+1, p.Elems[i].Parent {
		e := &p.Elems[i]
		if e.Count.Words > MaxCaption {
			return -1
		}
		if e.Tag == atom.Figure || captionIn(p, i) >= 0 {
			return i
		}
	}
	return -1
}

// captionIn is the first caption in element i; -1 where there is none.
func captionIn(p *page.Page, i int32) int32 {
	for j := i; j < p.Elems[i].End; j++ {
		if e := &p.Elems[j]; e.Count.Words > 0 && (e.Tag == atom.Figcaption || e.Hints.Any(page.Caption)) {
			return j
		}
	}
	return -1
}

// Caption is what a frame says of its picture. The text of a figure without a
// caption element is its caption.
func Caption(p *page.Page, frame int32) (caption, credit string) {
	if frame < 0 {
		return "", ""
	}
	if j := captionIn(p, frame); j >= 0 {
		return splitCaption(p, j)
	}
	return p.ElemText(frame), ""
}

// splitCaption takes the credit out of a caption where it has an element of
// its own.
func splitCaption(p *page.Page, i int32) (caption, credit string) {
	for j := i + 1; j < p.Elems[i].End; j++ {
		if e := &p.Elems[j]; e.Count.Words > 0 && isCredit(e.Node) {
			return strings.Trim(p.TextExcept(i, []int32{j}), " |/"), p.ElemText(j)
		}
	}
	if isCredit(p.Elems[i].Node) {
		return "", p.ElemText(i)
	}
	return p.ElemText(i), ""
}

// creditWords name the one who took or owns a picture, in class names and
// item properties.
var creditWords = []string{"credit", "copyright", "source", "photographer", "attribution", "author", "agency", "fotograf", "quelle"}

func isCredit(n *html.Node) bool {
	names := strings.ToLower(page.Attr(n, "class") + " " + page.Attr(n, "itemprop"))
	for _, word := range creditWords {
		if strings.Contains(names, word) {
			return true
		}
	}
	return false
}
