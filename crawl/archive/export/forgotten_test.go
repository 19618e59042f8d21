package export_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/archivetest"
	"github.com/tearsheet-news/tearsheet/crawl/archive/export"
)

// unexported are the keys of a record that no column has, and why.
var unexported = map[string]string{
	"id": "of the input", "source": "of the input",
	"canonical_url": "the column url has it", "fetched_at": "the column fetched has it",
	"pages":      "one part of how the record was made, as its bytes",
	"confidence": "for those who check a record: jsonl has it", "sources": "for those who check a record: jsonl has it", "rules": "for those who check a record: jsonl has it", "trace": "for those who check a record: jsonl has it",
	"html": "what few have asked the crawl for: jsonl has it", "markdown": "what few have asked the crawl for: jsonl has it",
}

// unheaded are the keys that the front matter of a note leaves out beside those.
var unheaded = map[string]string{
	"text": "the body is it", "word_count": "editors count themselves", "type": "all notes are stories",
	"type_score": "all notes are stories", "byline": "authors has the names", "categories": "category has the one that counts",
	"fetched_at": "fetched has it",
}

// TestForgotten: whatever key a record has, a table has a column for it, a note has
// it in its front matter, or there is a reason why not.
func TestForgotten(t *testing.T) {
	full := &archive.Revision{URL: archivetest.Full().URL, Number: 2, Fetched: fetched, Seen: fetched, Record: archivetest.Full(),
		Origin: crawl.Origin{Pages: []crawl.Place{{File: "a.warc.gz", Digest: "sha256:ab12"}}}}
	dir := t.TempDir()
	if _, err := export.Markdown(dir, these(full), false); err != nil {
		t.Fatal(err)
	}
	notes, err := filepath.Glob(filepath.Join(dir, "*", "*.md"))
	if err != nil || len(notes) != 1 {
		t.Fatal(notes, err)
	}
	text, err := os.ReadFile(notes[0])
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
	var headed []string
	for line := range strings.Lines(head) {
		key, _, _ := strings.Cut(line, ":")
		headed = append(headed, key)
	}
	for _, key := range archivetest.Keys() {
		if exported := slices.Contains(export.Columns(), key); exported == (unexported[key] != "") {
			t.Errorf("%s has a column: %v; reason not to: %q", key, exported, unexported[key])
		}
		reason := unexported[key] + unheaded[key]
		if there := slices.Contains(headed, key); there == (reason != "") {
			t.Errorf("%s is in the front matter: %v; reason not to: %q", key, there, reason)
		}
	}
}
