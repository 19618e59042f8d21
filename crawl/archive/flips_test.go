package archive_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/archivetest"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/sqlite"
)

// TestVerifyRecordFlips: a single bit that flips in the value of any key of a
// record, as it lies in the file, is found.
func TestVerifyRecordFlips(t *testing.T) {
	a := archivetest.Full()
	dir := t.TempDir()
	drain(t, dir, crawled(t, a))
	script(t, dir, "PRAGMA wal_checkpoint(TRUNCATE)")
	path := filepath.Join(dir, archive.LibraryFile)
	whole := read(t, path)
	line, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(whole, line)
	if at < 0 {
		t.Fatal("the record lies in pieces")
	}
	values := archivetest.Values(a)
	r := rand.New(rand.NewPCG(1, 10))
	for _, key := range archivetest.Keys() {
		if values[key] == nil {
			t.Fatalf("the article has no %s", key)
		}
		from := at + bytes.Index(line, []byte(`"`+key+`":`)) + len(key) + 3
		for range 10 {
			flipped := bytes.Clone(whole)
			flipped[from+r.IntN(len(values[key]))] ^= 1 << r.IntN(8)
			if err := os.WriteFile(path, flipped, 0o666); err != nil {
				t.Fatal(err)
			}
			if problems, _ := verify(t, dir); len(problems) == 0 {
				t.Errorf("a bit of %s is not missed", key)
			}
		}
	}
}

// TestVerifyRowChanges: what the library says of a record is as safe as the record.
func TestVerifyRowChanges(t *testing.T) {
	whole := t.TempDir()
	drain(t, whole, crawled(t, archivetest.Full()))
	for _, change := range []string{
		"UPDATE revision SET seq = seq + 1", "UPDATE revision SET number = 2", "UPDATE revision SET fetched = fetched + 1",
		"UPDATE revision SET seen = seen + 1", "UPDATE revision SET origin = origin || ' '", "UPDATE revision SET sketch = '[1]'",
		"UPDATE revision SET extraction = 99", "UPDATE revision SET article = 99", "UPDATE revision SET sum = x'00'",
		"UPDATE extraction SET extractor = 'x'", "UPDATE extraction SET revision = 99", "UPDATE extraction SET digest = x'00'",
		"UPDATE extraction SET sum = x''", "UPDATE extraction SET json = '{}'", "DELETE FROM extraction",
		"UPDATE article SET url = 'https://press.example/x'", "UPDATE article SET site = 'x.example'", "DELETE FROM article",
		"UPDATE alias SET url = url || '/x'", "UPDATE alias SET key = x'00'", "UPDATE alias SET article = 99", "DELETE FROM alias",
		"DELETE FROM revision", "DELETE FROM search", "UPDATE search_data SET block = x'00' WHERE id > 10",
	} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		script(t, dir, "%s", change)
		if problems, _ := verify(t, dir); len(problems) == 0 {
			t.Errorf("%s: not missed", change)
		}
	}
}

// TestVerifyFrontier: SQLite sees a frontier whose tables and indexes disagree.
func TestVerifyFrontier(t *testing.T) {
	w := simulated(t, crawltest.Plan{Stories: 5, Sitemap: true})
	dir := t.TempDir()
	opts := &archive.CrawlOptions{Options: crawl.Options{AllowPrivate: true, Delay: -1}}
	for _, err := range archive.Crawl(ctx, dir, w.Seeds(), opts) {
		if err != nil {
			t.Fatal(err)
		}
	}
	problems, count := verify(t, dir)
	equal(t, "problems", problems, nil)
	if count.NoFrontier != nil {
		t.Error(count.NoFrontier)
	}
	c, err := archive.OpenCrawler(ctx, dir, nil, opts)
	if err != nil {
		t.Fatal(err)
	}
	if _, count := verify(t, dir); !errors.Is(count.NoFrontier, archive.ErrInUse) {
		t.Error("the frontier of a crawl that goes on was read")
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, sqlite.File)
	edit(t, path, func(b []byte) []byte {
		for page := 4096; page < len(b); page += 4096 {
			b[page] ^= 0x40 // the kind of the page
		}
		return b
	})
	problems, _ = verify(t, dir)
	if text := fmt.Sprint(problems); !strings.Contains(text, "frontier.db: the database is damaged") {
		t.Errorf("found %s", text)
	}
}
