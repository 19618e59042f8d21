package resolve

import (
	"net/url"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/jsonld"
	"github.com/tearsheet-news/tearsheet/extract/internal/meta"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/visible"
	"golang.org/x/net/html"
)

// prose is a body long enough to be found.
var prose = strings.Repeat("<p>The ferry to the outer islands stayed in port on Monday, and nobody at the quay, where the nets "+
	"were drying, expected it to leave before the end of the week.</p>", 6)

// inputFrom reads a page of the Harbour Post; its head and what stands above
// its prose are given.
func inputFrom(t *testing.T, head, top string) *Input {
	t.Helper()
	return inputWith(t, head, top+"<article>"+prose+"</article>")
}

// inputWith reads a page of which head and body are given.
func inputWith(t *testing.T, head, text string) *Input {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<html><head>" + head + "</head><body>" + text + "</body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse("https://www.harbourpost.example/news/storm-hits-coast-17?utm_source=x")
	if err != nil {
		t.Fatal(err)
	}
	p := page.New(doc, u)
	in := &Input{Page: p, Claims: &claim.Set{}, Body: body.Find(p, body.Told{}, nil)}
	in.Claims.Add(jsonld.Claims(jsonld.Read(p.JSONLD()), p)...)
	in.Claims.Add(meta.Claims(p)...)
	in.Claims.Add(visible.Claims(p, in.Body)...)
	return in
}

func TestTitle(t *testing.T) {
	const record = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"%s"}</script>`
	tests := []struct{ name, head, top, want, source string }{
		{"heading agrees with the title element", "<title>Storm hits coast - Harbour Post</title>", "<h1>Storm hits coast</h1>",
			"Storm hits coast", "visible:h1"},
		{"site's name as first heading", "<title>Storm hits coast | The Harbour Post</title>",
			"<header><h1>The Harbour Post</h1></header><h1>Storm hits coast</h1>", "Storm hits coast", "visible:h1"},
		{"heading of second rank", "<title>Storm hits coast | Harbour Post</title><meta property=og:title content='Storm hits coast'>",
			"<h1>Menu</h1><h2>Storm hits coast</h2>", "Storm hits coast", "visible:h2"},
		{"search title in the breadcrumb", "<title>Storm Ada: coast flooded</title><meta property=og:title content='Storm hits coast'>",
			"<nav class=breadcrumb><h1>Storm Ada: coast flooded</h1></nav><h2>Storm hits coast</h2>", "Storm hits coast", "visible:h2"},
		{"badge behind the headline", "<title>Storm hits coast | Sea | Harbour Post</title>",
			"<h1>Storm hits coast <span class=label>Subscribers</span></h1>", "Storm hits coast", "visible:h1"},
		{"section in the title element and above the story", "<title>Storm hits coast - Regions</title><meta property=og:title content='Storm hits coast'>",
			"<div class=title>Regions</div>", "Storm hits coast", "meta:og:title"},
		{"separator without a name behind it", "<title>Storm hits coast | </title>", "<h1>Storm hits coast |</h1>", "Storm hits coast", "visible:h1"},
		{"kicker in an element of its own", "<title>Weather: Storm hits coast</title>",
			"<h1><span class=kicker>Weather</span> Storm hits coast</h1>", "Storm hits coast", "visible:h1"},
		{"kicker and a hidden colon", "<title>Weather: Storm hits coast</title>",
			"<h1><span>Weather</span><span>: </span><span>Storm hits coast</span></h1>", "Storm hits coast", "visible:h1"},
		{"subtitle in the heading", "<title>Storm hits coast</title>",
			"<h1>Storm hits coast <span class=subtitle>Ferries stay in port</span></h1>", "Storm hits coast", "visible:h1"},
		{"one line with a colon", "<title>Opinion: Leave the coast alone</title>", "<h1>Opinion: Leave the coast alone</h1>",
			"Opinion: Leave the coast alone", "visible:h1"},
		{"no heading", "<title>Storm hits coast | Harbour Post</title>", "", "Storm hits coast", "title"},
		{"heading nobody speaks of is a label", "<title>Storm hits coast</title>", "<h1>Blog</h1>", "Storm hits coast", "title"},
		{"other words in print", "<title>Coast storm: all you need to know</title>", "<h1>Storm hits our coast</h1>",
			"Storm hits our coast", "visible:h1"},
		{"parts without a space", "<title>Flooded: The quay</title>", "<h1><span>Flooded:</span>The quay</h1>", "Flooded: The quay", "visible:h1"},
		{"two records of a newsroom agree",
			strings.Replace(record, "%s", "Ada: Storm hits the coast", 1) + "<meta property=og:title content='Ada: Storm hits the coast | Harbour Post'>",
			"<h1>Ferries stay in port as storm hits the coast</h1>", "Ada: Storm hits the coast", "jsonld:headline"},
		{"soft hyphens and spaces", "<title>Storm hits coast</title>", "<h1>Storm&nbsp; hits\n co&shy;ast</h1>", "Storm hits coast", "visible:h1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Title(inputFrom(t, tt.head, tt.top)); got.Text != tt.want || got.Source.String() != tt.source {
				t.Errorf("got %q from %s, want %q from %s", got.Text, got.Source, tt.want, tt.source)
			}
		})
	}
}

func TestStrip(t *testing.T) {
	site := siteNames{"harbourpost", "harbourpostexample"}
	tests := []struct{ title, want string }{
		{"Storm hits coast | Harbour Post", "Storm hits coast"},
		{"Storm hits coast - The Harbour Post", "Storm hits coast"},
		{"Harbour Post: Storm hits coast", "Storm hits coast"},
		{"Storm hits coast | News | harbourpost.example", "Storm hits coast | News"},
		{"Harbour Post wins prize", "Harbour Post wins prize"},
		{"Harbour Posts, old and new", "Harbour Posts, old and new"},
		{"Storm - what we know", "Storm - what we know"},
		{"Harbour Post", "Harbour Post"},
		{"| Harbour Post", "| Harbour Post"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := site.strip(tt.title); got != tt.want {
			t.Errorf("strip(%q) = %q, want %q", tt.title, got, tt.want)
		}
	}
}

// FuzzStrip states that stripping leaves a part of the title, and that doing
// it twice changes nothing.
func FuzzStrip(f *testing.F) {
	f.Add("Storm hits coast | Harbour Post")
	f.Add("Harbour Post: a - b: ,  | ")
	f.Add("HArBourPost:0|Post: ")
	f.Fuzz(func(t *testing.T, title string) {
		site := siteNames{"harbourpost"}
		once := site.strip(title)
		if !strings.Contains(title, once) {
			t.Errorf("strip(%q) = %q is no part of it", title, once)
		}
		if twice := site.strip(once); twice != once {
			t.Errorf("strip(%q) = %q, again %q", title, once, twice)
		}
	})
}
