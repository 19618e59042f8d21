package archive_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/export"
	"github.com/tearsheet-news/tearsheet/crawl/archive/internal/peer"
)

const peers = peer.Dir("warc/testdata/node")

// TestWarcioReadsCrawl has warcio read every record of two crawls and compute
// their digests.
func TestWarcioReadsCrawl(t *testing.T) {
	peers.Need(t, "node", "warcio")
	dir := small(t)
	ours := 0
	for _, n := range records(t, dir) {
		ours += n
	}
	theirs := 0
	files, _ := filepath.Glob(filepath.Join(dir, archive.Folder, "*.warc.gz"))
	for _, file := range files {
		records, _ := peers.Read(t, file)
		theirs += len(records)
	}
	if theirs != ours || ours < 100 {
		t.Errorf("warcio reads %d records of %d", theirs, ours)
	}
}

// TestReplayCrawl packs a crawl as WACZ and reads an article in ReplayWeb.page.
func TestReplayCrawl(t *testing.T) {
	peers.NeedReplay(t)
	dir := small(t)
	a := open(t, dir)
	wacz, err := os.Create(filepath.Join(t.TempDir(), "crawl.wacz"))
	if err != nil {
		t.Fatal(err)
	}
	defer wacz.Close()
	if _, err := export.WACZ(wacz, dir, a.AllRevisions(ctx), time.Now()); err != nil {
		t.Fatal(err)
	}
	var latest *archive.Revision
	for found, err := range a.Articles(ctx, archive.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if found.Revisions == 1 && found.Latest.Record.Pages == 0 { // the days of replay know no less than a second
			latest = found.Latest
		}
	}
	seen := peers.Replay(t, wacz.Name(), latest.Origin.Pages[0].URL, latest.Fetched.Format("20060102150405"))[0]
	for _, p := range append(latest.Record.Paragraphs(), latest.Record.Title) {
		if !strings.Contains(seen.Text, p) {
			t.Errorf("Chromium shows no %q in\n%s", p, seen.Text)
		}
	}
}
