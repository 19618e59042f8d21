package page_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

func layOut(t testing.TB, content string) *page.Page {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return page.New(doc, &url.URL{Scheme: "https", Host: "post.example", Path: "/news/1"})
}

// TestSegments writes each segment as the tag of its element and its text.
func TestSegments(t *testing.T) {
	tests := []struct {
		name, content string
		want          []string
	}{
		{"paragraphs", "<p>One <b>two</b>.</p><p>Three.", []string{"p: One two.", "p: Three."}},
		{"text beside blocks", "<div>a<p>b</p>c</div>", []string{"div: a", "p: b", "div: c"}},
		{"white space", "<p> a \n\t b&nbsp; c\u200b </p>", []string{"p: a b c"}},
		{"a line break", "<p>a<br>b</p>", []string{"p: a\nb"}},
		{"two line breaks end a paragraph", "<div>a<br> <br>b</div>", []string{"div: a", "div: b"}},
		{"blocks inside inline elements", "<a href=x><div>a</div><div>b</div></a>", []string{"div: a", "div: b"}},
		{"a picture alone", "<p><img src=x></p>", []string{"p: "}},
		{"nothing", "<p> </p><div></div>", nil},
		{"what no reader sees", "<p>a<script>b()</script><style>c{}</style><noscript>d</noscript><svg><text>e</text></svg></p>", []string{"p: a"}},
		{"readings above letters", "<p><ruby>東京<rt>とうきょう</rt></ruby></p>", []string{"p: 東京"}},
		{"late parts in their place", `<main>a<template id="B:0"></template>c</main><div hidden id="S:0"><p>b</p></div>`,
			[]string{"main: a", "p: b", "main: c"}},
		{"elements nobody knows are blocks", "<x-part>a</x-part><x-part>b</x-part>", []string{"x-part: a", "x-part: b"}},
		{"but for those in a sentence", "<p><org>a</org>b<x-term>c</x-term></p>d <o:p>e</o:p><x-box>f<p>g</p></x-box>",
			[]string{"p: abc", "body: d e", "x-box: f", "p: g"}},
		{"what is hidden in a line", "<p>a<b hidden>b</b> c<i style='display:none'>d</i>.</p><p><span hidden>e</span></p>", []string{"p: a c.", "p: e"}},
		{"what only screen readers tell", "<p>a<b class=sr-only> (b)</b>.</p><p>c<i class='x-visuallyHidden__y'>: </i>d<i class='md:sr-only'>e</i></p>",
			[]string{"p: a.", "p: c de"}},
		{"quotation marks", "<p>a <q>b</q> <q>«c»</q></p>", []string{"p: a “b” «c»"}},
		{"formulas", "<p>a <math><semantics><mi>b</mi><annotation>c</annotation></semantics></math></p>", []string{"p: a b"}},
		{"a shadow tree", "<x-part><template shadowrootmode=open><p>a</p></template></x-part><template><p>b</p></template>", []string{"p: a"}},
		{"drop caps", "<div class=drop-cap>A</div><p>b</p><span style='float:left'>“C</span><p>d</p><div style='float:left'>Ed</div><div>F</div><div class=x>G</div><p>h</p>",
			[]string{"p: Ab", "p: “Cd", "div: Ed", "div: F", "div: G", "p: h"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := layOut(t, test.content)
			var got []string
			for i := range p.Segments {
				s := &p.Segments[i]
				got = append(got, p.Elems[s.Elem].Node.Data+": "+p.Text(s))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCount(t *testing.T) {
	tests := []struct {
		text string
		want page.Count
	}{
		{"It's five o'clock, said Dr. Ames.", page.Count{Chars: 23, Words: 6, Stops: 3}},
		{"<a href=x>Four</a> more", page.Count{Chars: 8, LinkChars: 4, Words: 2}},
		{"東京は雨。", page.Count{Chars: 8, Words: 2, Stops: 1}}, // two letters a word
		{"مرحبا، يا عالم", page.Count{Chars: 11, Words: 3, Stops: 1}},
		{" – | – ", page.Count{}},
	}
	for _, test := range tests {
		p := layOut(t, "<p>"+test.text)
		if got := p.Elems[0].Count; got != test.want {
			t.Errorf("%s: %+v, want %+v", test.text, got, test.want)
		}
	}
}

func TestHints(t *testing.T) {
	tests := []struct {
		attrs string
		want  page.Hint
	}{
		{`class="site-nav"`, page.Nav},
		{`class="articleBody"`, page.Body | page.Story}, // two words are looked up together, and each alone
		{`id="readMore"`, page.Related},
		{`class="newsletter_box" role="complementary"`, page.Signup | page.Aside},
		{`class="has-sidebar no-comments"`, 0},                                // states of an element
		{`class="post type-post tag-newsletter category-social"`, page.Story}, // what it is about,
		{`class="unrelated"`, 0},
		{`title="sidebar"`, 0},
	}
	for _, test := range tests {
		p := layOut(t, "<div "+test.attrs+">a</div>")
		e := p.Elems[len(p.Elems)-1]
		if e.Hints != test.want {
			t.Errorf("%s: %s, want %s", test.attrs, names(e.Hints), names(test.want))
		}
	}
}

func names(h page.Hint) string {
	var out []string
	for b := range 64 {
		if h.Any(1 << b) {
			out = append(out, page.HintName(b))
		}
	}
	return fmt.Sprint(out)
}

func TestHidden(t *testing.T) {
	for attrs, want := range map[string]bool{
		"hidden": true, `style="display: none"`: true, `style="color:red; VISIBILITY: hidden"`: true,
		"hidden=until-found": false, `style="overflow:hidden"`: false, "": false,
		`style="position:absolute;clip:rect(1px, 1px, 1px, 1px)"`: true, `style="clip-path: inset(50%)"`: true, `style="text-indent:-9999px"`: true,
		`style="clip:rect(0,90px,90px,0)"`: false, `class="screen-reader-text"`: true, `class="not-sr-only"`: false, "role=tooltip": true,
	} {
		p := layOut(t, "<div "+attrs+"><p>a</p></div>")
		if got := p.Elems[len(p.Elems)-1].Hidden; got != want {
			t.Errorf("inside <div %s>: hidden %v, want %v", attrs, got, want)
		}
	}
}

func TestResolve(t *testing.T) {
	p := layOut(t, `<base href="/archive/">`)
	for href, want := range map[string]string{
		"a": "https://post.example/archive/a", "//cdn.example/b": "https://cdn.example/b", "?c": "https://post.example/archive/?c",
		"mailto:desk@post.example": "", "javascript:void(0)": "", "http://[": "",
	} {
		if got := p.Resolve(href); got != want {
			t.Errorf("%s: %q, want %q", href, got, want)
		}
	}
}

// TestSheet tells for each style sheet which of the elements a, b and c, whose
// classes and ids are their names, it hides.
func TestSheet(t *testing.T) {
	tests := []struct{ css, want string }{
		{".a, #b { color: red; display: none !important } .c { display: block }", "ab"},
		{".a { display: none } .a { display: block } .b { display: block } .b { display: none }", "b"},
		{"/* .a { display: none } */ @import 'x.css'; .b{visibility:hidden}", "b"},
		{"@media (max-width: 600px) { .a { display: none } } @media screen and (min-width:40em) { .b { display: none } } .c { display: none }", "bc"},
		{"@media print { .a { display: none } } @supports (display: grid) { .b { display: none } } @keyframes x { 0% { display: none } }", "b"},
		{".x .a { display: none } .b:focus { display: none } .c.x { display: none } div { display: none }", ""},
		{"div.a#a { display: none } span.b { display: none } .c.c { clip: rect(0 0 0 0) }", "ac"},
		{".a { display: none", "a"},
		{".a { display: none; /* }", "a"},
	}
	for _, test := range tests {
		p := layOut(t, "<style>"+test.css+"</style><div id=a class=a>a</div><div id=b class=b>b</div><div id=c class=c>c</div>")
		got := ""
		for i := range p.Segments {
			if p.Elems[p.Segments[i].Elem].Hidden {
				got += p.Text(&p.Segments[i])
			}
		}
		if got != test.want {
			t.Errorf("%s hides %q, want %q", test.css, got, test.want)
		}
	}
}
