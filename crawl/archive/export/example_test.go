package export_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/export"
)

// The newest revision of each article of a crawl goes into a table.
func ExampleParquet() {
	dir := crawledQuay() // where a crawl was, with tearsheet crawl --dir or archive.Crawl
	defer os.RemoveAll(dir)

	a, err := archive.Open(dir)
	if err != nil {
		log.Fatal(err)
	}
	defer a.Close()
	newest := func(yield func(*archive.Revision, error) bool) {
		for article, err := range a.Articles(context.Background(), archive.Filter{Since: "2026-03-01"}) {
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(article.Latest, nil) {
				return
			}
		}
	}
	path := filepath.Join(dir, "news.parquet")
	err = export.ToFile(path, func(w io.Writer) error {
		_, err := export.Parquet(w, newest)
		return err
	})
	if err != nil {
		log.Fatal(err)
	}

	rows, err := parquet.ReadFile[export.Row](path)
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range rows {
		fmt.Println(row.Site, row.Title, row.Authors)
	}
	// Output:
	// quay.example Ferry returns [Ada Fern]
}
