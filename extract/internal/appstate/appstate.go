// Package appstate finds the story in the data that a page's scripts carry:
// pages drawn by a script in the browser often send their text only as JSON,
// in a script of its own (__NEXT_DATA__) or assigned to a variable
// (Fusion.globalContent, __INITIAL_STATE__).
package appstate

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

const (
	// minScript is the length, in bytes, below which a script holds no story.
	minScript = 500

	// maxStrings bounds the strings that are looked at, over all scripts.
	maxStrings = 200_000

	// maxAssignment bounds, in bytes, what stands before a value.
	maxAssignment = 200

	// minProse is how many letters a string needs to count as prose.
	minProse = 60
)

// Story is the longest run of prose in the scripts' data: all strings that
// stand in places of the same form, such as ….body[*].text, where most of them
// are prose and not the entries of a menu; nil where there is none. Strings may
// hold HTML.
func Story(scripts []page.Script) []string {
	c := collector{places: make(map[string]*place)}
	for i := range scripts {
		if text := scripts[i].Text; len(text) >= minScript && !strings.Contains(scripts[i].Type, "ld+json") {
			c.script(text)
		}
	}
	var best *place
	for _, name := range c.order {
		p := c.places[name]
		if 2*p.prose > p.bytes && (best == nil || p.prose > best.prose) {
			best = p
		}
	}
	if best == nil {
		return nil
	}
	return best.texts
}

// place is where strings of one form stand.
type place struct {
	bytes int // of all of them
	prose int // of those that are prose
	texts []string
}

type collector struct {
	places map[string]*place
	order  []string
	count  int
}

// script reads the JSON objects and arrays of a script, one after another. What
// stands before each is an assignment; more than that is a program, and there
// the reading ends.
func (c *collector) script(text string) {
	for {
		start := strings.IndexAny(text, "{[")
		if start < 0 || start > maxAssignment || strings.Contains(text[:start], "function") {
			return
		}
		dec := json.NewDecoder(strings.NewReader(text[start:]))
		if !c.value(dec, "") {
			return
		}
		text = text[start+int(dec.InputOffset()):]
	}
}

// value reads one value of a token stream; false ends the reading.
func (c *collector) value(dec *json.Decoder, path string) bool {
	token, err := dec.Token()
	if err != nil {
		return false
	}
	switch t := token.(type) {
	case string:
		return c.add(path, t)
	case json.Delim:
		if len(path) > 2000 {
			return false
		}
		return c.inside(dec, t, path)
	}
	return true
}

func (c *collector) inside(dec *json.Decoder, open json.Delim, path string) bool {
	for dec.More() {
		inner := path + "[*]"
		if open == '{' {
			key, err := dec.Token()
			if err != nil {
				return false
			}
			inner = path + "." + keyForm(key.(string))
		}
		if !c.value(dec, inner) {
			return false
		}
	}
	_, err := dec.Token()
	return err == nil
}

// keyForm is the key, or "*" for one that is an id rather than a name.
func keyForm(key string) string {
	if len(key) > 24 || strings.ContainsAny(key, "0123456789:/ ") {
		return "*"
	}
	return key
}

func (c *collector) add(path, text string) bool {
	if c.count++; c.count > maxStrings {
		return false
	}
	p := c.places[path]
	if p == nil {
		p = &place{}
		c.places[path] = p
		c.order = append(c.order, path)
	}
	p.bytes += len(text)
	if isProse(text) {
		p.prose += len(text)
	}
	p.texts = append(p.texts, text)
	return true
}

// isProse tells a string that has sentences: long, with spaces or in a script
// without them, and no address.
func isProse(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < minProse && len(s) < 2*minProse || strings.HasPrefix(s, "http") || strings.HasPrefix(s, "{") {
		return false
	}
	spaces := strings.Count(s, " ")
	wide := len(s) > 2*n
	return (wide || spaces*12 > n) && strings.ContainsAny(s, ".。!?！？।")
}
