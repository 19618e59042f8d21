package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isHidden tells an element that is not displayed: by its attributes, by the
// names that style sheets have for what only screen readers tell, or by the
// page's own style sheets. A body that is hidden waits for a script.
func (b *builder) isHidden(n *html.Node, hints Hint) bool {
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return false
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "hidden":
			return !strings.EqualFold(a.Val, "until-found")
		case "style":
			if display(a.Val) == off {
				return true
			}
		case "role":
			if a.Val == "tooltip" {
				return true
			}
		case "class":
			if hints.Any(SROnly) && onlyHeard(a.Val) {
				return true
			}
		}
	}
	if b.sheet.hides(n) {
		return true
	}
	return hints.Any(Popup|Tool) && isInline(n) && Attr(n, "aria-hidden") == "true"
}

// heard are the names, or parts of them, that style sheets give to what is there
// for screen readers only, hyphens and underscores left out.
var heard = []string{"sronly", "forsr", "srtext", "screenreader", "visuallyhidden", "hideaccessible", "hiddenaccessible", "elementinvisible", "offscreen",
	"assistivetext", "assistivemml", "katexmathml"}

// onlyHeard tells the class attribute of what only screen readers tell.
func onlyHeard(class string) bool {
	for token := range strings.FieldsSeq(class) {
		token = strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(token))
		if strings.HasPrefix(token, "not") || strings.Contains(token, ":") { // on some screens
			continue
		}
		for _, name := range heard {
			if strings.Contains(token, name) {
				return true
			}
		}
	}
	return false
}

// state is what a style says of whether an element is displayed.
type state int8

const (
	unsaid state = iota
	on
	off
)

// display reads the declarations of a style attribute or rule. What is cut down
// to nothing or moved off the screen is there for screen readers.
func display(style string) state {
	style = strings.ToLower(style)
	if !strings.Contains(style, "display") && !strings.Contains(style, "hidden") && !strings.Contains(style, "clip") && !strings.Contains(style, "-999") {
		return unsaid
	}
	said := unsaid
	style = strings.ReplaceAll(style, " ", "")
	for d := range strings.SplitSeq(style, ";") {
		key, value, _ := strings.Cut(strings.TrimSpace(d), ":")
		value = strings.TrimSuffix(strings.TrimSpace(value), "!important")
		switch {
		case key == "display" && value == "none", key == "visibility" && value == "hidden",
			key == "clip" && isNothing(value), key == "clip-path" && value == "inset(50%)",
			(key == "left" || key == "text-indent" || key == "top") && strings.HasPrefix(value, "-999"):
			return off
		case key == "display":
			said = on
		}
	}
	return said
}

// isNothing tells a rectangle without area: rect(0,0,0,0), rect(1px,1px,1px,1px).
func isNothing(value string) bool {
	sides, ok := strings.CutPrefix(value, "rect(")
	if !ok {
		return false
	}
	sides = strings.NewReplacer("px", "", ",", "", ")", "").Replace(sides)
	return sides == "0000" || sides == "1111" || sides == "0110" // what the sides add up to without commas
}

// darken marks the text of the open segment that is not displayed, if there is
// other text in it: "survey (opens in a new window)". A segment without other
// text stays what it is, hidden.
func (b *builder) darken() {
	if b.dark == (Count{}) {
		return
	}
	if b.open.Count == (Count{}) {
		b.open.Hidden = true
		b.open.Count.Add(b.dark)
		b.total.Add(b.dark)
		return
	}
	for l := b.open.Leaf0; l < b.open.Leaf1; l++ {
		leaf := &b.p.Leaves[l]
		leaf.Unseen = leaf.Elem > b.block && b.p.Elems[leaf.Elem].Hidden
	}
}
