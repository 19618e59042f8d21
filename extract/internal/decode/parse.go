package decode

import (
	"bytes"
	"fmt"

	"golang.org/x/net/html"
)

// maxOpen is how many elements may be open at once. The parser itself gives up
// at 512; pages that go there nest by mistake (an unclosed font or div for
// each line), so deeper start tags can be left out without loss of text.
const maxOpen = 400

// Parse parses UTF-8 text.
func Parse(text []byte) (*html.Node, error) {
	doc, err := html.Parse(bytes.NewReader(text))
	if err == nil {
		return doc, nil
	}
	doc, err = html.Parse(bytes.NewReader(flatten(text)))
	if err != nil {
		return nil, fmt.Errorf("parse HTML: %w", err)
	}
	return doc, nil
}

// flatten leaves out the start tags below maxOpen and their end tags.
func flatten(text []byte) []byte {
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
				if depth > maxOpen {
					continue
				}
			}
		case html.EndTagToken:
			depth = max(depth-1, 0)
			if depth >= maxOpen {
				continue
			}
		}
		out.Write(z.Raw())
	}
}

// void are the elements without an end tag.
var void = map[string]bool{"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true,
	"input": true, "link": true, "meta": true, "param": true, "source": true, "track": true, "wbr": true}
