package visible

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// navigation is what a site's menus say of the page: the entries they
// highlight, and their words for the steps of the page's address.
type navigation struct {
	steps    []string
	words    map[string]label // by step
	compared int              // links compared with steps
	active   []label
}

// maxCompared is how many links are compared with the steps of the address.
// Each time the link's text is read, which costs time.
const maxCompared = 500

// link takes a link of at most a few words.
func (n *navigation) link(at *place, i int32, path string) {
	for _, step := range n.steps {
		if path != step || n.compared == maxCompared {
			continue
		}
		n.compared++
		if _, ok := n.words[step]; !ok && spells(lastStep(step), at.p.ElemText(i)) {
			if n.words == nil {
				n.words = make(map[string]label)
			}
			n.words[step] = at.label(i)
		}
	}
	if len(n.active) < maxLabels && at.isActive(i) {
		n.active = append(n.active, at.label(i))
	}
}

// upward are the labels of the page's steps, outermost first.
func (n *navigation) upward() []label {
	var out []label
	for _, step := range n.steps {
		if l, ok := n.words[step]; ok {
			out = append(out, l)
		}
	}
	return out
}

// highlighted are the entries that the menus highlight. A highlight that many
// share says nothing.
func (n *navigation) highlighted() []label {
	if len(n.active) > maxActive {
		return nil
	}
	return n.active
}

// maxActive is how many entries may be highlighted: the main menu's, and those
// of menus below it.
const maxActive = 4

// activeWords are the classes by which menus highlight an entry. The longer
// ones are those of WordPress, which also knows the ancestors of a post.
var activeWords = map[string]bool{
	"active": true, "current": true, "selected": true, "is-active": true, "is-current": true, "is-selected": true,
	"nav-active": true, "current-menu-item": true, "current-post-ancestor": true, "current-menu-parent": true,
	"current-category-ancestor": true, "current-cat": true, "current_page_item": true, "current-post-parent": true,
	"current-menu-ancestor": true, "current_page_parent": true, "current_page_ancestor": true,
}

// isActive tells whether a link is a highlighted entry of a menu.
func (at *place) isActive(i int32) bool {
	e := &at.p.Elems[i]
	marked := highlighted(e) || page.HasAttr(e.Node, "aria-current")
	if parent := &at.p.Elems[e.Parent]; !marked && parent.Tag == atom.Li {
		marked = highlighted(parent)
	}
	return marked && at.inMenu(i)
}

func highlighted(e *page.Elem) bool {
	for _, key := range [...]string{"class", "id"} {
		for word := range strings.FieldsSeq(page.Attr(e.Node, key)) {
			if activeWords[word] {
				return true
			}
		}
	}
	return false
}

// inMenu tells whether element i stands in a menu: not in a trail or in tabs.
func (at *place) inMenu(i int32) bool {
	menu := false
	for ; i >= 0; i = at.p.Elems[i].Parent {
		e := &at.p.Elems[i]
		if e.Hints.Any(page.Breadcrumb|page.Footer|page.Pager|page.Toc) || strings.Contains(page.Attr(e.Node, "class"), "tabs") {
			return false
		}
		menu = menu || e.Tag == atom.Nav || e.Tag == atom.Header || e.Hints.Any(page.Nav|page.Header)
	}
	return menu
}
