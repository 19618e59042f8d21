package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/sqlite"
	"github.com/tearsheet-news/tearsheet/crawl/internal/sink"
)

// CrawlOptions are those of a crawl into a directory. The zero value is the
// recommended setting; a nil *CrawlOptions means the same.
type CrawlOptions struct {
	// Options of the crawl itself. Frontier and Archive are those of the directory,
	// whatever stands here.
	crawl.Options

	// Out is the path of a file that gets each record of the crawl, of all its
	// runs, once, a line each; empty: none. It is made where it is missing, and
	// whatever a crash has left in it is mended.
	Out string

	// Records gets the records that are kept from now on, a line each; nil: none.
	Records io.Writer

	NoBytes   bool // keep no bytes of pages
	NoLibrary bool // keep no library of articles
}

// ErrNoCrawl: the directory holds no crawl that could go on.
var ErrNoCrawl = errors.New("no crawl is there")

// Crawl crawls from seeds into the directory dir, and yields each article when its
// record is kept, as crawl.Run does. The directory is made where it is missing.
// Where it holds a crawl, that goes on where it was, however it ended; without
// seeds, it must hold one.
//
// Breaking out of the loop ends the crawl; what it has found meanwhile is kept.
func Crawl(ctx context.Context, dir string, seeds []string, opts *CrawlOptions) iter.Seq2[*crawl.Article, error] {
	return func(yield func(*crawl.Article, error) bool) {
		c, err := OpenCrawler(ctx, dir, seeds, opts)
		if err != nil {
			yield(nil, err)
			return
		}
		open := true
		for a, err := range c.Run(ctx) {
			if open = yield(a, err); !open {
				break
			}
		}
		if err := c.Close(); err != nil && open {
			yield(nil, err)
		}
	}
}

// Crawler is a Crawl that can be watched while it runs.
type Crawler struct {
	crawler  *crawl.Crawler
	seeds    []string
	frontier *frontier.Queue
	recorder *Recorder // nil: no bytes are kept
	files    *Collector
}

// OpenCrawler makes ready what Crawl does: it opens the directory and the files,
// and brings them to where the crawl is. Where the crawl cannot begin, nothing is
// made or changed; see crawl.CheckSeeds for the errors. Close must be called when
// it is done with.
func OpenCrawler(ctx context.Context, dir string, seeds []string, opts *CrawlOptions) (_ *Crawler, err error) {
	if opts == nil {
		opts = &CrawlOptions{}
	}
	if err := begun(ctx, dir, seeds); err != nil {
		return nil, err
	}
	c := &Crawler{seeds: seeds}
	defer func() {
		if err != nil {
			c.Close()
		}
	}()
	if c.frontier, err = sqlite.Open(dir, opts.Pacing()); err != nil {
		return nil, err
	}
	if err = crawl.CheckSeeds(ctx, c.frontier, seeds); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	if err = c.openFiles(ctx, dir, opts); err != nil {
		return nil, err
	}
	o := opts.Options
	o.Frontier, o.Archive = c.frontier, nil
	if !opts.NoBytes {
		if c.recorder, _, err = OpenRecorder(dir); err != nil {
			return nil, err
		}
		o.Archive = c.recorder
	}
	c.crawler, err = crawl.New(&o)
	return c, err
}

// begun refuses a directory without a crawl where none can begin.
func begun(ctx context.Context, dir string, seeds []string) error {
	_, err := os.Stat(filepath.Join(dir, sqlite.File))
	if !errors.Is(err, os.ErrNotExist) {
		return err // whether it is a crawl's shows when it is opened
	}
	err = crawl.CheckSeeds(ctx, nil, seeds)
	if errors.Is(err, crawl.ErrNoSeeds) {
		err = fmt.Errorf("%s: %w", dir, ErrNoCrawl)
	}
	return err
}

// openFiles opens what takes records, and gives it what it lacks.
func (c *Crawler) openFiles(ctx context.Context, dir string, opts *CrawlOptions) (err error) {
	if opts.NoLibrary {
		dir = ""
	}
	if c.files, err = OpenCollector(ctx, c.frontier, dir, opts.Out); err != nil {
		return err
	}
	if opts.Records != nil {
		stats, err := c.frontier.Stats(ctx)
		if err != nil {
			return err
		}
		c.files.sinks = append(c.files.sinks, sink.NewStream(opts.Records, stats.Records))
	}
	return c.files.Collect(ctx)
}

// Run crawls from the seeds and yields each article when its record is in all
// files. It must be called once. The errors are those of crawl.Run, and those of
// writing, which end the crawl.
func (c *Crawler) Run(ctx context.Context) iter.Seq2[*crawl.Article, error] {
	return func(yield func(*crawl.Article, error) bool) {
		for a, err := range c.crawler.Run(ctx, c.seeds) {
			if err == nil {
				if err = c.collect(ctx); err != nil {
					a = nil
				}
			}
			if !yield(a, err) {
				return
			}
			if c.files.broken {
				break
			}
		}
		if err := c.finish(ctx); err != nil {
			yield(nil, err)
		}
	}
}

// Stats tells where the crawl stands. It may be called at any time, also while
// Run goes on.
func (c *Crawler) Stats(ctx context.Context) (crawl.Stats, error) { return c.crawler.Stats(ctx) }

// collect passes on what the files of records lack, also when ctx has ended.
func (c *Crawler) collect(ctx context.Context) error {
	return c.files.Collect(context.WithoutCancel(ctx))
}

// finish gives the files of bytes their index, and the others the last records.
func (c *Crawler) finish(ctx context.Context) (err error) {
	if c.recorder != nil {
		err = c.recorder.Close()
	}
	return errors.Join(err, c.collect(ctx))
}

// Close keeps what the last visits have brought, and closes all files.
func (c *Crawler) Close() error {
	var errs []error
	if c.crawler != nil {
		errs = append(errs, c.crawler.Close(), c.finish(context.Background()))
	}
	if c.files != nil {
		errs = append(errs, c.files.Close())
	}
	if c.frontier != nil {
		errs = append(errs, c.frontier.Close())
	}
	return errors.Join(errs...)
}
