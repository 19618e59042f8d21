package crawl

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/discover"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// begin settles what this crawl is and offers its seeds. On a frontier that has
// been used, none of them is new, and the crawl goes on where it was.
func (c *Crawler) begin(ctx context.Context, seeds []string, events chan<- event) error {
	seeds, err := c.charter(ctx, seeds)
	if err != nil {
		return err
	}
	var at []*addr
	for _, s := range seeds {
		u, err := parseSeed(s)
		if err != nil {
			events <- event{err: &SeedError{URL: s, Reason: "this is not a web address; one looks like https://news.example/", Err: err}}
			continue
		}
		at = append(at, u)
	}
	c.scope = newScope(&c.opts, at)
	var links []frontier.Link
	for _, u := range at {
		links = append(links, memo{Seed: true}.link(u, discover.RankNow))
	}
	if _, err := c.frontier.Offer(ctx, links); err != nil {
		return err
	}
	if c.opts.Recrawl {
		if _, err := c.frontier.Revisit(ctx, time.Now()); err != nil {
			return err
		}
	}
	s, err := c.frontier.Stats(ctx)
	if err != nil {
		return err
	}
	c.pages.set(c.opts.MaxPages, s.Tally[tallyPages])
	c.articles.set(c.opts.MaxArticles, s.Records)
	return nil
}

// parseSeed takes "news.example" for what it is meant to be.
func parseSeed(s string) (*addr, error) {
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	return address.Parse(s, nil)
}

// charter compares the seeds with those the frontier began with. Without seeds,
// it is those.
func (c *Crawler) charter(ctx context.Context, seeds []string) ([]string, error) {
	const name = "seeds"
	kept, err := c.frontier.Note(ctx, name)
	if err != nil {
		return nil, err
	}
	if len(seeds) == 0 {
		if kept == nil {
			return nil, ErrNoSeeds
		}
		err := json.Unmarshal(kept, &seeds)
		return seeds, err
	}
	want, err := json.Marshal(seeds)
	if err != nil {
		return nil, err
	}
	if kept == nil {
		return seeds, c.frontier.SetNote(ctx, name, want)
	}
	if !bytes.Equal(kept, want) {
		return nil, fmt.Errorf("%w: it began with %s", ErrOtherCrawl, kept)
	}
	return seeds, nil
}
