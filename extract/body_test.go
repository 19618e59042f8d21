package extract

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/tearsheet-news/tearsheet/extract/internal/block"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/reading"
	"github.com/tearsheet-news/tearsheet/extract/internal/render"
	"github.com/tearsheet-news/tearsheet/extract/internal/render/markdown"
)

// FuzzBody states what holds for the body of any page, whichever of its
// segments are kept:
//
//   - Rendering twice gives the same.
//   - The words of each line of the text stand on the page, in that order.
//   - HTML parses to the tree it was written from, which has nothing in it that
//     is not allowed.
//   - HTML read as a page gives the same text again.
//   - Markdown, read by a parser of CommonMark, gives the same tree again.
func FuzzBody(f *testing.F) {
	for _, content := range bodySeeds(f) {
		f.Add(content, uint8(0))
		f.Add(content, uint8(3))
	}
	f.Fuzz(func(t *testing.T, content []byte, gap uint8) {
		p, err := layOut(content, "https://post.example/news/1")
		if err != nil {
			return
		}
		checkBody(t, p, someSegments(p, int(gap)))
	})
}

// layOut is all before the stages that look for something.
func layOut(content []byte, address string) (*page.Page, error) {
	u, err := parseURL(address)
	if err != nil {
		return nil, err
	}
	doc, err := reading.Parse(content, "text/html; charset=utf-8", reading.MaxTags)
	if err != nil {
		return nil, err
	}
	return page.New(doc, u), nil
}

// bodySeeds are the pages of testdata, and bits that are hard to write down.
func bodySeeds(f *testing.F) (seeds [][]byte) {
	names, err := filepath.Glob("../testdata/pages/*/page.html")
	if err != nil || len(names) == 0 {
		f.Fatalf("no pages to begin with: %v", err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		seeds = append(seeds, content)
	}
	for _, bit := range []string{
		"<p>a<b>b</b>c<i>“d”</i>e <b><i>f</i></b> <i>g<b>h</b></i><p>1. i<p>- j<p># k #<p>l<br>===<br>| --- |",
		"<ol start=4><li>a<ul><li>b<p>c</ul><li><pre>d\n\n e</pre></ol><ol><li>f</ol><h2>#</h2><dl><dt>g<dd>h</dl>",
		"<table><tr><th>a|b<td><tr><td colspan=2>`c`<tr><td>d<br>e<td><img src=f.jpg></table>",
		"<blockquote><p>a<blockquote>b</blockquote><figure><img src='c (1).jpg' alt='[d]'><figcaption>e</figcaption></figure>f</blockquote>",
		"<p><a href='/?a=1&copy;=(2)'>a]b</a>!<a href=x>c</a> <code>`d``</code> &amp;lt; \\ * _e_ f_g <sub>h</sub><p>i",
		"<p>a <a href='//\"'>b</a> c",
	} {
		seeds = append(seeds, []byte(bit))
	}
	return seeds
}

// someSegments are the segments of a page, without one in gap.
func someSegments(p *page.Page, gap int) (kept []int32) {
	for i := range p.Segments {
		if gap < 2 || i%gap != 0 {
			kept = append(kept, int32(i))
		}
	}
	return kept
}

func checkBody(t *testing.T, p *page.Page, kept []int32) {
	t.Helper()
	blocks := block.Build(p, kept)
	text, tree := render.Text(blocks), render.Tree(p, blocks)
	out, md := render.HTML(tree), markdown.Write(tree)
	if again := block.Build(p, kept); render.Text(again) != text || render.HTML(render.Tree(p, again)) != out {
		t.Error("the second rendering differs")
	}
	checkLines(t, p, text)
	checkAllowed(t, tree)
	if diff := cmp.Diff(outline(tree, exact), outline(fragment(t, out), exact)); diff != "" {
		t.Errorf("HTML parses to another tree (-written +parsed):\n%s\n%s", diff, out)
	}
	if diff := cmp.Diff(text, textOfHTML(t, out)); diff != "" {
		t.Errorf("HTML has another text (-text +text of HTML):\n%s\n%s", diff, out)
	}
	if diff := cmp.Diff(outline(tree, inMarkdown), outline(fragment(t, commonMark(t, md)), inMarkdown)); diff != "" {
		t.Errorf("Markdown parses to another tree (-written +parsed):\n%s\n%s", diff, md)
	}
}

// checkLines looks for the words of each line of the text on the page, in their
// order. In a cell others may stand between them.
func checkLines(t *testing.T, p *page.Page, text string) {
	t.Helper()
	var all strings.Builder
	for i := range p.Leaves {
		if n := p.Leaves[i].Node; n.Type == html.TextNode {
			all.WriteString(n.Data)
		}
	}
	shown := visibleLetters(all.String())
	for line := range strings.SplitSeq(text, "\n") {
		rest := shown
		for word := range strings.FieldsSeq(line) {
			_, behind, found := strings.Cut(rest, visibleLetters(word))
			if !found {
				t.Errorf("%q of %q is not on the page", word, line)
			}
			rest = behind
		}
	}
}

func visibleLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// allowed has the elements of a body and their attributes.
var allowed = map[string][]string{
	"p": nil, "h1": nil, "h2": nil, "h3": nil, "h4": nil, "h5": nil, "h6": nil, "ul": nil, "ol": {"start"}, "li": nil,
	"blockquote": nil, "figure": nil, "img": {"src", "alt"}, "figcaption": nil, "table": nil, "tr": nil,
	"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "pre": nil, "code": nil, "a": {"href"}, "em": nil, "strong": nil,
	"sub": nil, "sup": nil, "br": nil,
}

func checkAllowed(t *testing.T, n *html.Node) {
	t.Helper()
	if n.Type == html.ElementNode {
		keys, ok := allowed[n.Data]
		if !ok {
			t.Errorf("element %s is not allowed", n.Data)
		}
		for _, a := range n.Attr {
			u, err := url.Parse(a.Val)
			switch {
			case !slices.Contains(keys, a.Key):
				t.Errorf("attribute %s of %s is not allowed", a.Key, n.Data)
			case a.Key != "href" && a.Key != "src":
			case err != nil || !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme):
				t.Errorf("address %q of %s: %v", a.Val, n.Data, err)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		checkAllowed(t, c)
	}
}

// fragment parses what stands in a body.
func fragment(t *testing.T, content string) *html.Node {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(content), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root
}

// textOfHTML is the text of a body that is a page of its own.
func textOfHTML(t *testing.T, body string) string {
	t.Helper()
	if body == "" {
		return ""
	}
	p, err := layOut([]byte("<!doctype html><html><body><article>"+body+"</article></body></html>"), "")
	if err != nil {
		t.Fatal(err)
	}
	return render.Text(block.Build(p, someSegments(p, 0)))
}

func commonMark(t *testing.T, md string) string {
	t.Helper()
	var w strings.Builder
	parser := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithRendererOptions(goldhtml.WithUnsafe()))
	if err := parser.Convert([]byte(md), &w); err != nil {
		t.Fatal(err)
	}
	return w.String()
}
