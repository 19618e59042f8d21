package warc

import (
	"bufio"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/archive/internal/peer"
)

const peers = peer.Dir("testdata/node")

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
	cut.Header.Set("WARC-Truncated", truncatedDisconnect)
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
	peers.Need(t, "node", "warcio")
	path, receipts := site(t)
	records, index := peers.Read(t, path)
	if len(records) != 1+len(receipts) || records[0].Type != string(typeInfo) {
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

func checkPeerRecord(t *testing.T, r peer.Record) {
	t.Helper()
	if r.Version != "WARC/1.1" {
		t.Errorf("%s: version %s", r.ID, r.Version)
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
	peers.NeedReplay(t)
	path, _ := site(t)
	days := []string{"20260314150926", "20260315150926", "20260316150926"}
	for i, seen := range peers.Replay(t, packed(t, path), articleURL, days...) {
		if seen.Title != "Ferry 1 returns" || !strings.Contains(seen.Text, "the harbour counted") {
			t.Errorf("on %s Chromium shows %+v", days[i], seen)
		}
		if !strings.Contains(seen.Frame, days[i]) {
			t.Errorf("asked for %s, shown %s", days[i], seen.Frame)
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
