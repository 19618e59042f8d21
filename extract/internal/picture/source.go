package picture

import (
	"path"
	"strconv"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sourceKeys are the attributes that hold a picture's address, the likeliest
// first. Scripts that load pictures late keep the address in a data attribute
// and something empty in src.
var sourceKeys = []string{"data-src", "data-original", "data-lazy-src", "data-lazy", "src"}

// setKeys hold several addresses of one picture, by size.
var setKeys = []string{"srcset", "data-srcset", "data-lazy-srcset", "data-src-set"}

// Source is the absolute address from which n loads its picture, in the largest
// size on offer; "" where it has none that can be read. As in browsers, the sets
// go before src, which may be no more than a blurred stamp.
func Source(p *page.Page, n *html.Node) string {
	if v := largest(n); v != "" {
		return p.Resolve(v)
	}
	furniture := "" // an address that is better than none
	for _, key := range sourceKeys {
		if v := page.Attr(n, key); isAddress(v) {
			address := p.Resolve(v)
			if address != "" && !isDecorName(fileName(address)) {
				return address
			}
			furniture = address
		}
	}
	if v := lazy(n); v != "" && furniture == "" {
		return p.Resolve(v)
	}
	if n.Parent != nil && n.Parent.DataAtom == atom.Picture {
		for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
			if v := largest(c); c.DataAtom == atom.Source && v != "" {
				return p.Resolve(v)
			}
		}
	}
	return furniture
}

// lazy is the address of a picture in whatever other data attribute a script
// keeps it in; "" where there is none.
func lazy(n *html.Node) string {
	for _, a := range n.Attr {
		if strings.HasPrefix(a.Key, "data-") && isAddress(a.Val) && isPicture(a.Val) && !isDecorName(fileName(a.Val)) {
			return a.Val
		}
	}
	return ""
}

// isPicture tells the address of a picture by the end of its file name.
func isPicture(address string) bool {
	switch strings.ToLower(path.Ext(fileName(address))) {
	case ".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif":
		return !strings.ContainsAny(address, " ,")
	}
	return false
}

// isAddress refuses pictures that stand in the page itself, which are
// placeholders, and patterns that a script fills in ("{width}/pier.jpg").
func isAddress(v string) bool {
	return v != "" && !strings.HasPrefix(v, "data:") && !strings.ContainsAny(v, "{}")
}

// largest is the address of the largest picture in the sets of n, "" where it
// has none.
func largest(n *html.Node) string {
	best, size := "", -1.0
	for _, key := range setKeys {
		eachCandidate(page.Attr(n, key), func(address string, s float64) {
			if isAddress(address) && s > size && !isDecorName(path.Base(address)) {
				best, size = address, s
			}
		})
	}
	return best
}

// eachCandidate calls f with the addresses of a srcset and their size: a width
// in pixels or a density, and 0 where it is not told. As in the HTML standard,
// section 4.8.4.2, an address ends at white space, since many have commas in
// them, and gives up the commas it ends with.
func eachCandidate(set string, f func(address string, size float64)) {
	const space = " \t\r\n\f"
	for {
		set = strings.TrimLeft(set, space+",")
		if set == "" {
			return
		}
		end := strings.IndexAny(set, space)
		if end < 0 {
			end = len(set)
		}
		address := strings.TrimRight(set[:end], ",")
		descriptor := ""
		if rest := set[end:]; len(address) == end {
			descriptor, set, _ = strings.Cut(rest, ",")
		} else {
			set = rest
		}
		size, _ := strconv.ParseFloat(strings.TrimRight(strings.Trim(descriptor, space), "wx"), 64)
		f(address, size)
	}
}
