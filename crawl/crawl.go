package crawl

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// Run crawls from seeds and yields each article when its record is kept, in no
// particular order. Between articles it yields errors with a nil Article: a
// *SeedError for each seed that leads nowhere, and at last what ended the crawl,
// if anything did.
//
// When ctx is cancelled, no more visits are begun, those that have begun may
// take Options.Grace to end, and the sequence ends. Breaking out of the loop
// does the same, and what the last visits bring stays in the Frontier.
func Run(ctx context.Context, seeds []string, opts *Options) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		c, err := New(opts)
		if err != nil {
			yield(nil, err)
			return
		}
		defer c.Close()
		for a, err := range c.Run(ctx, seeds) {
			if !yield(a, err) {
				return
			}
		}
	}
}

// Crawler is a crawl that can be watched while it runs.
type Crawler struct {
	opts     Options
	frontier frontier.Frontier
	client   *fetch.Client // nil where Options have a Fetcher
	version  string        // of this program, for Origin
	scope    *scope
	lessons  lessonBook
	offered  recent
	pages    budget
	articles budget
	asking   requests
	failing  sync.Mutex    // held while a seed's failure is noted
	cpu      chan struct{} // held while a page is worked on; spares memory, not time
}

// New makes a Crawler. Close must be called when it is done with.
func New(opts *Options) (*Crawler, error) {
	o, err := opts.withDefaults()
	if err != nil {
		return nil, fmt.Errorf("crawl: %w", err)
	}
	c := &Crawler{opts: o, frontier: o.Frontier, version: Version(),
		cpu: make(chan struct{}, runtime.GOMAXPROCS(0))}
	if o.Fetcher == nil {
		c.client = fetch.New(c.inScope(o.Fetch))
	}
	if c.frontier == nil {
		c.frontier = frontier.NewMemory(frontier.Options{Delay: o.Delay, Conns: o.Conns})
	}
	return c, nil
}

// Close gives up connections, and the frontier where New has made it.
func (c *Crawler) Close() error {
	if c.client != nil {
		c.client.Close()
	}
	if c.opts.Frontier == nil {
		return c.frontier.Close()
	}
	return nil
}

// Run is the function Run on this Crawler. It must be called once.
func (c *Crawler) Run(ctx context.Context, seeds []string) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		news := newsroom{events: make(chan event, c.opts.Workers), closed: make(chan struct{})}
		go c.crawl(ctx, seeds, news)
		open := true
		for e := range news.all() {
			if open && !yield(e.article, e.err) {
				open = false
				cancel() // and wait for the visits to end
			}
		}
	}
}

// crawl runs the workers and closes news when the last has ended, or when one hangs
// beyond the end of its context: then it is left to itself.
func (c *Crawler) crawl(ctx context.Context, seeds []string, news newsroom) {
	defer close(news.closed)
	if err := c.begin(ctx, seeds, news); err != nil {
		news.tell(event{err: err})
		return
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	if c.opts.MaxTime > 0 {
		timer := time.AfterFunc(c.opts.MaxTime, func() { stop(nil) })
		defer timer.Stop()
	}
	visits, end := withGrace(ctx, c.opts.Grace)
	defer end()
	leases, enough := context.WithCancel(ctx)
	defer enough()
	if c.opts.MaxPages > 0 || c.opts.MaxArticles > 0 {
		go c.watchBudgets(leases, enough)
	}
	var wg sync.WaitGroup
	for range c.opts.Workers {
		wg.Go(func() {
			if err := c.work(leases, visits, news); err != nil {
				stop(err)
			}
			if c.spent() {
				enough() // for those that wait for a host; visits go on to their end
			}
		})
	}
	waitFor(&wg, visits)
	if err := context.Cause(ctx); err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
		news.tell(event{err: err})
	}
}

// maxHang is how long after the end of its context a visit is waited for: long
// enough to give its lease back.
const maxHang = 2 * time.Second

// waitFor waits for the visits, and a little beyond their context.
func waitFor(wg *sync.WaitGroup, visits context.Context) {
	ended := make(chan struct{})
	go func() {
		wg.Wait()
		close(ended)
	}()
	select {
	case <-ended:
		return
	case <-visits.Done():
	}
	select {
	case <-ended:
	case <-time.After(maxHang):
	}
}

// spent reports whether a limit is reached.
func (c *Crawler) spent() bool { return c.pages.over() || c.articles.over() }

// watchBudgets looks once a second what others have spent on the same frontier.
// So many workers together may pass a limit by what they do in a second.
func (c *Crawler) watchBudgets(ctx context.Context, enough func()) {
	for !c.spent() && sleep(ctx, time.Second) {
		s, err := c.frontier.Stats(ctx)
		// What was under way here when that was counted is not taken for another's.
		if err != nil || !sleep(ctx, time.Second/4) {
			continue
		}
		c.pages.share(s.Tally[tallyPages])
		c.articles.share(s.Records)
	}
	enough()
}

// withGrace is a context that ends some time after ctx.
func withGrace(ctx context.Context, grace time.Duration) (context.Context, context.CancelFunc) {
	late, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		timer := time.AfterFunc(grace, cancel)
		context.AfterFunc(late, func() { timer.Stop() })
	})
	return late, func() { stop(); cancel() }
}

// work visits one link after another. leases ends the work, visits the visit.
func (c *Crawler) work(leases, visits context.Context, news newsroom) error {
	for leases.Err() == nil && c.pages.left() && c.articles.left() {
		lease, err := c.frontier.Lease(leases)
		switch {
		case errors.Is(err, frontier.ErrDrained):
			return nil
		case leases.Err() != nil:
			if lease != nil {
				return c.abandon(visits, lease)
			}
			return nil
		case err != nil:
			return err
		}
		events, err := c.visit(visits, lease)
		if err != nil {
			return err
		}
		for _, e := range events {
			news.tell(e)
		}
	}
	return nil
}
