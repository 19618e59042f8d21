package archive_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/export"
)

// Tests of a crawl's archive against readers by other hands. What they need, and
// how to install it, is the same as for package warc.

const nodeDir = "warc/testdata/node"

func needPeer(t *testing.T, command, module string) (path string) {
	t.Helper()
	miss := t.Skipf
	if os.Getenv("TEARSHEET_PEERS") == "required" {
		miss = t.Fatalf
	}
	path, err := exec.LookPath(command)
	if err != nil {
		miss("%s is not installed", command)
	}
	if _, err := os.Stat(filepath.Join(nodeDir, "node_modules", module)); err != nil {
		miss("npm package %s is not installed in %s", module, nodeDir)
	}
	return path
}

// node runs a script of nodeDir and returns the lines that it prints.
func node(t *testing.T, script string, args ...string) [][]byte {
	t.Helper()
	cmd := exec.Command("node", append([]string{filepath.Join(nodeDir, script)}, args...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node %s: %v\n%s", script, err, &stderr)
	}
	return bytes.Split(bytes.TrimSpace(out), []byte("\n"))
}

// TestWarcioReadsCrawl has warcio read every record of two crawls and compute
// their digests.
func TestWarcioReadsCrawl(t *testing.T) {
	needPeer(t, "node", "warcio")
	dir := small(t)
	ours := 0
	for _, n := range records(t, dir) {
		ours += n
	}
	theirs := 0
	files, _ := filepath.Glob(filepath.Join(dir, archive.Folder, "*.warc.gz"))
	for _, file := range files {
		for _, line := range node(t, "read.mjs", file) {
			var r struct{ Type, URL, Block, StatedBlock, Payload, StatedPayload, Index string }
			if err := json.Unmarshal(line, &r); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			if r.Index != "" {
				continue
			}
			theirs++
			if r.Block != r.StatedBlock {
				t.Errorf("%s %s: block digest %s, warcio's %s", r.Type, r.URL, r.StatedBlock, r.Block)
			}
			if r.StatedPayload != "" && r.Payload != r.StatedPayload && r.Type != "revisit" {
				t.Errorf("%s %s: payload digest %s, warcio's %s", r.Type, r.URL, r.StatedPayload, r.Payload)
			}
		}
	}
	if theirs != ours || ours < 100 {
		t.Errorf("warcio reads %d records of %d", theirs, ours)
	}
}

// TestReplayCrawl packs a crawl as WACZ and reads an article in ReplayWeb.page.
func TestReplayCrawl(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	needPeer(t, "node", "replaywebpage")
	needPeer(t, "node", "playwright-core")
	chromium := needPeer(t, "chromium", "playwright-core")
	dir := small(t)
	a := open(t, dir)
	var wacz bytes.Buffer
	if _, err := export.WACZ(&wacz, dir, a.AllRevisions(ctx), time.Now()); err != nil {
		t.Fatal(err)
	}
	var shown *archive.Article
	for found, err := range a.Articles(ctx, archive.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if found.Revisions == 1 && found.Latest.Record.Pages == 0 { // the days of replay know no less than a second
			shown = found
		}
	}

	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(filepath.Join(nodeDir, "node_modules", "replaywebpage"))))
	mux.HandleFunc("/archive.wacz", func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "archive.wacz", time.Now(), bytes.NewReader(wacz.Bytes()))
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	// A service worker needs a secure origin, which localhost is by definition.
	base := strings.Replace(server.URL, "127.0.0.1", "localhost", 1)
	latest := shown.Latest
	lines := node(t, "replay.mjs", chromium, base, latest.Origin.Pages[0].URL, latest.Fetched.Format("20060102150405"))
	var seen struct{ Title, Text string }
	if err := json.Unmarshal(lines[0], &seen); err != nil {
		t.Fatal(err)
	}
	for _, p := range append(archive.Paragraphs(latest.Record.Text), latest.Record.Title) {
		if !strings.Contains(seen.Text, p) {
			t.Errorf("Chromium shows no %q in\n%s", p, seen.Text)
		}
	}
}
