package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page that React streams from its server arrives in pieces: where a part is
// late stands <template id="B:0"> or <template id="P:0">, and the part itself
// follows behind the rest of the page as <div hidden id="S:0">, for a script to
// put in its place. The walk puts it there itself; read where it stands, a
// story would be hidden and in the wrong order.

// findStreamed notes the late parts, by what follows "S:" in their id.
func (b *builder) findStreamed(body *html.Node) {
	for n := body.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom != atom.Div || !HasAttr(n, "hidden") {
			continue
		}
		if id, ok := strings.CutPrefix(Attr(n, "id"), "S:"); ok {
			if b.streamed == nil {
				b.streamed = make(map[string]*html.Node)
			}
			b.streamed[id] = n
		}
	}
}

// placeStreamed walks the part that belongs where the template n stands.
func (b *builder) placeStreamed(n *html.Node, s scope) {
	if b.streamed == nil {
		return
	}
	id := Attr(n, "id")
	if !strings.HasPrefix(id, "B:") && !strings.HasPrefix(id, "P:") {
		return
	}
	if part := b.streamed[id[2:]]; part != nil {
		delete(b.streamed, id[2:])
		b.placed[part] = true
		b.children(part, s)
	}
}
