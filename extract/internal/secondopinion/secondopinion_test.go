package secondopinion_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/secondopinion"
)

const sentence = "The harbour office said on Monday that the ferry will not sail before the ice has gone, whatever the timetable says."

func layOut(t *testing.T, content string) *page.Page {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return page.New(doc, nil)
}

func TestTexts(t *testing.T) {
	p := layOut(t, "<nav><a href=a>Sport</a></nav><article>"+strings.Repeat("<p>"+sentence+"</p>", 8)+"</article><footer>Imprint</footer>")
	before := text(t, p)
	texts := secondopinion.Texts(p)
	if !texts[sentence] || texts["Sport"] || texts["Imprint"] {
		t.Errorf("found %v", texts)
	}
	if text(t, p) != before {
		t.Error("the page was changed")
	}
}

func text(t *testing.T, p *page.Page) string {
	t.Helper()
	var w strings.Builder
	if err := html.Render(&w, p.Doc); err != nil {
		t.Fatal(err)
	}
	return w.String()
}

// TestTooExpensive: the words of this page stand inside five hundred elements
// each. The same words side by side are no trouble.
func TestTooExpensive(t *testing.T) {
	words := strings.Repeat("<p>"+sentence+"</p>", 60)
	if secondopinion.Texts(layOut(t, strings.Repeat("<div>", 500)+words)) != nil {
		t.Error("a page made to be expensive was read")
	}
	if secondopinion.Texts(layOut(t, "<div>"+words)) == nil {
		t.Error("nothing was found on a plain page")
	}
}
