package crawl

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// storyPage is a story whose page names canonical as its address.
func storyPage(title, canonical string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><head><title>%s</title><link rel="canonical" href="%s">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"%[1]s","datePublished":"2026-02-03T08:00:00Z"}</script></head>
<body><article><h1>%[1]s</h1>
<p>The lighthouse keeper counted the ships of %[1]s every evening and wrote their names into a book that nobody had asked for.</p>
<p>In spring the book was full, and the harbour office sent a new one together with a letter of thanks and a box of pencils.</p>
</article></body></html>`, title, canonical)
	}
}

// front is a home page with links.
func front(paths ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "<!DOCTYPE html><html><body>")
		for _, p := range paths {
			fmt.Fprintf(w, `<a href="%s">A story</a> `, p)
		}
	}
}

// A story that says it is another site's is recorded as a copy of that; where
// that site is part of the crawl, it is recorded there, once.
func TestSyndicated(t *testing.T) {
	const path = "/2026/02/03/ships-of-the-north-sea"
	origin := attack{"/": front(path)}
	copier := attack{}
	w := world(t, crawltest.Plan{Fault: origin.ServeHTTP}, crawltest.Plan{Fault: copier.ServeHTTP})
	home, copied := "http://"+w.Sites[0].Host, "http://"+w.Sites[1].Host
	origin[path] = storyPage("North", home+path)
	copier["/"] = front("/shared/ships-of-the-north-sea-again", "/shared/ships-of-elsewhere-and-home")
	copier["/shared/ships-of-the-north-sea-again"] = storyPage("North", home+path)
	copier["/shared/ships-of-elsewhere-and-home"] = storyPage("South", "https://elsewhere.example/ships")

	for name, tt := range map[string]struct {
		seeds []string
		want  map[string]string // of each record
	}{
		"copy only": {[]string{copied}, map[string]string{"North": home + path, "South": "https://elsewhere.example/ships"}},
		"both":      {[]string{home, copied}, map[string]string{"North": "", "South": "https://elsewhere.example/ships"}},
	} {
		got := map[string]string{}
		for a, err := range Run(context.Background(), tt.seeds, quick()) {
			if err != nil {
				t.Fatal(err)
			}
			if _, twice := got[a.Title]; twice {
				t.Errorf("%s: %s twice", name, a.Title)
			}
			got[a.Title] = a.SyndicatedFrom
		}
		if fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

// What a page asks of its readers is heeded: links behind nofollow are left,
// and noarchive is noted.
func TestPageTags(t *testing.T) {
	site := attack{
		"/":       front("/news/a-quiet-winter-at-sea", "/closed"),
		"/closed": front("/news/behind-the-closed-door"),
		"/news/a-quiet-winter-at-sea": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("X-Robots-Tag", "noarchive")
			storyPage("Winter", "")(w, r)
		},
		"/news/behind-the-closed-door": storyPage("Door", ""),
	}
	open := site["/closed"]
	site["/closed"] = func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, `<meta name="robots" content="nofollow">`)
		open(w, r)
	}
	w := world(t, crawltest.Plan{Fault: site.ServeHTTP})
	var got []string
	for _, a := range all(t, w, quick()) {
		got = append(got, fmt.Sprint(a.Title, a.NoArchive))
	}
	if strings.Join(got, " ") != "Wintertrue" {
		t.Errorf("got %q", got)
	}
}

// News sitemaps and feeds know things that a page does not tell.
func TestHints(t *testing.T) {
	site := attack{"/": front()}
	w := world(t, crawltest.Plan{Fault: site.ServeHTTP})
	home := "http://" + w.Sites[0].Host
	site["/sitemap.xml"] = func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>%s/story/lighthouse-book</loc>
<news:news><news:publication_date>2026-02-04T09:30:00+01:00</news:publication_date><news:title>The book</news:title><news:keywords>sea, ships</news:keywords>
<news:publication><news:name>The Sea Post</news:name><news:language>en</news:language></news:publication></news:news></url></urlset>`, home)
	}
	site["/story/lighthouse-book"] = func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, `<!DOCTYPE html><html><head><title>The book</title></head><body><article><h1>The book</h1>
<p>The lighthouse keeper counted the ships every evening and wrote their names into a book that nobody had asked for.</p>
<p>In spring the book was full, and the harbour office sent a new one together with a letter of thanks and a box of pencils.</p></article></body></html>`)
	}
	got := all(t, w, quick())
	if len(got) != 1 {
		t.Fatalf("%d records", len(got))
	}
	a := got[0]
	told := fmt.Sprint(a.Published, a.Language, a.SiteName, a.Tags)
	if want := "2026-02-04T09:30:00+01:00enThe Sea Post[sea ships]"; told != want {
		t.Errorf("got %s, want %s", told, want)
	}
}
