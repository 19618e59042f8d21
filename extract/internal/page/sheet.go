package page

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// sheet is what the page's own style sheets say of which elements are displayed
// on a wide screen. Of selectors it knows those without combinators, attributes
// and states: what a rule says under a condition is not always so.
type sheet struct {
	rules  []rule
	byName map[string][]int // by a class, or # and an id: the rules that ask for it
}

// rule is a selector and what it says.
type rule struct {
	tag     string // "" for any
	id      string
	classes []string
	says    state
}

// maxSheet bounds what is read of a page's style sheets, in bytes.
const maxSheet = 1 << 20

// read reads a style sheet.
func (s *sheet) read(css string) {
	if len(css) > maxSheet || !strings.Contains(css, "none") && !strings.Contains(css, "hidden") && !strings.Contains(css, "clip") {
		return
	}
	css = withoutComments(css)
	var outer []bool // of the conditions around: whether they hold
	holds := true
	for {
		i := strings.IndexAny(css, "{};")
		if i < 0 {
			return
		}
		prelude := strings.TrimSpace(css[:i])
		mark := css[i]
		css = css[i+1:]
		switch {
		case mark == ';': // an import
		case mark == '}':
			if len(outer) > 0 {
				holds, outer = outer[len(outer)-1], outer[:len(outer)-1]
			}
		case strings.HasPrefix(prelude, "@"):
			outer = append(outer, holds)
			holds = holds && applies(prelude)
		default:
			body, rest, _ := strings.Cut(css, "}")
			css = rest
			if says := display(body); holds && says != unsaid {
				s.add(prelude, says)
			}
		}
	}
}

func withoutComments(css string) string {
	if !strings.Contains(css, "/*") {
		return css
	}
	var w strings.Builder
	for {
		before, comment, found := strings.Cut(css, "/*")
		w.WriteString(before)
		if !found {
			return w.String()
		}
		_, css, _ = strings.Cut(comment, "*/")
	}
}

// applies tells whether what stands under a condition holds on a wide screen,
// 1280 pixels of CSS: what most desktop computers have at least.
func applies(condition string) bool {
	const width = 1280
	media, ok := strings.CutPrefix(condition, "@media")
	if !ok {
		return strings.HasPrefix(condition, "@layer") || strings.HasPrefix(condition, "@supports")
	}
	media = strings.ToLower(strings.ReplaceAll(media, " ", ""))
	for alternative := range strings.SplitSeq(media, ",") {
		if strings.Contains(alternative, "print") || strings.Contains(alternative, "prefers-") || strings.Contains(alternative, "orientation") {
			continue
		}
		if bound(alternative, "min-width:", 0) <= width && width <= bound(alternative, "max-width:", width) {
			return true
		}
	}
	return false
}

// bound is the number of pixels behind a key, or other where it is not there.
func bound(media, key string, other float64) float64 {
	_, value, ok := strings.Cut(media, key)
	if !ok {
		return other
	}
	const em = 16 // pixels, in all browsers unless the reader says otherwise
	end := strings.IndexFunc(value, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	if end < 0 {
		return other
	}
	n, err := strconv.ParseFloat(value[:end], 64)
	if err != nil {
		return other
	}
	if strings.HasPrefix(value[end:], "em") || strings.HasPrefix(value[end:], "rem") {
		n *= em
	}
	return n
}

// add adds the selectors of a rule.
func (s *sheet) add(selectors string, says state) {
	for selector := range strings.SplitSeq(selectors, ",") {
		selector = strings.TrimSpace(selector)
		if selector == "" || strings.ContainsAny(selector, " >+~:[*") {
			continue
		}
		r := parseSelector(selector)
		r.says = says
		key := "#" + r.id
		switch {
		case len(r.classes) > 0:
			key = r.classes[0]
		case r.id == "":
			continue // a whole kind of element
		}
		if s.byName == nil {
			s.byName = make(map[string][]int)
		}
		s.byName[key] = append(s.byName[key], len(s.rules))
		s.rules = append(s.rules, r)
	}
}

func parseSelector(selector string) (r rule) {
	for selector != "" {
		end := strings.IndexAny(selector[1:], ".#") + 1
		if end == 0 {
			end = len(selector)
		}
		switch part := selector[:end]; part[0] {
		case '.':
			r.classes = append(r.classes, part[1:])
		case '#':
			r.id = part[1:]
		default:
			r.tag = part
		}
		selector = selector[end:]
	}
	return r
}

// hides tells whether the last rule for an element hides it.
func (s *sheet) hides(n *html.Node) bool {
	if len(s.rules) == 0 {
		return false
	}
	class, last := Attr(n, "class"), -1
	consider := func(key string) {
		for _, i := range s.byName[key] {
			if i > last && s.rules[i].matches(n, class) {
				last = i
			}
		}
	}
	for token := range strings.FieldsSeq(class) {
		consider(token)
	}
	if id := Attr(n, "id"); id != "" {
		consider("#" + id)
	}
	return last >= 0 && s.rules[last].says == off
}

func (r *rule) matches(n *html.Node, class string) bool {
	if r.tag != "" && !strings.EqualFold(r.tag, n.Data) || r.id != "" && r.id != Attr(n, "id") {
		return false
	}
	has := strings.Fields(class)
	return !slices.ContainsFunc(r.classes, func(c string) bool { return !slices.Contains(has, c) })
}
