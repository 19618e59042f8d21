package kind

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/meta"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/resolve"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
)

func inputOf(t testing.TB, text, address string) *resolve.Input {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	p := page.New(doc, u)
	var claims claim.Set
	claims.Add(meta.Claims(p)...)
	return &resolve.Input{Page: p, Claims: &claims, Body: body.Find(p, body.Told{}, nil)}
}

// seen is what a page shows of what, apart by commas.
func seen(e evidence, what string) string {
	var hows []string
	for _, o := range e {
		if o.What == what {
			hows = append(hows, o.Bin)
		}
	}
	return strings.Join(hows, ", ")
}

func TestAddress(t *testing.T) {
	tests := []struct{ url, what, want string }{
		{"", "address", "unknown"},
		{"https://gazette.example", "address", "front page"},
		{"https://gazette.example/?from=mail", "address", "front page"},
		{"https://gazette.example/?p=123", "last step", "number"},
		{"https://gazette.example/local/ferry-returns-after-a-month", "words in last step", "2+, 3+, 4+"},
		{"https://gazette.example/local/ferry-returns-483920.html", "words in last step", "2+"},
		{"https://gazette.example/2024/05/03/ferry", "address", "date"},
		{"https://gazette.example/local/1999/ferry", "address", ""},
		{"https://gazette.example/tag/harbour", "under", "tag"},
		{"https://gazette.example/search?q=ferry", "at", "tag"},
		{"https://gazette.example/tag/harbour", "anywhere", "tag"},
		{"https://docs.boats.example/latest/hull", "anywhere", "manual"},
		{"https://gazette.example/4711", "last step", "number"},
		{"https://gazette.example/4711-ferry", "last step", "ends in a number"},
		{"https://gazette.example/ferry.htm", "last step", "html"},
		{"https://gazette.example/ferry", "last step", "word"},
		{"https://gazette.example/a/b/c", "steps", "1+, 2+, 3+"},
	}
	for _, tt := range tests {
		l := newLook(inputOf(t, "", tt.url), nil)
		var e evidence
		l.address(&e)
		if got := seen(e, tt.what); got != tt.want {
			t.Errorf("%s: %s is %q, want %q", tt.url, tt.what, got, tt.want)
		}
	}
}

func TestDeclared(t *testing.T) {
	tests := []struct{ html, what, want string }{
		{`<meta property="og:type" content="Article">`, "og:type", "article"},
		{`<meta property="og:type" content="product.item">`, "og:type", "product"},
		{`<meta property="og:type" content="harbour">`, "og:type", "other"},
		{``, "og:type", "none"},
		{`<div itemscope itemtype="https://schema.org/Product">`, "microdata", "product"},
		{`<div itemscope itemtype="https://schema.org/Product"><div itemtype="http://schema.org/Offer">`, "anywhere", "product"},
		{`<div itemtype="harbour">`, "microdata", ""},
		{`<meta name="generator" content="Discourse 3.2">`, "system", "forum"},
		{`<body class="archive tag tag-harbour">`, "body class", "list"},
	}
	for _, tt := range tests {
		l := newLook(inputOf(t, tt.html, ""), nil)
		var e evidence
		l.declared(&e)
		if got := seen(e, tt.what); got != tt.want {
			t.Errorf("%s: %s is %q, want %q", tt.html, tt.what, got, tt.want)
		}
	}
}

func TestHasPrice(t *testing.T) {
	for text, want := range map[string]bool{"$12": true, "12 €": true, "€ 12": true, "from £9.50": true, "US$": false, "12": false, "": false} {
		if got := hasPrice(text); got != want {
			t.Errorf("hasPrice(%q) is %v", text, got)
		}
	}
}

func TestListsStories(t *testing.T) {
	title := `<li><a href="/a">The ferry returns to the island</a></li>`
	prose := "<p>" + strings.Repeat("The council met, and nobody at the quay expected it to last. ", 40) + "</p>"
	tests := []struct {
		name, html, url string
		want            bool
	}{
		{"titles", strings.Repeat(title, 6), "https://gazette.example/sea", true},
		{"too few titles", strings.Repeat(title, 5), "https://gazette.example/sea", false},
		{"titles in a menu", "<nav>" + strings.Repeat(title, 9) + "</nav>", "https://gazette.example/sea", false},
		{"labels", strings.Repeat(`<li><a href="/a">Sea</a></li>`, 20), "https://gazette.example/sea", false},
		{"title before a teaser", strings.Repeat(`<li><a href="/a">The ferry returns to the island</a><br>The boat left the yard.</li>`, 6), "https://gazette.example/sea", true},
		{"much text beside few titles", strings.Repeat(title, 6) + prose, "https://gazette.example/sea", false},
		{"named a list", title, "https://gazette.example/tag/sea", true},
		{"threads", strings.Repeat(title, 9), "https://gazette.example/forum/", false},
		{"goods", strings.Repeat(title+"<p>€ 12</p>", 9), "https://gazette.example/sea", false},
	}
	for _, tt := range tests {
		l := newLook(inputOf(t, tt.html, tt.url), nil)
		if got := l.listsStories(l.observe()); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// TestTrace shows that all that was seen is told, each thing with its weight.
func TestTrace(t *testing.T) {
	in := inputOf(t, "<h1>Ferry returns</h1><p>The boat left the yard on Tuesday.</p>", "https://gazette.example/")
	in.Log = &trace.Log{Page: in.Page}
	if Of(in, nil).Kind == Article {
		t.Errorf("the front page is taken for an article")
	}
	for _, o := range newLook(in, nil).observe() {
		if !slices.ContainsFunc(in.Log.Steps, func(s trace.Step) bool { return s.Stage == "type" && s.Rule == o.String() }) {
			t.Errorf("%v is not in the trace", o)
		}
	}
}

// TestPhrases shows that each phrase can be met: lines are compared in lower
// case, without the marks around them, and only if they are short.
func TestPhrases(t *testing.T) {
	for phrase := range phrases {
		var tl tally
		tl.phrases = make(map[string]int)
		tl.short(strings.ToUpper(phrase) + ":")
		if len(tl.phrases) != 1 || len(strings.Fields(phrase)) > maxPhrase {
			t.Errorf("%q is never met", phrase)
		}
	}
}

// FuzzOf holds the decision to its laws on any page at any address.
func FuzzOf(f *testing.F) {
	f.Add("<h1>Ferry</h1><p>The boat left the yard.</p>", "https://gazette.example/local/ferry")
	f.Add("<body class=archive><a href=/a>The ferry returns to the island</a><p>12 €", "https://shop.example/tag/2024/05?q=%20")
	f.Add("<ul><li><a>a b c d<img>…<pre>x</pre>", "//x//")
	f.Fuzz(func(t *testing.T, text, address string) {
		if _, err := url.Parse(address); err != nil {
			return
		}
		in := inputOf(t, text, address)
		v := Of(in, nil)
		if v.Kind != Article && v.Kind != Index && v.Kind != Other || v.Sure < 0.5 || v.Sure > 1 {
			t.Errorf("%q, %v", v.Kind, v.Sure)
		}
		if again := Of(in, nil); again.Kind != v.Kind || again.Sure != v.Sure {
			t.Errorf("%q, %v and then %q, %v", v.Kind, v.Sure, again.Kind, again.Sure)
		}
	})
}
