// Package diff tells what changed between two records of an article: which
// fields, which paragraphs, and which words in them.
//
//	diff.go fields.go   two records
//	paragraphs.go       two texts, paragraph by paragraph
//	similar.go          which paragraphs became which
//	words.go            two paragraphs, word by word
//	sequence.go         the shortest way from one list to another
//
// Everything here is a pure function. Of two texts that have almost nothing in
// common, it tells only that all of the one was removed and all of the other
// added; that bounds its cost.
package diff

import (
	"slices"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// Kind says what became of a part of a text.
type Kind string

// What can become of a part. Only paragraphs are altered; words in them are
// kept, removed or added.
const (
	Kept    Kind = "kept"
	Removed Kind = "removed"
	Added   Kind = "added"
	Altered Kind = "altered"
)

// Changes are what lies between two records.
type Changes struct {
	Fields []Field `json:"fields,omitempty"` // that differ, in the order of the record

	// Paragraphs are those of both texts, in order, with what became of each;
	// nil where the texts are the same.
	Paragraphs []Paragraph `json:"paragraphs,omitempty"`
}

// Field is a field that differs. The values of one that is no list are lists of
// one string, and nil where it is empty.
type Field struct {
	Name   string   `json:"field"` // its key in the JSON
	Before []string `json:"before,omitempty"`
	After  []string `json:"after,omitempty"`
}

// Empty reports whether nothing changed.
func (c Changes) Empty() bool { return len(c.Fields) == 0 && len(c.Paragraphs) == 0 }

// Records compares two records. What is of the fetch and not of the page is left
// out: when it was made, its revision, where claims were found, how sure a guess
// is; and so is what follows from the text: word count, HTML, Markdown.
func Records(before, after *crawl.Article) Changes {
	var c Changes
	for _, f := range fields {
		if b, a := f.values(before), f.values(after); !slices.Equal(b, a) {
			c.Fields = append(c.Fields, Field{f.name, b, a})
		}
	}
	if before.Text != after.Text {
		c.Paragraphs = Texts(before.Text, after.Text)
	}
	return c
}
