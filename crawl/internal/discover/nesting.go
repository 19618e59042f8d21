package discover

import "bytes"

// maxFeedDepth is how deep elements of a feed may lie in each other. The parser
// calls itself for each level, and a stack that overflows ends the process. Feeds
// have ten levels; but some hold HTML, whose breaks and paragraphs stay open.
const maxFeedDepth = 10_000

// nesting is how deep the elements of an XML document lie in each other, or
// more. It goes by tags alone, whatever their names: an end tag closes one
// element at least. Where the document is so broken that encoding/xml gives up,
// the rest may be counted wrongly.
func nesting(data []byte) (most int) {
	depth := 0
	for {
		at := bytes.IndexByte(data, '<')
		if at < 0 {
			return most
		}
		data = data[at:]
		switch {
		case bytes.HasPrefix(data, []byte("<!--")):
			data = after(data[4:], "-->")
		case bytes.HasPrefix(data, []byte("<![CDATA[")):
			data = after(data, "]]>")
		case bytes.HasPrefix(data, []byte("<?")):
			data = after(data, "?>")
		case bytes.HasPrefix(data, []byte("<!")):
			data = directiveEnd(data[2:])
		case bytes.HasPrefix(data, []byte("</")):
			depth = max(depth-1, 0)
			data = data[2:]
		default:
			depth++
			most = max(most, depth)
			var closed bool
			if data, closed = tagEnd(data[1:]); closed {
				depth--
			}
		}
	}
}

// tagEnd is what follows the start tag whose inside data begins with, and
// whether the tag closes itself. A ">" in quotes does not end it.
func tagEnd(data []byte) (rest []byte, closed bool) {
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '"', '\'':
			n := bytes.IndexByte(data[i+1:], c)
			if n < 0 {
				return nil, false
			}
			i += n + 1
		case '>':
			return data[i+1:], i > 0 && data[i-1] == '/'
		}
	}
	return nil, false
}

// directiveEnd is what follows the directive, such as a DOCTYPE, whose inside data
// begins with. It may hold others, and comments.
func directiveEnd(data []byte) []byte {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '"' || c == '\'':
			n := bytes.IndexByte(data[i+1:], c)
			if n < 0 {
				return nil
			}
			i += n + 1
		case bytes.HasPrefix(data[i:], []byte("<!--")):
			n := bytes.Index(data[i+4:], []byte("-->"))
			if n < 0 {
				return nil
			}
			i += n + 6
		case c == '<':
			depth++
		case c == '>' && depth == 0:
			return data[i+1:]
		case c == '>':
			depth--
		}
	}
	return nil
}
