package frontier_test

import (
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/frontiertest"
)

func TestMemory(t *testing.T) {
	frontiertest.Run(t, func(_ *testing.T, _ string, opts frontier.Options) frontier.Frontier {
		return frontier.NewMemory(opts)
	}, nil)
}

func BenchmarkMemory(b *testing.B) {
	frontiertest.Bench(b, func(*testing.B, string) frontier.Frontier {
		return frontier.NewMemory(frontier.Options{})
	}, 1_000_000)
}
