package diff_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive/archivetest"
	"github.com/tearsheet-news/tearsheet/crawl/archive/diff"
)

// undiffed are the keys of a record that make no difference, and why.
var undiffed = map[string]string{
	"id": "of the input, not of the page", "source": "of the input, not of the page",
	"url":        "an article has the same one in all its revisions",
	"fetched_at": "of the visit", "revision": "of the visit",
	"type_score": "how sure a guess is", "confidence": "how sure the fields are", "sources": "where claims were found", "rules": "how the record was made", "trace": "what the stages did",
	"text": "told by paragraph", "html": "follows from the text", "markdown": "follows from the text",
	"word_count": "follows from the text",
}

// TestForgotten: whatever key a record has, a change of it is told, or there is a
// reason why not.
func TestForgotten(t *testing.T) {
	for _, key := range archivetest.Keys() {
		values := archivetest.Values(archivetest.Full())
		delete(values, key)
		line, err := json.Marshal(values)
		if err != nil {
			t.Fatal(err)
		}
		without := new(crawl.Article)
		if err := json.Unmarshal(line, without); err != nil {
			t.Fatal(err)
		}
		c := diff.Records(archivetest.Full(), without)
		told := slices.ContainsFunc(c.Fields, func(f diff.Field) bool { return f.Name == key })
		if told == (undiffed[key] != "") {
			t.Errorf("a change of %s: told %v, reason not to %q", key, told, undiffed[key])
		}
	}
}
