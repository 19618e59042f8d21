package discover

import (
	"bytes"
	"strings"
)

// after is what follows the first end in b; nothing where it never comes.
func after(b []byte, end string) []byte {
	if i := bytes.Index(b, []byte(end)); i >= 0 {
		return b[i+len(end):]
	}
	return nil
}

// afterFold is after, without regard to the case of end.
func afterFold(b []byte, end string) []byte {
	for i := 0; ; {
		at := bytes.Index(b[i:], []byte(end[:2]))
		if at < 0 {
			return nil
		}
		i += at
		if len(b) >= i+len(end) && strings.EqualFold(string(b[i:i+len(end)]), end) {
			return b[i+len(end):]
		}
		i += 2
	}
}

// tagName is the name at the start of b in lower case, at most ten letters: the
// longest that matters has eight.
func tagName(b []byte) []byte {
	var name [10]byte
	n := 0
	for n < len(name) && n < len(b) && isLetter(b[n]) {
		name[n] = b[n] | 0x20
		n++
	}
	return name[:n]
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// attributes reads a tag's attributes up to its ">". Names are in lower case; of
// equal ones the first counts. Values are as they are written, for letters.read.
// A tag that never ends has none.
func attributes(b []byte) (attrs map[string]string, rest []byte) {
	attrs = map[string]string{}
	for {
		b = bytes.TrimLeft(b, " \t\r\n\f/")
		if len(b) == 0 {
			return nil, nil
		}
		if b[0] == '>' {
			return attrs, b[1:]
		}
		end := bytes.IndexAny(b[1:], " \t\r\n\f/>=") + 1
		if end == 0 {
			return nil, nil
		}
		name := strings.ToLower(string(b[:end]))
		var value []byte
		b = bytes.TrimLeft(b[end:], " \t\r\n\f")
		if len(b) > 0 && b[0] == '=' {
			value, b = attributeValue(bytes.TrimLeft(b[1:], " \t\r\n\f"))
		}
		if _, twice := attrs[name]; !twice {
			attrs[name] = string(value)
		}
	}
}

func attributeValue(b []byte) (value, rest []byte) {
	if len(b) == 0 {
		return nil, nil
	}
	if q := b[0]; q == '"' || q == '\'' {
		end := bytes.IndexByte(b[1:], q)
		if end < 0 {
			return nil, nil
		}
		return b[1 : 1+end], b[end+2:]
	}
	end := bytes.IndexAny(b, " \t\r\n\f>")
	if end < 0 {
		return nil, nil
	}
	return b[:end], b[end:]
}
