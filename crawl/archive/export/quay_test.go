package export_test

import (
	"context"
	"encoding/json"
	"errors"
	"log"
	"os"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/extract"
)

// crawledQuay is the directory of a crawl that has found one story.
func crawledQuay() (dir string) {
	dir, err := os.MkdirTemp("", "quay-")
	if err != nil {
		log.Fatal(err)
	}
	line, err := json.Marshal(&crawl.Article{FetchedAt: time.Date(2026, 3, 14, 9, 26, 53, 0, time.UTC), Revision: 1,
		Article: extract.Article{URL: "https://quay.example/ferry", Type: extract.TypeArticle, Title: "Ferry returns",
			Authors: []string{"Ada Fern"}, Published: "2026-03-14", Text: "The ferry returned."}})
	if err != nil {
		log.Fatal(err)
	}
	f := frontier.NewMemory(frontier.Options{})
	defer f.Close()
	l, err := archive.OpenLibrary(context.Background(), dir, f)
	if err == nil {
		err = errors.Join(l.Write(frontier.Stored{Seq: 1, JSON: line}), l.Close())
	}
	if err != nil {
		log.Fatal(err)
	}
	return dir
}
