package archive_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// A crawl into a directory goes on where it was left, and in the end its file, its
// library and its bytes have each article once.
func TestCrawl(t *testing.T) {
	w := simulated(t, crawltest.Plan{Stories: 12, Sitemap: true})
	dir := filepath.Join(t.TempDir(), "news")
	out := filepath.Join(t.TempDir(), "out.jsonl")
	var lines strings.Builder
	opts := &archive.CrawlOptions{Out: out, Records: &lines,
		Options: crawl.Options{AllowPrivate: true, Delay: -1}}
	yielded := 0
	for a, err := range archive.Crawl(ctx, dir, w.Seeds(), opts) {
		if err != nil || a == nil {
			t.Fatal(err)
		}
		if yielded++; yielded == 3 {
			break
		}
	}
	for _, err := range archive.Crawl(ctx, dir, nil, opts) {
		if err != nil {
			t.Fatal(err)
		}
	}
	inFile := strings.Count(string(read(t, out)), "\n")
	problems, count := verify(t, dir)
	equal(t, "problems", problems, nil)
	if streamed := strings.Count(lines.String(), "\n"); inFile != 12 || streamed != 12 || count.Revisions != 12 || count.NoBytes != 0 {
		t.Errorf("%d lines in the file, %d streamed, %+v", inFile, streamed, count)
	}
}

// Where a crawl cannot begin, nothing is made, and nothing that is there changes.
func TestCrawlUnbegun(t *testing.T) {
	w := simulated(t, crawltest.Plan{Stories: 2, Sitemap: true})
	opts := &archive.CrawlOptions{Options: crawl.Options{AllowPrivate: true, Delay: -1}, Out: filepath.Join(t.TempDir(), "out")}
	dir := filepath.Join(t.TempDir(), "news")
	run := func(opts *archive.CrawlOptions, seeds ...string) (errs error) {
		for _, err := range archive.Crawl(ctx, dir, seeds, opts) {
			errs = errors.Join(errs, err)
		}
		return errs
	}
	var seed *crawl.SeedError
	if err := run(opts); !errors.Is(err, archive.ErrNoCrawl) {
		t.Errorf("without a seed: %v", err)
	}
	if err := run(opts, "ftp://a.example", ""); !errors.As(err, &seed) {
		t.Errorf("with seeds that are no addresses: %v", err)
	}
	for _, path := range []string{dir, opts.Out} {
		if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s was made", path)
		}
	}
	if err := run(nil, "ftp://a.example"); !errors.As(err, &seed) {
		t.Errorf("without options: %v", err)
	}
	first := *opts
	first.Out = ""
	if err := run(&first, w.Seeds()...); err != nil {
		t.Fatal(err)
	}
	if err := run(opts, "https://b.example"); !errors.Is(err, crawl.ErrOtherCrawl) {
		t.Errorf("another crawl: %v", err)
	}
	if _, err := os.Stat(opts.Out); !errors.Is(err, os.ErrNotExist) {
		t.Error("the refused crawl made its file")
	}
}

// Writing that fails ends the crawl with the error; what was found stays.
func TestCrawlBroken(t *testing.T) {
	w := simulated(t, crawltest.Plan{Stories: 5, Sitemap: true})
	dir := t.TempDir()
	opts := &archive.CrawlOptions{Records: brokenWriter{}, Options: crawl.Options{AllowPrivate: true, Delay: -1}}
	var errs []error
	for _, err := range archive.Crawl(ctx, dir, w.Seeds(), opts) {
		if err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) != 1 || !errors.Is(errs[0], os.ErrClosed) {
		t.Errorf("%v", errs)
	}
	opts.Records = nil
	for _, err := range archive.Crawl(ctx, dir, nil, opts) {
		if err != nil {
			t.Fatal(err)
		}
	}
	if problems, count := verify(t, dir); count.Revisions != 5 || len(problems) > 0 {
		t.Errorf("%+v, %v", count, problems)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, os.ErrClosed }
