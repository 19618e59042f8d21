package block_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/block"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// blocksOf builds the blocks of a page, a line each: kind, level, what is
// around it and text. Text that starts with "x" is not kept.
func blocksOf(t *testing.T, content string) []string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<body>" + content))
	if err != nil {
		t.Fatal(err)
	}
	p := page.New(doc, &url.URL{Scheme: "https", Host: "post.example", Path: "/news/1"})
	var kept []int32
	for i := range p.Segments {
		if s := &p.Segments[i]; s.Count.Words > 0 && !strings.HasPrefix(p.Text(s), "x") {
			kept = append(kept, int32(i))
		}
	}
	var out []string
	for _, b := range block.Build(p, kept) {
		out = append(out, line(&b))
	}
	return out
}

func line(b *block.Block) string {
	var w strings.Builder
	w.WriteString(string(b.Kind))
	if b.Level > 0 {
		fmt.Fprintf(&w, " %d", b.Level)
	}
	if b.Ordered {
		w.WriteString(" ordered")
	}
	for _, c := range b.Inside {
		w.WriteString(" " + c.Tag.String())
	}
	fmt.Fprintf(&w, ": %s", b.Text)
	if b.Picture != nil {
		fmt.Fprintf(&w, " [%s | %s | %s]", b.Picture.URL, b.Picture.Alt, b.Picture.Credit)
	}
	return w.String()
}

func TestBuild(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("word ", 70)) + "."
	tests := []struct {
		name, content string
		want          []string
	}{
		{"nothing", ``, nil},
		{"plain", `<h2>Head</h2><p>One</p><p>Two</p>`, []string{"heading 2: Head", "paragraph: One", "paragraph: Two"}},
		{"nested lists", `<p>Go</p><ol><li>One<ul><li>Inner</li></ul></li><li>Two</li></ol>`,
			[]string{"paragraph: Go", "list_item 1 ordered ol li: One", "list_item 2 ol li ul li: Inner", "list_item 1 ordered ol li: Two"}},
		{"item without a list", `<p>Go</p><div><li>One</div>`, []string{"paragraph: Go", "list_item 1 ul li: One"}},
		{"terms", `<p>Go</p><dl><dt>Knot</dt><dd>A mile</dd></dl>`,
			[]string{"paragraph: Go", "list_item 1 ul li: Knot", "list_item 1 ul li: A mile"}},
		{"a list that lays out the page", `<ul><li><p>One</p><p>Two</p></li></ul>`, []string{"paragraph: One", "paragraph: Two"}},
		{"nested quotes", `<p>Go</p><blockquote><p>One</p><blockquote>Two</blockquote></blockquote>`,
			[]string{"paragraph: Go", "quote blockquote: One", "quote blockquote blockquote: Two"}},
		{"heading in a quote", `<p>Go</p><blockquote><h3>One</h3><ul><li>Two</ul></blockquote>`,
			[]string{"paragraph: Go", "heading 3 blockquote: One", "list_item 1 blockquote ul li: Two"}},
		{"listing", "<p>Go</p><pre>\nfor {\n  x++ <b>y</b>\n}\n</pre>", []string{"paragraph: Go", "code: for {\n  x++ y\n}"}},
		{"listing of lines", "<p>Go</p><pre><div>  a</div><div>b<br><br>c</div></pre>", []string{"paragraph: Go", "code:   a\nb\n\nc"}},
		{"table", `<p>Go</p><table><tr><th><th>1900</tr><tr><td>Herring<td>12 <br>t</tr><tr><td>x<td></table>`,
			[]string{"paragraph: Go", "table: \t1900\nHerring\t12 t"}},
		{"cell of paragraphs", `<p>Go</p><table><tr><td>a<td>b<tr><td><p>One</p><p>Two</p><td>c</table>`,
			[]string{"paragraph: Go", "table: a\tb\nOne Two\tc"}},
		{"layout: a row", `<p>Go</p><table><tr><td>One<td>Two</table>`, []string{"paragraph: Go", "paragraph: One", "paragraph: Two"}},
		{"layout: a column", `<p>Go</p><table><tr><td>One<tr><td>Two</table>`, []string{"paragraph: Go", "paragraph: One", "paragraph: Two"}},
		{"layout: long cells", `<p>Go</p><table><tr><td>One<td>a<tr><td>` + long + long + `<td>Two</table>`,
			[]string{"paragraph: Go", "paragraph: One", "paragraph: a", "paragraph: " + long + long, "paragraph: Two"}},
		{"layout: says so", `<p>Go</p><table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>`,
			[]string{"paragraph: Go", "paragraph: a", "paragraph: b", "paragraph: c", "paragraph: d"}},
		{"lines that are paragraphs", `<p>` + long + `<br>` + long + `</p>`, []string{"paragraph: " + long, "paragraph: " + long}},
		{"verse", `<p>Roll on,<br>deep and dark,<br>roll</p>`, []string{"paragraph: Roll on,\ndeep and dark,\nroll"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, blocksOf(t, tt.content)); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMedia(t *testing.T) {
	const quay = "figure:  [https://post.example/q.jpg |  | ]"
	tests := []struct {
		name, between string // two paragraphs
		want          []string
	}{
		{"picture", `<img src=/q.jpg>`, []string{quay}},
		{"figure", `<figure><img src=/q.jpg alt=Quay><figcaption>Nets <span class=credit>Ada</span></figcaption></figure>`,
			[]string{"figure: Nets [https://post.example/q.jpg | Quay | Ada]"}},
		{"caption that was not kept", `<figure><img src=/q.jpg><figcaption>x marks it</figcaption></figure>`,
			[]string{"figure: x marks it [https://post.example/q.jpg |  | ]"}},
		{"caption above", `<figure><figcaption>Nets</figcaption><img src=/q.jpg></figure>`, []string{"figure: Nets [https://post.example/q.jpg |  | ]"}},
		{"caption by its class", `<div><img src=/q.jpg><p class=wp-caption-text>Nets</p></div>`,
			[]string{"figure: Nets [https://post.example/q.jpg |  | ]"}},
		{"table that frames", `<table><tr><td><img src=/q.jpg><tr><td class=caption>Nets</table>`,
			[]string{"figure: Nets [https://post.example/q.jpg |  | ]"}},
		{"two in a figure", `<figure><img src=/q.jpg><img src=/r.jpg><figcaption>Nets</figcaption></figure>`,
			[]string{"figure: Nets [https://post.example/q.jpg |  | ]", "figure:  [https://post.example/r.jpg |  | ]"}},
		{"caption alone", `<figure><svg></svg><figcaption>A chart</figcaption></figure>`, []string{"figure: A chart"}},
		{"the same twice", `<img src=/q.jpg><p>Mid</p><img src=/q.jpg>`, []string{quay, "paragraph: Mid"}},
		{"in a text", `<p>Mid <img src=/q.jpg> dle</p>`, []string{quay, "paragraph: Mid dle"}},
		{"icon in a text", `<p>Mid <img src=/share.png> dle</p>`, []string{"paragraph: Mid dle"}},
		{"teaser", `<div><a href=/2><img src=/q.jpg><h3>x other</h3></a></div>`, nil},
		{"advertisement", `<div class=ad-slot><img src=/q.jpg></div>`, nil},
		{"author", `<div class=author-box><img src=/q.jpg><p>x writes</p></div>`, nil},
		{"hidden", `<div hidden><img src=/q.jpg></div>`, nil},
		{"framed table", `<figure><table><tr><td>a<td>b<tr><td>c<td>d</table></figure>`, []string{"table: a\tb\nc\td"}},
		{"framed quotation", `<figure><blockquote>Said</blockquote></figure>`, []string{"quote blockquote: Said"}},
		{"player", `<iframe src="//video.example/7"></iframe>`, []string{"embed: https://video.example/7"}},
		{"player loaded late", `<iframe src=about:blank data-src=/v></iframe>`, []string{"embed: https://post.example/v"}},
		{"film", `<video><source src=/a.mp4><source src=/a.webm></video>`, []string{"embed: https://post.example/a.mp4"}},
		{"post", `<amp-twitter data-tweetid=17></amp-twitter>`, []string{"embed: https://twitter.com/i/status/17"}},
		{"counter", `<iframe src=/c width=1 height=1></iframe>`, nil},
		{"player without address", `<video></video>`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := append(append([]string{"paragraph: First"}, tt.want...), "paragraph: Last")
			if diff := cmp.Diff(want, blocksOf(t, "<p>First</p>"+tt.between+"<p>Last</p>")); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMediaAroundTheStory(t *testing.T) {
	const after = "figure:  [https://post.example/after.jpg |  | ]"
	const before = "figure:  [https://post.example/before.jpg |  | ]"
	tests := []struct {
		name, content string
		want          []string // the blocks, "|" for the two paragraphs
	}{
		{"behind the last words", `<img src=/before.jpg><p>First</p><p>Last</p><img src=/after.jpg>`, []string{"|", after}},
		{"behind other words", `<div><p>First</p><p>Last</p></div><p>x other</p><img src=/after.jpg>`, []string{"|"}},
		{"in another part", `<div><p>First</p><p>Last</p></div><div><img src=/after.jpg></div>`, []string{"|"}},
		{"under the headline", `<img src=/x.jpg><h1>x title</h1><img src=/before.jpg><p>First</p><p>Last</p>`, []string{before, "|"}},
		{"in the article", `<img src=/x.jpg><article><header><img src=/before.jpg><h1>x title</h1></header><p>First</p><p>Last</p></article>`, []string{before, "|"}},
		{"of the author", `<article><h1>x title</h1><div class=author><img src=/x.jpg></div><p>First</p><p>Last</p></article>`, []string{"|"}},
		{"a film under the headline", `<h1>x title</h1><iframe src=/v></iframe><p>First</p><p>Last</p>`, []string{"embed: https://post.example/v", "|"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			for _, w := range tt.want {
				if w == "|" {
					want = append(want, "paragraph: First", "paragraph: Last")
				} else {
					want = append(want, w)
				}
			}
			if diff := cmp.Diff(want, blocksOf(t, tt.content)); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEmbeddedPosts(t *testing.T) {
	for content, want := range map[string]string{
		`<blockquote class="twitter-tweet"><p>x words</p><a href="https://twitter.com/a/status/1">x day</a></blockquote>`:  "https://twitter.com/a/status/1",
		`<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@a/video/2"><section>x</section></blockquote>`:      "https://www.tiktok.com/@a/video/2",
		`<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/3/"></blockquote>`:        "https://www.instagram.com/p/3/",
		`<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abc/app.bsky.feed.post/4"><p>x</p></blockquote>`: "https://bsky.app/profile/did:plc:abc/post/4",
		`<blockquote class="mastodon-embed" data-embed-url="https://social.example/@a/5/embed"></blockquote>`:              "https://social.example/@a/5/embed",
		`<lite-youtube videoid="six"></lite-youtube>`:                                                                      "https://www.youtube.com/watch?v=six",
		`<div class="fb-post" data-href="https://www.facebook.com/a/posts/7"></div>`:                                       "https://www.facebook.com/a/posts/7",
	} {
		got := blocksOf(t, "<p>First</p>"+content+"<p>Last</p>")
		if len(got) != 3 || !strings.HasPrefix(got[1], "embed") || !strings.HasSuffix(got[1], ": "+want) {
			t.Errorf("%s: %q, want an object of %s", content, got, want)
		}
	}
}
