package render_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/block"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/render"
)

// build makes blocks of all segments of a page.
func build(t *testing.T, content string) (*page.Page, []block.Block) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<body>" + content))
	if err != nil {
		t.Fatal(err)
	}
	p := page.New(doc, &url.URL{Scheme: "https", Host: "post.example", Path: "/news/1"})
	var kept []int32
	for i := range p.Segments {
		kept = append(kept, int32(i))
	}
	return p, block.Build(p, kept)
}

func TestHTML(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"nothing", ``, ``},
		{"paragraphs", `<div class=a style="color:red">One</div><p id=b onclick="x()">Two`, "<p>One</p>\n<p>Two</p>"},
		{"escaped", `<p>1 &lt; 2 &amp;&amp; "3"</p>`, `<p>1 &lt; 2 &amp;&amp; &#34;3&#34;</p>`},
		{"marks", `<p><b>One</b> <i>two</i> <span>three</span> x<sup>2</sup> <u>four</u></p>`,
			`<p><strong>One</strong> <em>two</em> three x<sup>2</sup> four</p>`},
		{"no space inside marks", `<p>One<b> two </b>three</p>`, `<p>One <strong>two</strong> three</p>`},
		{"the same mark twice", `<p><b>a<strong>b</strong></b><b>c</b></p>`, `<p><strong>abc</strong></p>`},
		{"code has no marks", `<p><code>a <b>b</b> <a href=/c>c</a></code></p>`,
			`<p><code>a b</code> <a href="https://post.example/c"><code>c</code></a></p>`},
		{"lines", `<p>One<br>two</p>`, `<p>One<br/>two</p>`},
		{"links", `<p><a href="2?a=1&b=2">r</a> <a href="mailto:a@b.example">m</a> <a href="JavaScript:x()">j</a> <a href="data:,x">d</a> <a href=" /a b ">s</a> <a name=n>n</a></p>`,
			`<p><a href="https://post.example/news/2?a=1&amp;b=2">r</a> <a href="mailto:a@b.example">m</a> j d <a href="https://post.example/a%20b">s</a> n</p>`},
		{"list", `<p>Go</p><ul><li>a<ul><li>b</ul><li>c</ul>`, "<p>Go</p>\n<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"},
		{"items of paragraphs", `<p>Go</p><ol start=3><li><p>a<p>b<li>c</ol>`,
			"<p>Go</p>\n<ol start=\"3\"><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>"},
		{"quote", `<p>Go</p><blockquote><p>a<p>b</blockquote><blockquote>c</blockquote>`,
			"<p>Go</p>\n<blockquote><p>a</p><p>b</p></blockquote>\n<blockquote><p>c</p></blockquote>"},
		{"table", `<p>Go</p><table><tr><th colspan=2 class=x>a<tr><td>b<td><b>c</b><p>d</table>`,
			"<p>Go</p>\n<table><tr><th colspan=\"2\">a</th></tr><tr><td>b</td><td><strong>c</strong> d</td></tr></table>"},
		{"listing", "<p>Go</p><pre>a\n  <i>b</i> &lt;</pre>", "<p>Go</p>\n<pre><code>a\n  b &lt;</code></pre>"},
		{"figure", `<p>Go</p><figure><img src=q.jpg alt="A &quot;quay&quot;"><figcaption>Nets<span class=credit>Ada</span></figcaption></figure><p>Go</p>`,
			"<p>Go</p>\n<figure><img src=\"https://post.example/news/q.jpg\" alt=\"A &#34;quay&#34;\"/><figcaption>Nets<br/>Ada</figcaption></figure>\n<p>Go</p>"},
		{"embedded", `<p>Go</p><iframe src=/v></iframe><p>Go</p>`,
			"<p>Go</p>\n<figure><a href=\"https://post.example/v\">https://post.example/v</a></figure>\n<p>Go</p>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, blocks := build(t, tt.content)
			if diff := cmp.Diff(tt.want, render.HTML(render.Tree(p, blocks))); diff != "" {
				t.Errorf("HTML (-want +got):\n%s", diff)
			}
		})
	}
}

func TestText(t *testing.T) {
	_, blocks := build(t, `<h2>Head</h2><p>One <b>two</b><br>three</p><figure><img src=q.jpg><figcaption>Nets</figcaption></figure>
		<ul><li>Item</ul><iframe src=/v></iframe><table><tr><td>a<td>b<tr><td>c<td>d</table><pre>  x
y</pre><p>Last`)
	const want = "Head\n\nOne two\nthree\n\nItem\n\na\tb\nc\td\n\n  x\ny\n\nLast"
	if diff := cmp.Diff(want, render.Text(blocks)); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

func TestWords(t *testing.T) {
	tests := []struct {
		text string
		want int
	}{
		{"", 0},
		{" — … ", 0},
		{"The ferry sails again.", 4},
		{"Don't ask: 3.5 of 1,000 well-known men/women—all", 9},
		{"l’été", 1},
		{"पानी और नमक", 3},
		{"السفينة عادت", 2},
		{"渡船回来了", 3},
		{"フェリーが3日に戻った", 6},
		{"เรือกลับมา", 5},
		{"페리가 돌아왔다", 2},
	}
	for _, tt := range tests {
		if got := render.Words(tt.text); got != tt.want {
			t.Errorf("Words(%q) = %d, want %d", tt.text, got, tt.want)
		}
	}
}
