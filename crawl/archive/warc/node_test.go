package warc

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Tests against readers by other hands. What they need is installed by
//
//	npm install --prefix crawl/archive/warc/testdata/node --ignore-scripts
//
// and, for the replay, Debian's chromium. Without these they skip, unless
// TEARSHEET_PEERS=required says that they must not.

const nodeDir = "testdata/node"

func needPeer(t *testing.T, command, module string) (commandPath string) {
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

// node runs a script of testdata/node and returns what it prints.
func node(t *testing.T, script string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("node", append([]string{filepath.Join(nodeDir, script)}, args...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node %s: %v\n%s", script, err, stderr.Bytes())
	}
	if stderr.Len() > 0 {
		t.Errorf("node %s complains:\n%s", script, stderr.Bytes())
	}
	return out
}

// A peerRecord is a line that read.mjs prints.
type peerRecord struct {
	Version, Type, ID, URL string
	Offset, Length         int64
	Block, StatedBlock     string
	Payload, StatedPayload string
	Status                 int
	Text                   string
	Index                  string // a line of warcio's index instead
}

// site writes an archive with one record of every kind, and bodies in every
// coding, over two captures of the same page.
func site(t *testing.T) (path string, receipts []Receipt) {
	t.Helper()
	w := newWriter(t, t.TempDir(), nil)
	write := func(drafts ...*Draft) []Receipt {
		t.Helper()
		got, err := w.Write(drafts...)
		if err != nil {
			t.Fatal(err)
		}
		receipts = append(receipts, got...)
		return got
	}
	first := write(pageCapture(t, articleURL, page(1, 3000))...)[0]
	original := Original{ID: first.ID, URL: articleURL, Time: testTime, PayloadDigest: first.PayloadDigest}

	for coding, body := range map[string]string{"gzip": string(gz(news)), "br": brotlied(), "deflate": zlibbed()} {
		c := Capture{URL: "https://www.press.example/Coded/" + coding + "?b=2&a=1", Time: testTime, IP: "2001:db8::7"}
		write(c.Response(head(t, "HTTP/1.1 200 OK", Header{{"Content-Type", "text/plain"}, {"Content-Encoding", coding}}), strings.NewReader(body)))
	}
	later := Capture{URL: articleURL, Time: testTime.AddDate(0, 0, 1), IP: "192.0.2.7"}
	html := Header{{"Content-Type", "text/html"}}
	write(later.Identical(head(t, "HTTP/1.1 200 OK", html), original))
	later.Time = testTime.AddDate(0, 0, 2)
	write(later.NotModified(head(t, "HTTP/1.1 304 Not Modified", Header{{"ETag", `"1"`}}), original))
	cut := later.Response(head(t, "HTTP/1.1 200 OK", html), strings.NewReader("<p>The fer"))
	cut.Header.Set("WARC-Truncated", TruncatedDisconnect)
	cut.Header.Set("WARC-Target-URI", "https://press.example:8443/cut")
	write(cut)
	write(later.Conversion("application/json", strings.NewReader(`{"title":"Ferry 1 returns"}`), first.ID))
	later.URL = "urn:tearsheet:seeds"
	write(later.Resource("application/json", strings.NewReader(`{"seeds":1}`)))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(w.dir, first.File), receipts
}

const articleURL = "https://press.example/2026/ferry?page=1"

// TestWarcioReads holds every record, digest, offset and index line against
// what warcio makes of the file.
func TestWarcioReads(t *testing.T) {
	needPeer(t, "node", "warcio")
	path, receipts := site(t)
	var records []peerRecord
	var index []string
	for line := range bytes.Lines(node(t, "read.mjs", path)) {
		var r peerRecord
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if r.Index != "" {
			index = append(index, r.Index)
			continue
		}
		records = append(records, r)
	}
	if len(records) != 1+len(receipts) || records[0].Type != string(TypeInfo) {
		t.Fatalf("warcio reads %d records, want warcinfo and %d", len(records), len(receipts))
	}
	for i, r := range records {
		checkPeerRecord(t, r)
		if i == 0 {
			continue
		}
		if want := receipts[i-1]; trimID(r.ID) != want.ID || r.Offset != want.Offset || r.Length != want.Length {
			t.Errorf("warcio has %s at %d+%d, the receipt says %+v", r.ID, r.Offset, r.Length, want)
		}
	}
	checkPeerIndex(t, path, index)
}

func checkPeerRecord(t *testing.T, r peerRecord) {
	t.Helper()
	if r.Version != "WARC/1.1" {
		t.Errorf("%s: version %s", r.ID, r.Version)
	}
	if r.StatedBlock != r.Block {
		t.Errorf("%s %s: block digest %s, warcio's %s", r.Type, r.URL, r.StatedBlock, r.Block)
	}
	if r.StatedPayload != r.Payload && r.StatedPayload != "" && r.Type != string(TypeRevisit) {
		t.Errorf("%s %s: payload digest %s, warcio's %s", r.Type, r.URL, r.StatedPayload, r.Payload)
	}
	if strings.Contains(r.URL, "/Coded/") && r.Text != news && !strings.Contains(r.URL, "/br") { // warcio has no brotli
		t.Errorf("%s decodes to %q", r.URL, r.Text)
	}
	if r.URL == articleURL && r.Type == string(TypeResponse) && r.Text != page(1, 3000) {
		t.Errorf("article decodes to %.80q", r.Text)
	}
}

// checkPeerIndex compares entry by entry. Three things are different on purpose:
// digests carry their algorithm here, a 304 has no status, and conversions are
// not indexed.
func checkPeerIndex(t *testing.T, path string, theirs []string) {
	t.Helper()
	var want []string
	for _, line := range theirs {
		e, err := ParseIndexEntry(line)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(line, e.Key()+" ") {
			t.Errorf("key %q, warcio's %q", e.Key(), line)
		}
		e.Digest = "sha256:" + e.Digest
		if e.Status == http.StatusNotModified {
			e.Status = 0
		}
		want = append(want, e.String())
	}
	slices.Sort(want)
	ours := strings.Split(strings.TrimSpace(string(mustRead(t, IndexPath(path)))), "\n")
	for _, line := range ours {
		if !slices.Contains(want, line) {
			t.Errorf("warcio has no entry\n%s\namong\n%s", line, strings.Join(want, "\n"))
		}
	}
	if len(ours) != len(want)-1 {
		t.Errorf("%d entries, warcio has %d with one conversion", len(ours), len(want))
	}
}

// TestReplay opens a package in ReplayWeb.page and reads the article there, as
// it was captured, and again from the revisits of later days.
func TestReplay(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	needPeer(t, "node", "replaywebpage")
	needPeer(t, "node", "playwright-core")
	chromium := needPeer(t, "chromium", "playwright-core")
	path, _ := site(t)
	wacz := packed(t, path)

	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(filepath.Join(nodeDir, "node_modules", "replaywebpage"))))
	mux.HandleFunc("/archive.wacz", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, wacz) })
	server := httptest.NewServer(mux)
	defer server.Close()
	// A service worker needs a secure origin, which localhost is by definition.
	base := strings.Replace(server.URL, "127.0.0.1", "localhost", 1)

	days := []string{"20260314150926", "20260315150926", "20260316150926"}
	out := bytes.TrimSpace(node(t, "replay.mjs", append([]string{chromium, base, articleURL}, days...)...))
	views := bytes.Split(out, []byte("\n"))
	if len(views) != len(days) {
		t.Fatalf("%d views for %d days", len(views), len(days))
	}
	for i, day := range days {
		var seen struct{ Frame, Title, Text string }
		if err := json.Unmarshal(views[i], &seen); err != nil {
			t.Fatalf("%s: %v", views[i], err)
		}
		if seen.Title != "Ferry 1 returns" || !strings.Contains(seen.Text, "the harbour counted") {
			t.Errorf("on %s Chromium shows %+v", day, seen)
		}
		if !strings.Contains(seen.Frame, day) {
			t.Errorf("asked for %s, shown %s", day, seen.Frame)
		}
	}
}

// packed makes a WACZ file of WARC files.
func packed(t *testing.T, warcs ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "archive.wacz")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := bufio.NewWriter(f)
	if err := WriteWACZ(out, testPackage, warcs, testPages); err != nil {
		t.Fatal(err)
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
	return path
}
