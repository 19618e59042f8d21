package visible

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// tagLinks collects the links to a story's tags.
type tagLinks struct {
	related []label // links whose rel attribute says what they are
	styled  []label // links in what is styled as a list of tags
	links   []label // links whose address says what they lead to
}

// maxTagLines is how many lines behind the story its tags may stand: sharing
// buttons, an author's portrait and a form for comments often come between.
const maxTagLines = 40

// maxTopicWords is how many words a link to a topic has that is its name.
// Longer ones are headlines of what stands on the topic's page.
const maxTopicWords = 5

// read takes a link that leads to no category.
func (t *tagLinks) read(at *place, i int32, path, rel string) {
	related, leads := strings.Contains(rel, "tag"), hasStep(path, tagSteps)
	styled := at.hinted(i, page.Tags)
	if !related && !leads && !styled || !at.tagged(i) {
		return
	}
	switch {
	case related:
		t.related = append(t.related, at.label(i))
	case at.inProse(i):
	case styled:
		t.styled = append(t.styled, at.label(i))
	case at.p.Elems[i].Count.Words <= maxTopicWords:
		t.links = append(t.links, at.label(i))
	}
}

// tagged tells whether the tags of the story can stand where element i does:
// from the kicker to a few lines behind the end, not in a cloud of all tags of
// the site and not in the margin far from the story.
func (at *place) tagged(i int32) bool {
	d := at.distance(i)
	if d > maxTagLines || at.p.Elems[i].First < at.head-3 || at.foreign(i) {
		return false
	}
	for ; i >= 0; i = at.p.Elems[i].Parent {
		e := &at.p.Elems[i]
		switch {
		case at.headline >= 0 && at.p.Within(at.headline, i):
			return true
		case d > maxLines && (e.Tag == atom.Aside || e.Hints.Any(page.Aside)), strings.Contains(page.Attr(e.Node, "class"), "cloud"):
			return false
		}
	}
	return true
}

// tagSteps are the steps of an address after which a tag or a topic follows.
var tagSteps = map[string]bool{
	"tag": true, "tags": true, "topic": true, "topics": true, "thema": true, "themen": true, "theme": true, "themes": true,
	"tema": true, "temas": true, "temi": true, "argomento": true, "argomenti": true, "hashtag": true, "keyword": true,
	"keywords": true, "label": true, "labels": true, "etiqueta": true, "etiquetas": true, "etiquette": true, "stichwort": true,
	"stichworte": true, "schlagwort": true, "schlagworte": true, "sujet": true, "sujets": true, "onderwerp": true, "emne": true,
	"emner": true, "amne": true, "amnen": true, "aihe": true, "aiheet": true, "avainsana": true, "avainsanat": true,
	"temat": true, "tagi": true, "stitek": true, "konu": true, "etiket": true,
}
