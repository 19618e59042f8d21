package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxCaption is the length of the longest caption, in words.
const maxCaption = 120

// caption reads the caption and the credit of the picture in element i: those
// of the nearest figure around it, or of an element with a caption in it and
// little else.
func (in *Input) caption(i int32) (caption, credit string) {
	p := in.Page
	for levels := 0; i > 0 && levels < 4; levels, i = levels+1, p.Elems[i].Parent {
		e := &p.Elems[i]
		if e.Count.Words > maxCaption {
			return "", ""
		}
		for j := i; j < e.End; j++ {
			if c := &p.Elems[j]; c.Count.Words > 0 && (c.Tag == atom.Figcaption || c.Hints.Any(page.Caption)) {
				return in.splitCaption(j)
			}
		}
		if e.Tag == atom.Figure {
			return p.ElemText(i), ""
		}
	}
	return "", ""
}

// splitCaption takes the credit out of a caption where it has an element of
// its own.
func (in *Input) splitCaption(i int32) (caption, credit string) {
	p := in.Page
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
