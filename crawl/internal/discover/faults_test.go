package discover

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// utf16le writes text in UTF-16, with or without its mark.
func utf16le(text string, mark bool) string {
	var b strings.Builder
	if mark {
		b.WriteString("\xff\xfe")
	}
	for _, u := range utf16.Encode([]rune(text)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

func urls(entries []Entry) string {
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimPrefix(e.URL, "https://e.com/"))
	}
	return strings.Join(out, " ")
}

// A fault costs the entry that it is in, and none before or after.
func TestFaultySitemaps(t *testing.T) {
	entry := func(name string, n int) string {
		return fmt.Sprintf("<%s><loc>https://e.com/%d</loc><lastmod>2026-01-02</lastmod></%[1]s>\n", name, n)
	}
	one, two, three := entry("url", 1), entry("url", 2), entry("url", 3)
	set := func(inner string) string {
		return `<?xml version="1.0" encoding="UTF-8"?><urlset>` + inner + "</urlset>"
	}
	index := func(inner string) string { return "<sitemapindex>" + inner + "</sitemapindex>" }
	for _, tt := range []struct{ name, data, pages, sitemaps string }{
		{"sound", set(one + two), "1 2", ""},
		{"an invalid byte in a title", set(one + "<url><loc>https://e.com/2</loc><title>caf\xe9</title></url>" + three), "1 2 3", ""},
		{"an invalid character", set(one + "<url><loc>https://e.com/2</loc><title>a\x0bb&#11;</title></url>" + three), "1 2 3", ""},
		{"a tag without its end", set(one + "<url><loc https://e.com/2</loc></url>" + three), "1 3", ""},
		{"a lone <", set(one + "<url><loc>https://e.com/2</loc><title>a < b</title></url>" + three), "1 2 3", ""},
		{"a lone &", set(one + "<url><loc>https://e.com/2?a=1&b=2</loc></url>" + three), "1 2?a=1&b=2 3", ""},
		{"a quote without its end", set(`<url a="x><loc>https://e.com/1</loc></url>` + two + three), "2 3", ""},
		{"an end too many", set(one + "</loc></urlset>" + two), "1 2", ""},
		{"a cut end", set(one + two + three)[:len(set(one+two+three))-30], "1 2 3", ""},
		{"cut in an address", "<urlset>" + one + "<url><loc>https://e.com/2", "1", ""},
		{"no end of entries", set(strings.ReplaceAll(one+two+three, "</url>", "")), "1 2 3", ""},
		{"Latin-1 without a declaration", "<urlset>" + one + "<url><loc>https://e.com/\xfcber</loc></url></urlset>", "1 über", ""},
		{"Latin-2, declared", `<?xml version="1.0" encoding="iso-8859-2"?><urlset><url><loc>https://e.com/` + "\xb3" + `</loc></url></urlset>`, "ł", ""},
		{"UTF-8, declared as Latin-1", `<?xml version="1.0" encoding="iso-8859-1"?><urlset><url><loc>https://e.com/ü</loc></url></urlset>`, "ü", ""},
		{"UTF-16", utf16le(strings.Replace(set(one+two), "UTF-8", "UTF-16", 1), true), "1 2", ""},
		{"UTF-16 without a mark", utf16le(set(one), false), "1", ""},
		{"an unknown encoding", `<?xml version="1.0" encoding="utf8mb4"?><urlset>` + one + "</urlset>", "1", ""},
		{"XML 1.1", `<?xml version="1.1"?><urlset>` + one + "</urlset>", "1", ""},
		{"a notice before it", "<br />\n<b>Notice</b>: undefined index\n" + set(one), "1", ""},
		{"capitals", "<UrlSet><URL><LOC>https://e.com/1</LOC></URL></UrlSet>", "1", ""},
		{"two addresses", set("<url><loc>https://e.com/1</loc><loc>https://e.com/2</loc></url>"), "1 2", ""},
		{"picture before the address", set("<url><image:image><image:loc>https://e.com/p.jpg</image:loc></image:image><loc>https://e.com/1</loc></url>"), "1", ""},
		{"index without <loc>", index("<sitemap>https://e.com/1</sitemap><sitemap>\nhttps://e.com/2\n<lastmod>2026</lastmod></sitemap>"), "", "1 2"},
		{"index without <sitemap>", index("<loc>https://e.com/1</loc><loc>https://e.com/2</loc>"), "", "1 2"},
		{"index with two", index("<sitemap><loc>https://e.com/1</loc><loc>https://e.com/2</loc></sitemap>"), "", "1 2"},
		{"index with <loc><url>", index("<sitemap><loc><url>https://e.com/1</url></loc></sitemap><sitemap><loc><url>https://e.com/2</url></loc></sitemap>"), "", "1 2"},
		{"index, faulty", index(entry("sitemap", 1) + "<sitemap><loc https://e.com/2</sitemap>" + entry("sitemap", 3)), "", "1 3"},
		{"text in Latin-1", "https://e.com/1\nhttps://e.com/\xe9t\xe9\n", "1 été", ""},
		{"text in UTF-16", utf16le("https://e.com/1\r\nhttps://e.com/2\r\n", true), "1 2", ""},
	} {
		m, err := ParseSitemap([]byte(tt.data))
		if m == nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := urls(m.Pages); got != tt.pages {
			t.Errorf("%s: pages %s, want %s", tt.name, got, tt.pages)
		}
		if got := urls(m.Sitemaps); got != tt.sitemaps {
			t.Errorf("%s: sitemaps %s, want %s", tt.name, got, tt.sitemaps)
		}
	}
}

func TestFaultyFeeds(t *testing.T) {
	item := func(n int, more string) string {
		return fmt.Sprintf("<item><title>T%d</title><link>https://e.com/%[1]d</link>%s</item>\n", n, more)
	}
	entry := func(n int, more string) string {
		return fmt.Sprintf(`<entry><title>T</title><link href="https://e.com/%d"/>%s</entry>`, n, more)
	}
	feed := func(items ...string) string {
		return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Paper</title>` + strings.Join(items, "") + "</channel></rss>"
	}
	atom := func(entries ...string) string {
		return `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title>` + strings.Join(entries, "") + "</feed>"
	}
	whole := feed(item(1, ""), item(2, ""), item(3, ""))
	for _, tt := range []struct{ name, data, want string }{
		{"sound", whole, "1 2 3"},
		{"an invalid byte", feed(item(1, ""), item(2, "<description>caf\xe9 – a</description>"), item(3, "")), "1 2 3"},
		{"invalid characters", feed(item(1, ""), item(2, "<description>\x0b&#x1;</description>"), item(3, "")), "1 2 3"},
		{"a tag without its end", feed(item(1, ""), item(2, "<description"), item(3, "")), "1 2 3"},
		{"CDATA without its end", feed(item(1, ""), item(2, "<description><![CDATA[x</description>"), item(3, "")), "1 2 3"},
		{"a lone <", feed(item(1, ""), item(2, "<description>a <3 b</description>"), item(3, "")), "1 2 3"},
		{"crossing tags", feed(item(1, ""), item(2, "<a><b></a></b>"), item(3, "")), "1 2 3"},
		{"a cut end", whole[:len(whole)-60], "1 2"},
		{"a faulty head", `<rss version="2.0"><channel><title>a < b</title>` + item(1, "") + item(2, "") + "</channel></rss>", "1 2"},
		{"RDF, cut", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>x</title></channel>` + item(1, "") + "<item><li", "1"},
		{"Atom, cut", atom(entry(1, ""), entry(2, ""))[:180], "1 2"},
		{"Atom, faulty", atom(entry(1, ""), entry(2, "<summary"), entry(3, "")), "1 2 3"},
		{"JSON, cut", `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"https://e.com/1"},{"id":"2","url":"https://e.com/2"},{"id":"3","ur`, "1 2"},
		{"Latin-1 without a declaration", feed(item(1, "<description>f\xfcr</description>")), "1"},
		{"UTF-16", utf16le(`<?xml version="1.0" encoding="UTF-16"?>`+whole, true), "1 2 3"},
		{"XML 1.1", `<?xml version="1.1"?>` + whole, "1 2 3"},
		{"a notice before it", "\n\nWarning: no such file\n" + whole, "1 2 3"},
		{"a permalink", feed("<item><guid>https://e.com/1</guid></item>", `<item><guid isPermaLink="true">https://e.com/2</guid></item>`), "1 2"},
		{"not a permalink", feed(`<item><guid isPermaLink="false">https://e.com/1</guid></item>`, "<item><guid>tag:1</guid></item>", item(3, "")), "3"},
		{"link and guid", feed(`<item><link>https://e.com/1</link><guid>https://e.com/?p=1</guid></item>`), "1"},
	} {
		entries, err := ParseFeed([]byte(tt.data))
		if got := urls(entries); got != tt.want || err != nil {
			t.Errorf("%s: %s, %v, want %s", tt.name, got, err, tt.want)
		}
	}
	for _, s := range []string{"<html><item>", "<rss><channel>", `{"items":`, `{"version":"https://jsonfeed.org/version/1","items":[`} {
		if entries, err := ParseFeed([]byte(s)); len(entries) > 0 {
			t.Errorf("%q: %v, %v", s, entries, err)
		}
	}
}

// What was sent in Latin-1 reads as it was meant.
func TestFeedLetters(t *testing.T) {
	entries, err := ParseFeed([]byte("<rss version=\"2.0\"><channel><item><title>f\xfcr caf\xe9</title><link>https://e.com/1</link></item></channel></rss>"))
	if err != nil || len(entries) != 1 || entries[0].Title != "für café" {
		t.Errorf("%+v, %v", entries, err)
	}
}
