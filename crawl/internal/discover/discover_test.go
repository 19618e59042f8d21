package discover

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
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
	p := Scan([]byte(scanned), parse(t, "https://example.com/x"), nil)
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
	var page bytes.Buffer
	for i := range 10 * MaxLinks {
		fmt.Fprintf(&page, `<a href="/%d">`, i)
	}
	p := Scan(page.Bytes(), parse(t, "https://example.com/"), nil)
	if len(p.Links) != MaxLinks {
		t.Errorf("%d links", len(p.Links))
	}
}

// A link that a page names again is one link, and may be followed if one of its
// anchors permits that.
func TestScanAgain(t *testing.T) {
	const page = `<a href=/a rel=nofollow><a href=/b><a href=/c rel=nofollow><a href=/a><a href=/b rel=nofollow><a href=/c rel="ugc nofollow">`
	var got string
	for _, l := range Scan([]byte(page), parse(t, "https://e.com/"), nil).Links {
		got += fmt.Sprint(l.URL.Path, l.NoFollow, " ")
	}
	if want := "/afalse /bfalse /ctrue "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
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
	if got := len(Scan(page, parse(t, "https://example.com/"), nil).Links); got != want {
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
	deep := "<urlset><url><loc>https://example.com/</loc></url>" + strings.Repeat("<url>", 2*maxDepth)
	if m, err := ParseSitemap([]byte(deep)); !errors.Is(err, ErrTooDeep) || len(m.Pages) != 1 {
		t.Errorf("too deep: %v", err)
	}
	many := "<urlset>" + strings.Repeat("<url><loc>https://example.com/</loc></url>", MaxEntries+5) + "</urlset>"
	if m, err := ParseSitemap([]byte(many)); err != nil || len(m.Pages) != MaxEntries {
		t.Errorf("too many: %v", err)
	}
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

func TestNesting(t *testing.T) {
	for s, want := range map[string]int{
		"":                               0,
		"<a><b/><b></b></a>":             2,
		"<a/><a/>":                       1,
		`<a x=">" y='/>'><b>`:            2,
		"<a><!-- <b> --><!--></a>--><b>": 2,
		"<a><![CDATA[</a><b>]]><b>":      2,
		"<?xml <a> ?><a>":                1,
		"</a></a><a><b>":                 2,
		"<!DOCTYPE a><a>":                1,
		`<!DOCTYPE a ">" '<!--' [<!ENTITY b "<c>"> <!-- > --> ]><a>`: 1,
		"<a":   1,
		`<a "`: 1,
	} {
		if got := nesting([]byte(s)); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
	deep := strings.Repeat("<a:b>", 2_000_000)
	for name, feed := range map[string]string{
		"rss":        `<rss version="2.0" xmlns:a="x"><channel><item>` + deep,
		"atom":       `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:a="x"><entry>` + deep,
		"attributes": `<rss version="2.0" xmlns:a="x"><channel><item>` + strings.ReplaceAll(deep, ">", ` c="/>">`),
		"controls":   "<rss version=\"2.0\" xmlns:a=\"x\"><channel><item><![CDATA[]]\x01>" + deep,
		"doctype":    `<!DOCTYPE rss "<!--"><rss version="2.0" xmlns:a="x"><channel><item>` + deep,
		"json":       `{"version":"https://jsonfeed.org/version/1","x":` + strings.Repeat("[", 2_000_000),
	} {
		if _, err := ParseFeed([]byte(feed)); !errors.Is(err, ErrNotFeed) {
			t.Errorf("%s without end: %v", name, err)
		}
	}
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
		"https://e.com/feed/":                       LikeFeed,
		"https://e.com/world/rss.xml":               LikeFeed,
		"https://e.com/feed.json":                   LikeFeed,
		"https://e.com/data.json":                   LikeFile,
		"https://e.com/world/atom?section=2":        LikeFeed,
		"https://e.com/news/the-feed-of-the-birds":  LikeArticle,
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
	if r := RankSitemap; !(r(time.Time{}) < r(fresh) && r(fresh) < l.Rank(story, fresh) && l.Rank(story, fresh) < r(old) && r(old) < l.Rank(story, old)) {
		t.Error("sitemaps out of order")
	}
	if in := parse(t, "https://e.com/2026/01/01/a-long-story-of-old"); l.Rank(in, time.Time{}) != l.Rank(story, fresh)+1 {
		t.Error("the day in an address is not seen")
	}
	list, other := "https://e.com/feed", "https://e.com/news.xml"
	if r := RankTold; !(RankList < r(list, fresh) && r(list, fresh) < r(other, old) && r(other, fresh) < r(list, old) &&
		r(list, old) < r(list, time.Time{}) && r(list, time.Time{}) < l.Rank(story, fresh) && r(list, fresh) != r(other, fresh)) {
		t.Error("what lists tell of is out of order")
	}
	if r := l.Rank; !(RankList < r(story, fresh) && r(story, fresh) < r(story, old) &&
		r(story, old) < r(story, time.Time{}) && r(story, time.Time{}) < r(section, time.Time{})) {
		t.Error("ranks out of order")
	}

	day, tag := parse(t, "https://e.com/calendar/2024-05-01"), parse(t, "https://e.com/tag/sea")
	for u, most := range map[*url.URL]int{day: MaxBarrenDays, tag: MaxBarren} {
		for range most - 1 {
			l.Learn(u, false, false)
		}
		if l.Spent(u) {
			t.Errorf("%s: spent too early", u)
		}
		l.Learn(u, false, false)
		if !l.Spent(u) {
			t.Errorf("%s: not spent", u)
		}
	}
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

func TestMissingPage(t *testing.T) {
	const sorry = "Nothing is kept under %s, which may be a slip of the keyboard. You may begin again at the front page of the paper."
	m := NewMissingPage("Not found", fmt.Sprintf(sorry, "/a"))
	if !m.Is("Not found", fmt.Sprintf(sorry, "/b/c")) {
		t.Error("another address makes it another page")
	}
	if m.Is("The front page", "A paper is looking for what it has printed on its front page, and you may help.") {
		t.Error("a story is taken for it")
	}
	if none := new(MissingPage); none.Is("", "") || (*MissingPage)(nil).Is("", "") {
		t.Error("a site without such a page has one")
	}
	l := ReadLessons((&Lessons{Missing: m}).Marshal())
	if l.Missing == nil || *l.Missing != *m || ReadLessons(nil).Missing != nil {
		t.Error("lost")
	}
}
