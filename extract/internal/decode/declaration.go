package decode

import (
	"bytes"
	"mime"
)

// declaration is what a page says of itself before it is decoded.
type declaration struct {
	xml, meta string // labels of encodings
	lang      string // primary language, in lower case
}

// declarations reads <meta charset=X>, <meta content="…; charset=X">, the
// encoding of an XML declaration and the language. The standard looks for them
// in the first 1024 bytes, and parses again where one comes later; pages put
// tens of kilobytes of scripts before it.
func declarations(page []byte) (d declaration) {
	for tag := range pieces(page) {
		switch {
		case hasFold(tag, "?xml"):
			d.xml = valueOf(tag, "encoding")
		case hasFold(tag, "html"):
			if d.lang == "" {
				d.lang = primary(valueOf(tag, "lang"))
			}
		case hasFold(tag, "meta"):
			if d.meta = valueOf(tag, "charset"); d.meta != "" {
				return d
			}
			if d.lang == "" && bytes.Contains(bytes.ToLower(tag), []byte("content-language")) {
				d.lang = primary(valueOf(tag, "content"))
			}
		}
	}
	return d
}

// primary is the language of a tag without country and script.
func primary(tag string) string {
	if i := bytes.IndexAny([]byte(tag), "-_,"); i >= 0 {
		tag = tag[:i]
	}
	return tag
}

// valueOf is the value of the first attribute, or part of one, of that name: a
// word in lower case behind an equals sign and perhaps a quote.
func valueOf(tag []byte, name string) string {
	for rest := bytes.ToLower(tag); ; {
		_, value, ok := bytes.Cut(rest, []byte(name))
		if !ok {
			return ""
		}
		rest = value
		if value = bytes.TrimLeft(value, " \t\r\n"); len(value) == 0 || value[0] != '=' {
			continue
		}
		value = bytes.TrimLeft(value[1:], " \t\r\n\"'")
		if end := bytes.IndexAny(value, " \t\r\n\"';/>?"); end >= 0 {
			value = value[:end]
		}
		return string(value)
	}
}

func httpCharset(contentType string) string {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	return params["charset"]
}
