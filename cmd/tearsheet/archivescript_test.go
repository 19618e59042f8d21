package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// damage changes a bit in every hundred bytes of a crawl's WARC files.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	files, err := filepath.Glob(ts.MkAbs(filepath.Join(args[0], "archive", "*.warc.gz")))
	ts.Check(err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		ts.Check(err)
		for i := 100; i < len(data); i += 100 {
			data[i] ^= 1
		}
		ts.Check(os.WriteFile(file, data, 0o666))
	}
}

// firstURL sets $URL to the address of the first record in a file.
func firstURL(ts *testscript.TestScript, _ bool, args []string) {
	line, _, _ := strings.Cut(ts.ReadFile(args[0]), "\n")
	var record struct{ URL string }
	ts.Check(json.Unmarshal([]byte(line), &record))
	ts.Setenv("URL", record.URL)
}

// misread is the script command "misread DIR": it makes the library of a crawl
// one of an extractor that missed the first word of headlines, and the last
// paragraph.
func misread(ts *testscript.TestScript, _ bool, args []string) {
	ctx, dir := context.Background(), ts.MkAbs(args[0])
	a, err := archive.Open(dir)
	ts.Check(err)
	defer a.Close()
	l, err := archive.OpenLibrary(ctx, dir, nil)
	ts.Check(err)
	for r, err := range a.AllRevisions(ctx) {
		ts.Check(err)
		record := *r.Record
		_, record.Title, _ = strings.Cut(record.Title, " ")
		record.Text = record.Text[:strings.LastIndex(record.Text, "\n\n")]
		ts.Check(l.Extract(r, &record))
	}
	ts.Check(l.Close())
}
