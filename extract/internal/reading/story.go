package reading

import (
	"html"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/appstate"
	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/decode"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/secondopinion"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
)

// Story is the body of a page and where it was found.
type Story struct {
	Body   body.Body    // where on the visible page; its Root may be -1
	Page   *page.Page   // what the text is read from: the page, or one made of its data
	Kept   []int32      // segments of Page
	Source claim.Source // "visible:body", "readability", "jsonld:articleBody" or "script:json"
}

// findStory looks for the story in what a reader sees, and where that is
// little or in doubt asks the page's data.
func (m Models) findStory(p *page.Page, claims *claim.Set, log *trace.Log) Story {
	told := Told(p, claims)
	found := m.Body.Find(p, told, log)
	if found.InDoubt() {
		if s, ok := storyFromData(p, found, told.Story, log); ok {
			return s
		}
	}
	source := claim.Visible.Named("body")
	if found.Second {
		source = claim.Document.Named("readability")
	}
	return Story{found, p, found.Kept, source}
}

// Told is the longest text that the page's data gives as the story's, all that
// it gives as descriptions, and go-readability's opinion.
func Told(p *page.Page, claims *claim.Set) (told body.Told) {
	told.Other = func() map[string]bool { return secondopinion.Texts(p) }
	for _, c := range claims.Of(claim.Body) {
		if len(c.Value) > len(told.Story) {
			told.Story = c.Value
		}
	}
	var summary strings.Builder
	for _, c := range claims.Of(claim.Description) {
		summary.WriteString(c.Value + "\n")
	}
	told.Summary = summary.String()
	return told
}

// storyFromData is the story that only the page's data tells; false where the
// data has no more than what was found.
func storyFromData(p *page.Page, found body.Body, told string, log *trace.Log) (Story, bool) {
	const (
		much = 150 // visible words, teasers aside, that leave no doubt that the page shows its story
		more = 40  // words that the data must have beyond twice what is visible
	)
	shown := found.Words - found.Teasers
	if shown > much {
		return Story{}, false
	}
	for _, data := range []struct {
		source claim.Source
		texts  []string
	}{{claim.JSONLD.Named("articleBody"), []string{told}}, {claim.Script.Named("json"), appstate.Story(p.Scripts)}} {
		dp := pageOf(data.texts, p)
		if dp == nil || int(dp.Elems[0].Count.Words) < 2*shown+more {
			continue
		}
		s := Story{found, dp, nil, data.source}
		for i := range dp.Segments {
			s.Kept = append(s.Kept, int32(i))
		}
		log.Claim("body", "keep", "only in the page's data", data.source.String(), dp.Text(&dp.Segments[0]))
		return s, true
	}
	return Story{}, false
}

// pageOf makes a page of texts, each a paragraph or a piece of HTML; nil where
// there is no text.
func pageOf(texts []string, p *page.Page) *page.Page {
	var w strings.Builder
	for _, text := range texts {
		if !strings.Contains(text, "</") && !strings.Contains(text, "<br") {
			text = strings.ReplaceAll(html.EscapeString(text), "\n", "<p>")
		}
		w.WriteString("<p>") // HTML with blocks of its own closes it at once
		w.WriteString(text)
	}
	doc, err := decode.Parse([]byte(w.String()), maxDataTags)
	if err != nil || w.Len() == 0 {
		return nil
	}
	return page.New(doc, p.Base)
}

// maxDataTags bounds the tags of a story told as HTML inside JSON.
const maxDataTags = 100_000
