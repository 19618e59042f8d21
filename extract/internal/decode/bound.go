package decode

import "bytes"

// A parser that follows the HTML standard can be made to do far more work than
// the page is long. Formatting elements that were not closed are opened again
// in every later paragraph, copies and all: a hundred different <b>s before ten
// thousand <p>s make a million elements of 60 kB. Bound keeps the size of the
// tree in proportion to the page, whatever the page is.

const (
	// maxCopies is how many elements a page's formatting could make at worst
	// before it is looked at more closely. One page in sixty gets there, all of
	// them harmless.
	maxCopies = 1 << 20

	// maxAttrs is how many attributes an element may have that the parser
	// copies or merges.
	maxAttrs = 64

	// maxRoots is how many html and body tags are merged into the first ones.
	// Pages pasted into pages have up to a dozen.
	maxRoots = 64
)

// Bound returns as much of a page as has at most maxTags tags, without the
// formatting that would make the parser multiply it. An ordinary page is
// returned as it is.
func Bound(text []byte, maxTags int) []byte {
	var formats, roots int
	crowded := false // some element has more than maxAttrs attributes
	attrs := newAttrCounter(text)
	tags := 0
	for i := next(text, 0); i < len(text); i = next(text, i+1) {
		if tags++; tags > maxTags {
			text = text[:i]
			break
		}
		switch tag := text[i+1:]; kindOf(tag) {
		case format:
			formats++
			crowded = crowded || attrs.over(tag)
		case anchor:
			crowded = crowded || attrs.over(tag)
		case root:
			roots++
		}
	}
	if formats*tags > maxCopies || roots > maxRoots || crowded {
		return plain(text)
	}
	return text
}

// next is the index of the first '<' at or behind i, or the text's length.
func next(text []byte, i int) int {
	if n := bytes.IndexByte(text[i:], '<'); n >= 0 {
		return i + n
	}
	return len(text)
}

// kind sorts elements by what the parser does with them.
type kind uint8

const (
	block  kind = iota // all others
	phrase             // elements inside a line of text that are never copied
	anchor             // a: copied, but never more than one is open
	format             // formatting elements in the sense of the standard, section 13.2.4.3
	root               // html and body: a second one is merged into the first
)

// kindOf tells the kind of the element whose name s begins with.
func kindOf(s []byte) kind {
	var name [7]byte
	n := 0
	for n < len(s) && n < len(name) && classes[s[n]] == letter {
		name[n] = s[n] | 0x20
		n++
	}
	switch string(name[:n]) {
	case "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return format
	case "a":
		return anchor
	case "html", "body":
		return root
	case "br", "wbr", "img", "span", "sub", "sup", "abbr", "cite", "q", "time", "mark":
		return phrase
	}
	return block
}

// attrCounter finds the tags with more than maxAttrs attributes. What looks
// like a tag may have others inside it ("<a<a<a"), and the same bytes would be
// read for each of them. Where that has happened several times over, every tag
// passes for one with too many.
type attrCounter struct {
	left int // bytes that it may still read
}

func newAttrCounter(text []byte) attrCounter { return attrCounter{4*len(text) + 1<<12} }

func (c *attrCounter) over(tag []byte) bool {
	if c.left < 0 {
		return true
	}
	over, read := attrsOver(tag, maxAttrs)
	c.left -= read
	return over
}

// attrsOver tells whether the tag that s begins with has more than limit
// attributes. It reads no further than it must, and says how far that was.
func attrsOver(s []byte, limit int) (over bool, read int) {
	i := skip(s, 0, name)
	for count := 0; count <= limit; count++ {
		i = skip(s, i, space|slash)
		if i == len(s) || s[i] == '>' {
			return false, i
		}
		i = skip(s, i+1, name) // a name may begin with '='
		if j := skip(s, i, space); j < len(s) && s[j] == '=' {
			i = value(s, skip(s, j+1, space))
		}
	}
	return true, i
}

// value is the index behind the attribute value that begins at i.
func value(s []byte, i int) int {
	if i == len(s) || s[i] != '"' && s[i] != '\'' {
		return skip(s, i, name|slash|equals)
	}
	if n := bytes.IndexByte(s[i+1:], s[i]); n >= 0 {
		return i + n + 2
	}
	return len(s)
}

// skip is the index of the first byte at or behind i that is of none of the
// classes in set.
func skip(s []byte, i int, set class) int {
	for i < len(s) && classes[s[i]]&set != 0 {
		i++
	}
	return i
}

// class sorts bytes by what they are in a tag; '>', which ends a tag, is of none.
type class uint8

const (
	letter class = 1 << iota
	space
	slash
	equals
	otherByte

	name = letter | otherByte // what names of elements and attributes are made of
)

var classes = func() (t [256]class) {
	for b := range t {
		switch c := byte(b); {
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			t[b] = letter
		case c == ' ' || c >= '\t' && c <= '\r':
			t[b] = space
		case c == '/':
			t[b] = slash
		case c == '=':
			t[b] = equals
		case c != '>':
			t[b] = otherByte
		}
	}
	return t
}()
