package discover

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/crawl/address"
)

func parse(t testing.TB, s string) *url.URL {
	t.Helper()
	u, err := address.Parse(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

const scanned = `<!DOCTYPE html><head><title>a <a href=/title></title>
<base href="/news/"><LINK REL="canonical" HREF='https://example.com/c?utm_source=x'>
<link rel="alternate" type="application/rss+xml" href="feed.xml"><link rel="alternate" hreflang="de" href="/de">
<link rel=next href=?page=2><meta name="ROBOTS" content="noarchive"><meta name=robots content=nofollow>
<script>document.write("<a href='/script'>")</script><style>a{}</STYLE>
<!-- <a href="/comment"> --></head><body>
<a class=x href="one">1</a> <A HREF = 'two?a=1&amp;b=2'>2</A> <a href=/three#x rel="noopener nofollow">3</a>
<a href="#top">t</a><a href="mailto:a@example.com">m</a><a name=x>n</a><area href=//other.example/4>
<article href=/no><a href="unclosed`

func TestScan(t *testing.T) {
	p := Scan([]byte(scanned), parse(t, "https://example.com/x"))
	var links []string
	for _, l := range p.Links {
		links = append(links, fmt.Sprint(l.URL, l.NoFollow))
	}
	want := "https://example.com/news/one false https://example.com/news/two?a=1&b=2 false https://example.com/three true https://other.example/4 false"
	if got := strings.Join(links, " "); got != want {
		t.Errorf("links %s", got)
	}
	got := fmt.Sprint(p.Canonical, p.Feeds, p.Next, p.Prev, p.Robots)
	if want := "https://example.com/c [https://example.com/news/feed.xml] https://example.com/news/?page=2 <nil>,noarchive,nofollow"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestScanMany(t *testing.T) {
	p := Scan(bytes.Repeat([]byte(`<a href="/a">`), 1_000_000), parse(t, "https://example.com/"))
	if len(p.Links) != MaxLinks {
		t.Errorf("%d links", len(p.Links))
	}
}

// FuzzScan: every link that a real parser sees outside of odd corners is found,
// and none is made up.
func FuzzScan(f *testing.F) {
	f.Add([]byte(scanned))
	f.Add([]byte(`<a href=x><a href="y" href=z></a><!--><a href=q>`))
	base := parse(f, "https://example.com/x/")
	f.Fuzz(func(t *testing.T, page []byte) {
		p := Scan(page, base)
		for _, l := range p.Links {
			if l.URL.Scheme != "http" && l.URL.Scheme != "https" {
				t.Errorf("link %s", l.URL)
			}
		}
		if bytes.Count(page, []byte("<")) < len(p.Links) {
			t.Errorf("%d links in %q", len(p.Links), page)
		}
	})
}

// On plain pages the scanner and a full parser agree.
func TestScanAgrees(t *testing.T) {
	page := []byte(strings.ReplaceAll(scanned, `<a href="unclosed`, ""))
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var want int
	for n := range doc.Descendants() {
		if n.Data == "a" || n.Data == "area" {
			for _, a := range n.Attr {
				if a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "mailto") {
					want++
				}
			}
		}
	}
	if got := len(Scan(page, parse(t, "https://example.com/")).Links); got != want {
		t.Errorf("%d links, a parser finds %d", got, want)
	}
}

const newsSitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="i">
<url><loc> https://example.com/a?x=1&amp;y=2 </loc><lastmod>2026-01-02</lastmod>
 <news:news><news:publication><news:name>The Paper</news:name><news:language>en</news:language></news:publication>
 <news:publication_date>2026-01-01T10:00:00Z</news:publication_date><news:title>One &amp; two</news:title><news:keywords>a, b</news:keywords></news:news>
 <image:image><image:loc>https://example.com/i.jpg</image:loc><image:title>no</image:title></image:image></url>
<url><loc>https://example.com/b</loc></url><url></url></urlset>`

func TestSitemap(t *testing.T) {
	m, err := ParseSitemap([]byte(newsSitemap))
	if err != nil {
		t.Fatal(err)
	}
	want := `[{URL:https://example.com/a?x=1&y=2 Modified:2026-01-02 Published:2026-01-01T10:00:00Z Title:One & two Language:en SiteName:The Paper Keywords:[a b]} {URL:https://example.com/b Modified: Published: Title: Language: SiteName: Keywords:[]}]`
	if got := fmt.Sprintf("%+v", m.Pages); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write([]byte(newsSitemap))
	w.Close()
	if m, err := ParseSitemap(z.Bytes()); err != nil || len(m.Pages) != 2 {
		t.Errorf("packed: %v, %v", m, err)
	}
	m, err = ParseSitemap([]byte("<sitemapindex><sitemap><loc>https://example.com/1.xml.gz</loc><lastmod>2026</lastmod></sitemap></sitemapindex>"))
	if err != nil || len(m.Sitemaps) != 1 || m.Sitemaps[0].Modified != "2026" {
		t.Errorf("index: %+v, %v", m, err)
	}
	m, err = ParseSitemap([]byte("\xef\xbb\xbfhttps://example.com/1\r\nhttps://example.com/2\n\nx\n"))
	if err != nil || len(m.Pages) != 2 {
		t.Errorf("text: %+v, %v", m, err)
	}
	m, err = ParseSitemap([]byte(newsSitemap[:len(newsSitemap)-60]))
	if err == nil || m == nil || len(m.Pages) != 1 {
		t.Errorf("cut: %+v, %v", m, err)
	}
	for _, s := range []string{"", "<html><body>Not found</body></html>", "hello", "\x1f\x8bxx"} {
		if m, err := ParseSitemap([]byte(s)); err == nil {
			t.Errorf("%q: %+v", s, m)
		}
	}
	many := "<urlset>" + strings.Repeat("<url><loc>https://example.com/</loc></url>", MaxEntries+5) + "</urlset>"
	if m, err := ParseSitemap([]byte(many)); err != nil || len(m.Pages) != MaxEntries {
		t.Errorf("too many: %v", err)
	}
}

func FuzzSitemap(f *testing.F) {
	f.Add([]byte(newsSitemap))
	f.Add([]byte("<sitemapindex><sitemap><loc>x</loc></sitemap>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseSitemap(data)
		if err == nil && m == nil {
			t.Fatal("neither a sitemap nor an error")
		}
		if m == nil {
			return
		}
		for _, e := range append(m.Pages, m.Sitemaps...) {
			if e.URL == "" {
				t.Error("an entry without an address")
			}
		}
		if len(m.Pages)+len(m.Sitemaps) > MaxEntries {
			t.Error("too many entries")
		}
	})
}

const rss = `<rss version="2.0"><channel><title>The Paper</title><language>de</language>
<item><title>Eins</title><link>https://example.com/1</link><pubDate>Thu, 01 Jan 2026 10:00:00 +0100</pubDate><category>Welt</category></item>
<item><title>Ohne</title></item></channel></rss>`

func TestFeed(t *testing.T) {
	for name, feed := range map[string]string{
		"rss":  rss,
		"atom": `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title><entry><title>Eins</title><link href="https://example.com/1"/><published>2026-01-01T10:00:00+01:00</published></entry></feed>`,
		"json": `{"version":"https://jsonfeed.org/version/1.1","title":"The Paper","items":[{"id":"1","url":"https://example.com/1","title":"Eins","date_published":"2026-01-01T10:00:00+01:00"}]}`,
	} {
		entries, err := ParseFeed([]byte(feed))
		if err != nil || len(entries) != 1 {
			t.Errorf("%s: %+v, %v", name, entries, err)
			continue
		}
		e := entries[0]
		if e.URL != "https://example.com/1" || e.Title != "Eins" || e.SiteName != "The Paper" || e.Published == "" {
			t.Errorf("%s: %+v", name, e)
		}
		if !LooksLikeFeed([]byte(feed)) {
			t.Errorf("%s does not look like a feed", name)
		}
	}
	if LooksLikeFeed([]byte("<!doctype html><html><pre>&lt;rss <rss")) {
		t.Error("a page looks like a feed")
	}
	if _, err := ParseFeed([]byte("<html></html>")); err == nil {
		t.Error("a page is a feed")
	}
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(rss))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"url":"x"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := ParseFeed(data)
		if err != nil && entries != nil {
			t.Error("entries and an error")
		}
		for _, e := range entries {
			if e.URL == "" {
				t.Error("an entry without an address")
			}
		}
	})
}

func TestShape(t *testing.T) {
	for a, want := range map[string]string{
		"https://e.com/": "",
		"https://e.com/politics/2024/05/01/minister-1.html": "politics/0/0/0/s.html",
		"https://e.com/tag/energy?page=3":                   "tag/w?page",
		"https://e.com/tag/energy?b=3&a=1":                  "tag/w?a&b",
		"https://e.com/x?a=1&b=2&c=3":                       "x?*",
		"https://e.com/news-2024-05-01":                     "s",
		"https://e.com/calendar/2024-05-01":                 "calendar/0",
	} {
		if got := Shape(parse(t, a)); got != want {
			t.Errorf("%s: %q, want %q", a, got, want)
		}
	}
}

func TestGuess(t *testing.T) {
	for a, want := range map[string]Guess{
		"https://e.com/2024/05/01/a-story-of-old":   LikeArticle,
		"https://e.com/world/minister-to-step-down": LikeArticle,
		"https://e.com/news/world-51234567":         LikeArticle,
		"https://e.com/story/123456":                LikeArticle,
		"https://e.com/world":                       LikeSection,
		"https://e.com/":                            LikeSection,
		"https://e.com/middle-east":                 LikeSection,
		"https://e.com/world/page/2":                LikeMore,
		"https://e.com/world?page=2":                LikeMore,
		"https://e.com/2024/05/":                    LikeMore,
		"https://m.e.com/world":                     LikeVariant,
		"https://e.com/login":                       LikeService,
		"https://e.com/search?q=x":                  LikeService,
		"https://e.com/a/photo.JPG":                 LikeFile,
	} {
		if got := GuessOf(parse(t, a)); got != want {
			t.Errorf("%s: %d, want %d", a, got, want)
		}
	}
}

func TestLoops(t *testing.T) {
	for a, want := range map[string]bool{
		"https://e.com/a/b/c":                       false,
		"https://e.com/news/x/news/y/news/z":        true,
		"https://e.com/2024/01/01/01":               false,
		"https://e.com" + strings.Repeat("/ab", 20): true,
	} {
		if Loops(parse(t, a)) != want {
			t.Errorf("%s: %v", a, !want)
		}
	}
}

func TestLessons(t *testing.T) {
	var l Lessons
	story := parse(t, "https://e.com/s/xyz")
	if l.Promising(story) {
		t.Error("a short word looks like an article")
	}
	for i := range 4 {
		l.Learn(parse(t, fmt.Sprintf("https://e.com/s/word%c", 'a'+i)), true, false)
	}
	if !l.Promising(story) {
		t.Error("nothing was learned of articles")
	}
	fresh, old := time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), time.Date(2020, 1, 2, 0, 0, 0, 0, time.UTC)
	section := parse(t, "https://e.com/world")
	if r := l.Rank; !(RankList < r(story, fresh) && r(story, fresh) < r(story, old) &&
		r(story, old) < r(story, time.Time{}) && r(story, time.Time{}) < r(section, time.Time{})) {
		t.Error("ranks out of order")
	}

	day := parse(t, "https://e.com/calendar/2024-05-01")
	for range MaxBarren - 1 {
		l.Learn(day, false, false)
	}
	if l.Spent(day) {
		t.Error("spent too early")
	}
	l.Learn(day, false, false)
	again := ReadLessons(l.Marshal())
	if !again.Spent(day) || again.Spent(section) || !again.Promising(story) {
		t.Error("lessons lost, or learned too well")
	}
	l.Learn(day, false, true)
	if l.Spent(day) {
		t.Error("spent though it gives again")
	}
	for i := range MaxBarrenHost {
		l.Learn(parse(t, fmt.Sprintf("https://e.com/%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676)), false, false)
	}
	if !l.Spent(section) || len(l.Shapes) > maxShapes {
		t.Error("a host is never spent")
	}
}
