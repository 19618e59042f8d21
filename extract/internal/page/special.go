package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// treatment is how the walk takes an element.
type treatment uint8

const (
	walk    treatment = iota
	leaf              // part of a segment, nothing inside
	skip              // nothing a reader sees; what it says may have been noted
	late              // the place of a part that stands elsewhere
	picture           // a picture for readers without scripts
)

// special notes what head elements and scripts say and tells how to go on.
func (b *builder) special(n *html.Node) treatment {
	switch n.DataAtom {
	case atom.Html:
		b.p.Lang = Attr(n, "lang")
		if b.p.Lang == "" {
			b.p.Lang = Attr(n, "xml:lang")
		}
	case atom.Head:
		b.head = true
	case atom.Body:
		b.head = false
		b.findStreamed(n)
	case atom.Template:
		if HasAttr(n, "shadowrootmode") { // a shadow tree: what the element shows
			return walk
		}
		return late
	case atom.Div:
		if b.placed[n] {
			return skip
		}
	case atom.Meta:
		b.meta(n)
		return skip
	case atom.Link:
		b.link(n)
		return skip
	case atom.Base:
		if u, err := b.p.URL.Parse(Attr(n, "href")); err == nil {
			b.p.Base = u
		}
		return skip
	case atom.Title:
		if b.p.Title == "" && n.FirstChild != nil && n.Namespace == "" {
			b.p.Title = Collapse(n.FirstChild.Data)
		}
		return skip
	case atom.Script:
		b.script(n)
		return skip
	case atom.Img, atom.Br, atom.Iframe, atom.Embed, atom.Object, atom.Video, atom.Audio:
		return leaf
	case atom.Style:
		if n.FirstChild != nil {
			b.sheet.read(n.FirstChild.Data)
		}
		return skip
	case atom.Noscript:
		return picture
	case atom.Svg, atom.Canvas, atom.Select, atom.Textarea,
		atom.Input, atom.Map, atom.Annotation, atom.AnnotationXml, atom.Rt, atom.Rp, atom.Rtc, atom.Datalist, atom.Noembed, atom.Noframes:
		return skip
	case 0:
		if strings.HasPrefix(n.Data, "amp-") {
			return ampTreatment[n.Data]
		}
		if _, ok := players[n.Data]; ok {
			return leaf
		}
	}
	return walk
}

// ampTreatment maps the elements of AMP to what they stand for. Those that are
// not here are walked: amp-accordion and others hold text.
var ampTreatment = map[string]treatment{
	"amp-img": leaf, "amp-anim": leaf, "amp-iframe": leaf, "amp-video": leaf, "amp-youtube": leaf, "amp-twitter": leaf,
	"amp-instagram": leaf, "amp-facebook": leaf, "amp-brightcove": leaf, "amp-jwplayer": leaf, "amp-dailymotion": leaf,
	"amp-ad": skip, "amp-embed": skip, "amp-analytics": skip, "amp-pixel": skip, "amp-consent": skip, "amp-sidebar": skip,
	"amp-social-share": skip, "amp-sticky-ad": skip, "amp-auto-ads": skip, "amp-next-page": skip,
}

func (b *builder) meta(n *html.Node) {
	m := Meta{Content: Attr(n, "content")}
	for _, key := range [...]string{"property", "name", "itemprop", "http-equiv"} {
		if v := Attr(n, key); v != "" {
			m.Name = strings.ToLower(strings.TrimSpace(v))
			break
		}
	}
	if m.Name != "" && m.Content != "" {
		b.p.Metas = append(b.p.Metas, m)
	}
}

func (b *builder) link(n *html.Node) {
	l := Link{Rel: strings.ToLower(Attr(n, "rel")), Href: strings.TrimSpace(Attr(n, "href")), Type: Attr(n, "type"),
		Lang: Attr(n, "hreflang"), Name: Attr(n, "title")}
	if l.Rel != "" && l.Href != "" && l.Rel != "stylesheet" && l.Rel != "preload" {
		b.p.Links = append(b.p.Links, l)
	}
}

// script keeps what is data: JSON by its type, or a program's text that some
// source may want to look into, by its type "".
func (b *builder) script(n *html.Node) {
	if n.FirstChild == nil {
		return
	}
	b.p.Scripts = append(b.p.Scripts, Script{Type: strings.ToLower(strings.TrimSpace(Attr(n, "type"))), ID: Attr(n, "id"),
		Text: n.FirstChild.Data})
}
