package discover

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzScan: links are web addresses; each stands somewhere; and the part of a
// page that has come gives the first of the links that the whole page gives.
func FuzzScan(f *testing.F) {
	f.Add([]byte(scanned))
	f.Add([]byte(`<a href=x><a href="y" href=z></a><!--><a href=q>`))
	base := parse(f, "https://example.com/x/")
	f.Fuzz(func(t *testing.T, page []byte) {
		p := Scan(page, base, nil)
		for _, l := range p.Links {
			if l.URL.Scheme != "http" && l.URL.Scheme != "https" {
				t.Errorf("link %s", l.URL)
			}
		}
		if bytes.Count(page, []byte("<")) < len(p.Links) {
			t.Errorf("%d links in %q", len(p.Links), page)
		}
		for i, l := range Scan(page[:len(page)/2], base, nil).Links {
			if i >= len(p.Links) || l.URL.String() != p.Links[i].URL.String() {
				t.Errorf("half of %q has the link %s", page, l.URL)
			}
		}
	})
}

// FuzzSitemap: every entry has an address; what was read, written as a sitemap,
// is read as the same; and so it is when packed.
func FuzzSitemap(f *testing.F) {
	f.Add([]byte(newsSitemap))
	f.Add([]byte("<sitemapindex><sitemap><loc>x</loc></sitemap>"))
	f.Add([]byte("https://example.com/1\nhttps://example.com/2"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseSitemap(data)
		if m == nil {
			if err == nil {
				t.Fatal("neither a sitemap nor an error")
			}
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
		text := sitemapOf(m)
		if strings.ContainsRune(text, utf8.RuneError) {
			return // what XML cannot say
		}
		if again, err := ParseSitemap([]byte(text)); err != nil || !reflect.DeepEqual(m, again) {
			t.Errorf("read %+v, then %+v, %v", m, again, err)
		}
		if packed, err := ParseSitemap(gzipped(text)); err != nil || !reflect.DeepEqual(m, packed) {
			t.Errorf("read %+v, packed %+v, %v", m, packed, err)
		}
	})
}

func sitemapOf(m *Sitemap) string {
	var b strings.Builder
	element := func(name, text string) {
		if text != "" {
			b.WriteString("<" + name + ">")
			xml.EscapeText(&b, []byte(text))
			b.WriteString("</" + name + ">")
		}
	}
	list := func(name string, entries []Entry) {
		for _, e := range entries {
			b.WriteString("<" + name + ">")
			element("loc", e.URL)
			element("lastmod", e.Modified)
			element("publication_date", e.Published)
			element("title", e.Title)
			element("language", e.Language)
			element("name", e.SiteName)
			element("keywords", strings.Join(e.Keywords, ","))
			b.WriteString("</" + name + ">")
		}
	}
	b.WriteString("<urlset>")
	list("url", m.Pages)
	list("sitemap", m.Sitemaps)
	return b.String() + "</urlset>"
}

func gzipped(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.Bytes()
}

// FuzzFeed: every entry has an address; and what was read of a feed in any form,
// written as a JSON Feed, is read as the same and looks like a feed.
func FuzzFeed(f *testing.F) {
	f.Add([]byte(rss))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title><link href="x"/></entry></feed>`))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"url":"x"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := ParseFeed(data)
		if err != nil && entries != nil {
			t.Error("entries and an error")
		}
		for i := range entries {
			if entries[i].URL == "" {
				t.Error("an entry without an address")
			}
		}
		text, ok := jsonFeedOf(entries)
		if !ok {
			return // what JSON cannot say
		}
		again, err := ParseFeed(text)
		if err != nil || !reflect.DeepEqual(entries, again) {
			t.Errorf("read %+v, then %+v, %v", entries, again, err)
		}
		if len(text) < 1024 && !LooksLikeFeed(text) { // looks end there
			t.Errorf("does not look like a feed: %s", text)
		}
	})
}

func jsonFeedOf(entries []Entry) (text []byte, ok bool) {
	feed := map[string]any{"version": "https://jsonfeed.org/version/1.1", "title": ""}
	items := []map[string]any{}
	for i, e := range entries {
		items = append(items, map[string]any{
			"id": i, "url": e.URL, "title": e.Title, "tags": e.Keywords,
			"date_published": e.Published, "date_modified": e.Modified,
		})
		feed["title"], feed["language"] = e.SiteName, e.Language // of the feed, so of each
		for _, s := range append([]string{e.URL, e.Title, e.SiteName, e.Language, e.Published, e.Modified}, e.Keywords...) {
			if !utf8.ValidString(s) {
				return nil, false
			}
		}
	}
	feed["items"] = items
	text, err := json.Marshal(feed)
	return text, err == nil
}
