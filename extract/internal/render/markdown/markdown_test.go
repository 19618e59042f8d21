package markdown_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/tearsheet-news/tearsheet/extract/internal/render/markdown"
)

// document parses the content of a body. Its tables have no tbody.
func document(t *testing.T, content string) *html.Node {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(content), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	doc := &html.Node{Type: html.DocumentNode}
	for _, n := range nodes {
		doc.AppendChild(n)
	}
	for table := range doc.Descendants() {
		if body := table.FirstChild; table.DataAtom == atom.Table {
			table.RemoveChild(body)
			for tr := body.FirstChild; tr != nil; tr = body.FirstChild {
				body.RemoveChild(tr)
				table.AppendChild(tr)
			}
		}
	}
	return doc
}

func TestWrite(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"nothing", ``, ``},
		{"blocks", `<h2>Head</h2><p>One</p><p>Two</p>`, "## Head\n\nOne\n\nTwo"},
		{"marks", `<p><strong>a</strong> <em>b</em> <code>c</code> x<sup>2</sup><br>d</p>`, "**a** *b* `c` x<sup>2</sup>\\\nd"},
		{"link", `<p><a href="https://a.example/b">c [d]</a></p>`, `[c &#91;d&#93;](https://a.example/b)`},
		{"address with square brackets", `<p><a href="https://a.example/](javascript:b())">c</a></p>`, "[c](<https://a.example/&#93;(javascript:b())>)"},
		{"picture in a link", `<p><a href="https://a.example/"><img src="https://a.example/](javascript:b())" alt="](javascript:c())"></a></p>`,
			"[![&#93;(javascript:c())](<https://a.example/&#93;(javascript:b())>)](https://a.example/)"},
		{"code like the middle of a link", "<p>[<code>](javascript:b())</code></p>", `\[<code>\](javascript:b())</code>`},
		{"code with brackets in a link", "<p><a href=\"https://a.example/\">a <code>b`[0]</code></a></p>", "[a <code>b\\`&#91;0&#93;</code>](https://a.example/)"},
		{"code with brackets", "<p><code>b[0]</code></p>", "`b[0]`"},
		{"link with brackets", `<p><a href="https://a.example/b_(c)">d</a></p>`, "[d](<https://a.example/b_(c)>)"},
		{"link that is its text", `<p><a href="https://a.example/b">https://a.example/b</a></p>`, "<https://a.example/b>"},
		{"exclamation before a link", `<p>Go!<a href="https://a.example/">b</a>!</p>`, `Go\![b](https://a.example/)!`},
		{"emphasis inside a word", `<p>un<em>believ</em>able</p>`, "un*believ*able"},
		{"emphasis that ends in punctuation", `<p><em>“So,”</em>he said</p>`, "<em>“So,”</em>he said"},
		{"emphasis that ends in punctuation, and a space", `<p><em>“So,”</em> he said</p>`, "*“So,”* he said"},
		{"emphasis in Chinese", `<p>他说<strong>「是」</strong>了</p>`, "他说<strong>「是」</strong>了"},
		{"emphasis in emphasis", `<p><strong><em>a</em> b</strong></p>`, "**<em>a</em> b**"},
		{"code with backticks", "<p><code>`a``</code></p>", "``` `a`` ```"},
		{"code like a definition", `<p><a href="https://a.example/b"><code>[c]: d</code></a></p>`, `[<code>&#91;c&#93;: d</code>](https://a.example/b)`},
		{"signs that are text", `<p>*a* _b_ c_d ~e~ [f] &amp;amp; &lt;g&gt; a\b 1 &lt; 2 \</p>`,
			`\*a\* \_b\_ c_d \~e\~ \[f\] \&amp; \<g> a\\b 1 < 2 &#92;`},
		{"line starts", `<p># a<br>&gt; b<br>- c<br>+ d<br>1. e<br>2) f<br>-5<br>#g<br>2024<br>---</p>`,
			"\\# a\\\n\\> b\\\n\\- c\\\n\\+ d\\\n1\\. e\\\n2\\) f\\\n-5\\\n#g\\\n2024\\\n\\---"},
		{"heading with a number sign", `<h3>In C#</h3>`, `### In C\#`},
		{"list", `<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>`, "- a\n  1. b\n- c"},
		{"list of paragraphs", `<ol start="9"><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>`, "9. a\n\n   b\n\n10. c"},
		{"two lists", `<ul><li>a</li></ul><ul><li>b</li></ul><ul><li>c</li></ul>`, "- a\n\n* b\n\n- c"},
		{"quote", `<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>`, "> a\n>\n> > b"},
		{"listing", "<pre><code>a\n```\n\nb</code></pre>", "````\na\n```\n\nb\n````"},
		{"listing in an item", "<ul><li><p>a</p><pre><code>b\n\nc</code></pre></li></ul>", "- a\n\n  ```\n  b\n\n  c\n  ```"},
		{"table", `<table><tr><th>a</th><th>b|c</th></tr><tr><td>d</td></tr></table>`, "| a | b\\|c |\n| --- | --- |\n| d |  |"},
		{"span", `<table><tr><th colspan="2">a</th></tr><tr><td>b</td><td>c</td></tr></table>`, "| a |  |\n| --- | --- |\n| b | c |"},
		{"figure", `<figure><img src="https://a.example/q.jpg" alt="Quay"><figcaption>Nets<br>Ada</figcaption></figure>`,
			"![Quay](https://a.example/q.jpg)\\\nNets\\\nAda"},
		{"embedded", `<figure><a href="https://a.example/v">https://a.example/v</a></figure>`, "<https://a.example/v>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, markdown.Write(document(t, tt.content))); diff != "" {
				t.Errorf("Markdown (-want +got):\n%s", diff)
			}
		})
	}
}
