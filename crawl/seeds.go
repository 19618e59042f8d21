package crawl

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// begin settles what this crawl is and offers its seeds. On a frontier that has
// been used, none of them is new but those that failed, and the crawl goes on
// where it was.
func (c *Crawler) begin(ctx context.Context, seeds []string, news newsroom) error {
	good := readable(seeds, func(err error) { news.tell(event{err: err}) })
	if len(good) == 0 && len(seeds) > 0 {
		return ErrNoSeeds
	}
	seeds, err := c.charter(ctx, good)
	if err != nil {
		return err
	}
	failed, err := c.failedSeeds(ctx)
	if err != nil {
		return err
	}
	var at []*addr
	var links []frontier.Link
	for _, s := range seeds {
		u, err := parseSeed(s)
		if err != nil {
			return err // it was read before it was kept
		}
		l := memo{Seed: s}.link(u, discover.RankSeed)
		if n := failed[s]; n > 0 {
			l.Key = address.KeyOfText(fmt.Sprintf("%s once more, after %d times", s, n))
		}
		at, links = append(at, u), append(links, l)
	}
	c.scope = newScope(&c.opts, at)
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
	if address.HasCredentials(s) {
		return nil, ErrCredentials
	}
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	return address.Parse(s, nil)
}

// readable are the seeds that are addresses; the others are told.
func readable(seeds []string, tell func(error)) (good []string) {
	for _, s := range seeds {
		switch _, err := parseSeed(s); {
		case errors.Is(err, ErrCredentials):
			tell(&SeedError{URL: address.Redacted(s), Reason: err.Error(), Err: err})
			continue
		case err != nil:
			tell(&SeedError{URL: s, Reason: "this is not a web address; one looks like https://news.example/", Err: err})
			continue
		}
		good = append(good, s)
	}
	return good
}

// CheckSeeds tells what keeps a crawl on f from beginning at seeds: that none of
// them is an address, with a *SeedError for each; that there are none, ErrNoSeeds;
// or that f holds another crawl, ErrOtherCrawl. It changes nothing. A nil f is a
// new one.
func CheckSeeds(ctx context.Context, f frontier.Frontier, seeds []string) error {
	var bad []error
	good := readable(seeds, func(err error) { bad = append(bad, err) })
	switch {
	case len(bad) > 0 && len(good) == 0:
		return errors.Join(bad...)
	case f == nil && len(seeds) == 0:
		return ErrNoSeeds
	case f == nil:
		return nil
	}
	_, err := seedsOf(ctx, f, good)
	return err
}

// Notes on the frontier.
const (
	noteSeeds  = "seeds"        // a list: what the crawl began with
	noteFailed = "failed seeds" // a map: how often a seed led nowhere
)

// charter settles the seeds, and keeps them.
func (c *Crawler) charter(ctx context.Context, seeds []string) ([]string, error) {
	seeds, err := seedsOf(ctx, c.frontier, seeds)
	if err != nil {
		return nil, err
	}
	return seeds, c.writeNote(ctx, noteSeeds, seeds)
}

// seedsOf compares the seeds with those that the frontier began with, if it ever
// got anywhere from them. Without seeds, it is those.
func seedsOf(ctx context.Context, f frontier.Frontier, seeds []string) ([]string, error) {
	var kept []string
	if err := readNote(ctx, f, noteSeeds, &kept); err != nil {
		return nil, err
	}
	stats, err := f.Stats(ctx)
	switch {
	case err != nil:
		return nil, err
	case len(seeds) == 0 && len(kept) == 0:
		return nil, ErrNoSeeds
	case len(seeds) == 0, slices.Equal(seeds, kept):
		return kept, nil
	case len(kept) > 0 && stats.Tally[tallyPages] > 0:
		return nil, fmt.Errorf("%w: it began with %s", ErrOtherCrawl, strings.Join(kept, " "))
	}
	return seeds, nil
}

func (c *Crawler) failedSeeds(ctx context.Context) (failed map[string]int, err error) {
	err = readNote(ctx, c.frontier, noteFailed, &failed)
	return failed, err
}

// seedFailed notes that a seed led nowhere, so that the next run tries again.
func (c *Crawler) seedFailed(ctx context.Context, seed string) error {
	c.failing.Lock()
	defer c.failing.Unlock()
	failed, err := c.failedSeeds(ctx)
	if err != nil {
		return err
	}
	if failed == nil {
		failed = map[string]int{}
	}
	failed[seed]++
	return c.writeNote(ctx, noteFailed, failed)
}

func readNote(ctx context.Context, f frontier.Frontier, name string, value any) error {
	b, err := f.Note(ctx, name)
	if err != nil || b == nil {
		return err
	}
	return json.Unmarshal(b, value)
}

func (c *Crawler) writeNote(ctx context.Context, name string, value any) error {
	b, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return c.frontier.SetNote(ctx, name, b)
}
