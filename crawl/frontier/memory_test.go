package frontier_test

import (
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/frontiertest"
)

func TestMemory(t *testing.T) {
	frontiertest.Run(t, func(_ *testing.T, _ string, opts frontier.Options) frontier.Frontier {
		return frontier.NewMemory(opts)
	}, false)
}
