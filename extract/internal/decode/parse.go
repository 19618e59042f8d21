package decode

import (
	"bytes"
	"fmt"

	"golang.org/x/net/html"
)

// maxOpen is how many elements may be open at once. The parser itself gives up
// at 512; pages that go there nest by mistake (an unclosed font or div for
// each line), so deeper start tags can be left out without loss of text. The
// second number is for tables in tables, where the parser opens up to four
// elements for a tag, the third for what nobody has thought of.
var maxOpen = [...]int{400, 120, 8}

// Parse parses UTF-8 text; of more than maxTags tags the rest is left out.
func Parse(text []byte, maxTags int) (*html.Node, error) {
	text = Bound(text, maxTags)
	doc, err := html.Parse(bytes.NewReader(text))
	for _, limit := range maxOpen {
		if err == nil {
			break
		}
		doc, err = html.Parse(bytes.NewReader(flatten(text, limit)))
	}
	if err != nil {
		return nil, fmt.Errorf("parse HTML: %w", err)
	}
	return doc, nil
}

// flatten leaves out the start tags deeper than limit and their end tags.
func flatten(text []byte, limit int) []byte {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(text))
	depth := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.Bytes()
		case html.StartTagToken:
			if name, _ := z.TagName(); !void[string(name)] {
				depth++
				if depth > limit {
					continue
				}
			}
		case html.EndTagToken:
			depth = max(depth-1, 0)
			if depth >= limit {
				continue
			}
		}
		out.Write(z.Raw())
	}
}

// void are the elements without an end tag.
var void = map[string]bool{"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true,
	"input": true, "link": true, "meta": true, "param": true, "source": true, "track": true, "wbr": true}
