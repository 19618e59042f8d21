package archive_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// crawlInto crawls the world into dir, on a frontier that lives as long as the
// test, and returns what was found.
func crawlInto(t *testing.T, w *crawltest.World, dir string, f frontier.Frontier, recrawl bool) []*crawl.Article {
	t.Helper()
	return crawlBy(t, w, dir, f, &crawl.Options{Recrawl: recrawl})
}

// crawlBy is crawlInto with options of its own.
func crawlBy(t *testing.T, w *crawltest.World, dir string, f frontier.Frontier, opts *crawl.Options) []*crawl.Article {
	t.Helper()
	recorder, _, err := archive.OpenRecorder(dir)
	if err != nil {
		t.Fatal(err)
	}
	opts.Frontier, opts.AllowPrivate, opts.Delay, opts.Backoff = f, true, -1, time.Millisecond
	opts.Archive, opts.Revisit = recorder, time.Millisecond
	var out []*crawl.Article
	for a, err := range crawl.Run(ctx, w.Seeds(), opts) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	if err := recorder.Close(); err != nil {
		t.Fatal(err)
	}
	drain(t, dir, f)
	return out
}

func simulated(t *testing.T, plans ...crawltest.Plan) *crawltest.World {
	t.Helper()
	w, err := crawltest.New(plans...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	return w
}

// records counts the records in the WARC files of dir by type.
func records(t *testing.T, dir string) map[warc.Type]int {
	t.Helper()
	count := map[warc.Type]int{}
	files, err := filepath.Glob(filepath.Join(dir, archive.Folder, "*.warc.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("files %q, %v", files, err)
	}
	for _, file := range files {
		for rec, err := range each(t, file) {
			if err != nil {
				t.Fatal(err)
			}
			count[rec.Type()]++
		}
	}
	return count
}

// Every record's bytes, extracted anew, give the same record.
func TestRemake(t *testing.T) {
	w := simulated(t,
		crawltest.Plan{Stories: 30, Sitemap: true, Parts: true, Private: true},
		crawltest.Plan{Stories: 30, Variants: true, Feed: true, Template: 1},
		crawltest.Plan{Stories: 30, Traps: true, Flaky: true, Template: 2},
	)
	dir := t.TempDir()
	f := frontier.NewMemory(frontier.Options{})
	defer f.Close()
	found := crawlInto(t, w, dir, f, false)
	a, n, joined := open(t, dir), 0, 0
	for r, err := range a.AllRevisions(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if len(r.Origin.Pages) > 1 {
			joined++
		}
		made, err := a.Remake(ctx, r, nil)
		if err != nil {
			t.Fatalf("%s: %v", r.URL, err)
		}
		got, err := json.Marshal(made)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, r.JSON) {
			t.Errorf("%s:\n%s, want\n%s", r.URL, got, r.JSON)
		}
	}
	if n != len(found) || n < 80 || joined < 2 {
		t.Errorf("%d revisions of %d records, %d of them joined", n, len(found), joined)
	}
	hits := len(w.Hits())
	if got := records(t, dir); got[warc.TypeResponse] != hits || got[warc.TypeRequest] != hits || got[warc.TypeMetadata] != hits {
		t.Errorf("%v records of %d answers", got, hits)
	}
}

// What has not changed leaves a revisit record, which stands on the bytes of
// before, and no revision.
func TestRevisits(t *testing.T) {
	w := simulated(t, crawltest.Plan{Stories: 10, Sitemap: true})
	dir := t.TempDir()
	f := frontier.NewMemory(frontier.Options{})
	defer f.Close()
	crawlInto(t, w, dir, f, false)
	before := records(t, dir)
	w.Sites[0].Edit(3, func(s *crawltest.Story) { s.Title += " again" })
	w.Forget()
	time.Sleep(20 * time.Millisecond) // everything is due
	if n := len(crawlInto(t, w, dir, f, true)); n != 1 {
		t.Errorf("%d articles have changed", n)
	}
	fresh := 0
	for _, h := range w.Hits() {
		if h.Status != http.StatusNotModified {
			fresh++
		}
	}
	after := records(t, dir)
	revisits, responses := after[warc.TypeRevisit], after[warc.TypeResponse]-before[warc.TypeResponse]
	if revisits < 9 || responses == 0 || responses > fresh || revisits+responses != len(w.Hits()) {
		t.Errorf("%d revisits and %d responses of %d answers, %d of them whole", revisits, responses, len(w.Hits()), fresh)
	}
}

func TestKeep(t *testing.T) {
	dir := t.TempDir()
	recorder, _, err := archive.OpenRecorder(dir)
	if err != nil {
		t.Fatal(err)
	}
	x := &fetch.Exchange{
		URL: "https://press.example/a", Status: 200, Raw: []byte("<h1>A page</h1>"),
		Request: fetch.Head{Line: "GET /a HTTP/1.1", Fields: []fetch.Field{{Name: "Host", Value: "press.example"}}},
		Response: fetch.Head{Line: "HTTP/1.1 200 OK", Fields: []fetch.Field{
			{Name: "x-Odd", Value: "caf\xe9"}, {Name: "x-Odd", Value: "two\r\nForged: yes"}, {Name: "", Value: "no name"}, {Name: "Transfer-Encoding", Value: "chunked"},
		}},
		Started: time.Date(2026, 5, 1, 9, 0, 0, 123456789, time.UTC),
	}
	first, err := recorder.Keep(ctx, crawl.Capture{Exchange: x, Via: "https://press.example/", Depth: 2})
	if err != nil {
		t.Fatal(err)
	}
	later := *x
	later.Started = x.Started.Add(time.Hour)
	same, err := recorder.Keep(ctx, crawl.Capture{Exchange: &later, Before: &first})
	if err != nil {
		t.Fatal(err)
	}
	if same.Offset != first.Offset || same.ID != first.ID || !same.Kept.Equal(first.Fetched) || !same.Fetched.Equal(later.Started) {
		t.Errorf("the same once more lies at %+v, and did at %+v", same, first)
	}
	later.Raw = []byte("another page")
	other, err := recorder.Keep(ctx, crawl.Capture{Exchange: &later, Before: &same})
	if err != nil || other.Offset == first.Offset {
		t.Errorf("another page lies at %+v, %v", other, err)
	}
	if err := recorder.Close(); err != nil {
		t.Fatal(err)
	}
	drain(t, dir, crawled(t))

	a := open(t, dir)
	got, err := a.Answer(ctx, same)
	if err != nil {
		t.Fatal(err)
	}
	if string(got.Body) != string(x.Raw) || got.Status != 200 || got.Header.Get("X-Odd") != "caf\xe9" ||
		got.Header.Get("Forged") != "" || got.Header.Get("Transfer-Encoding") != "" || got.Digest != first.Digest {
		t.Errorf("answer %+v", got)
	}
	for _, change := range []func(*crawl.Place){
		func(p *crawl.Place) { p.Offset = other.Offset },
		func(p *crawl.Place) { p.Digest = other.Digest },
	} {
		wrong := first
		change(&wrong)
		if _, err := a.Answer(ctx, wrong); !errors.Is(err, archive.ErrOtherRecord) {
			t.Errorf("at a wrong place: %v", err)
		}
	}
	outside := first
	outside.File = "../" + first.File
	if _, err := a.Answer(ctx, outside); err == nil || !strings.Contains(err.Error(), "no place") {
		t.Errorf("outside of the archive: %v", err)
	}
}
