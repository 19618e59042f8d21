package sqlite

import (
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/frontiertest"
)

const million = 1_000_000

func benchOpen(b *testing.B, dir string) frontier.Frontier {
	q, err := Open(dir, frontier.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return q
}

func BenchmarkSQLite(b *testing.B) { frontiertest.Bench(b, benchOpen, million) }
