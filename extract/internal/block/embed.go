package block

import (
	"strconv"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// embed adds an embedded object.
func (b *builder) embed(l *page.Leaf, seg *page.Segment) {
	address := b.address(l.Node)
	if address == "" || isPixel(l.Node) || b.wasShown(address) {
		return
	}
	blk := b.surroundings(Embed, seg)
	blk.Text = address
	b.out = append(b.out, blk)
}

// address is where an embedded object comes from; "" where that cannot be told.
func (b *builder) address(n *html.Node) string {
	if page.IsPost(n) {
		return b.p.Resolve(page.PostAddress(n))
	}
	if amp, ok := ampAddress[n.Data]; ok {
		if id := page.Attr(n, amp.key); id != "" {
			return b.p.Resolve(amp.before + id)
		}
	}
	for _, key := range [...]string{"src", "data-src", "data-lazy-src", "data"} {
		if v := page.Attr(n, key); v != "" && v != "about:blank" {
			return b.p.Resolve(v)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if v := page.Attr(c, "src"); v != "" && (c.DataAtom == atom.Source || c.DataAtom == atom.Embed) {
			return b.p.Resolve(v)
		}
	}
	return ""
}

// ampAddress has the attribute by which an element of AMP names what it shows,
// and the address in front of it; from the reference of AMP's components.
var ampAddress = map[string]struct{ key, before string }{
	"amp-youtube":     {"data-videoid", "https://www.youtube.com/watch?v="},
	"amp-twitter":     {"data-tweetid", "https://twitter.com/i/status/"},
	"amp-instagram":   {"data-shortcode", "https://www.instagram.com/p/"},
	"amp-facebook":    {"data-href", ""},
	"amp-dailymotion": {"data-videoid", "https://www.dailymotion.com/video/"},
}

// isPixel tells an object too small to be seen, which counts readers.
func isPixel(n *html.Node) bool {
	for _, key := range [...]string{"width", "height"} {
		if v := page.Attr(n, key); v != "" {
			if size, err := strconv.Atoi(v); err == nil && size < 10 {
				return true
			}
		}
	}
	return false
}
