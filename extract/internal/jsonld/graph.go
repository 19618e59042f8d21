// Package jsonld reads the claims of JSON-LD scripts.
package jsonld

import (
	"maps"
	"slices"
	"strings"
)

// thing is one JSON object with its schema.org types.
type thing map[string]any

// Graph is all objects of a page's JSON-LD scripts.
type Graph struct {
	roots []thing
	byID  map[string]thing // by @id, for references
}

// maxDepth bounds how deep nested objects are read; cyclic references end
// there too.
const maxDepth = 24

// maxText is how many bytes of JSON-LD are read from a page. The most found in
// 2,000 pages is 0.9 MB, a live blog with all its posts; as Go values, JSON can
// take forty times the room of its text.
const maxText = 2 << 20

// Read reads the texts of all JSON-LD scripts of a page, leaving out those that
// would make it more than maxText.
func Read(scripts []string) *Graph {
	g := &Graph{byID: make(map[string]thing)}
	total := 0
	for _, text := range scripts {
		if total+len(text) > maxText {
			continue
		}
		total += len(text)
		for _, v := range decode(text) {
			g.root(v, 0)
		}
	}
	return g
}

// root collects the objects that stand for themselves: the top ones, members
// of arrays and of @graph.
func (g *Graph) root(v any, depth int) {
	if depth > maxDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			g.root(item, depth+1)
		}
	case map[string]any:
		if graph, ok := v["@graph"]; ok {
			g.root(graph, depth+1)
		}
		if len(v) > 1 || v["@graph"] == nil {
			g.roots = append(g.roots, v)
		}
		g.index(v, depth)
	}
}

// index notes objects by their @id; one that says more than a mere reference
// wins.
func (g *Graph) index(v any, depth int) {
	if depth > maxDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			g.index(item, depth+1)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) > len(g.byID[id]) {
			g.byID[id] = v
		}
		for _, key := range slices.Sorted(maps.Keys(v)) { // of two that say as much the same one wins each time
			switch item := v[key].(type) {
			case []any, map[string]any:
				g.index(item, depth+1)
			}
		}
	}
}

// get returns the values of a key as a list, with references followed and
// lists in the list laid out.
func (g *Graph) get(t thing, key string) []any { return g.flat(nil, t[key], 0) }

func (g *Graph) flat(list []any, v any, depth int) []any {
	switch v := v.(type) {
	case nil:
		return list
	case []any:
		for _, item := range v {
			if depth < maxDepth {
				list = g.flat(list, item, depth+1)
			}
		}
		return list
	case map[string]any:
		return append(list, map[string]any(g.follow(v)))
	}
	return append(list, v)
}

// follow replaces an object that is only a reference by what it refers to.
func (g *Graph) follow(t thing) thing {
	id, ok := t["@id"].(string)
	if !ok || len(t) > 2 {
		return t
	}
	if full, ok := g.byID[id]; ok {
		return full
	}
	return t
}

// types returns the schema types of a thing without their name space.
func (t thing) types() []string {
	var out []string
	add := func(v any) {
		if s, ok := v.(string); ok {
			s = s[strings.LastIndexAny(s, "/#:")+1:]
			out = append(out, strings.TrimSpace(s))
		}
	}
	switch v := t["@type"].(type) {
	case []any:
		for _, item := range v {
			add(item)
		}
	default:
		add(v)
	}
	return out
}
