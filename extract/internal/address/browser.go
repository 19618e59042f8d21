package address

import (
	"net/url"
	"strings"

	"golang.org/x/text/encoding"
)

// asBrowsersRead brings an address as it was written, relative to base, into
// the form that net/url reads the same way as browsers do (WHATWG URL, section
// 4.4): a backslash before the query is a slash, slashes too many or too few
// after the scheme are two, a "%" that begins no escape is one that is escaped,
// and so is whatever else may not stand there. Fragment and credentials are
// left out. Other schemes than http and https are left as they are.
func asBrowsersRead(ref string, base *url.URL, enc encoding.Encoding) string {
	ref, _, _ = strings.Cut(ref, "#")
	scheme, rest := cutScheme(ref)
	if scheme != "" && scheme != "http" && scheme != "https" {
		return ref
	}
	rest, query, hasQuery := strings.Cut(rest, "?")
	rest = strings.ReplaceAll(rest, `\`, "/")
	absolute := scheme != "" && (base == nil || base.Scheme != scheme)
	var b strings.Builder
	switch after := strings.TrimLeft(rest, "/"); {
	case absolute || len(rest)-len(after) >= 2:
		if scheme != "" {
			b.WriteString(scheme + ":")
		}
		host, path := cutHost(after)
		b.WriteString("//" + host + normalEscapes(path))
	default:
		if first, _, _ := strings.Cut(rest, "/"); strings.Contains(first, ":") {
			b.WriteString("./") // or net/url takes it for a scheme
		}
		b.WriteString(normalEscapes(rest))
	}
	if hasQuery {
		b.WriteString("?" + encodeQuery(query, enc))
	}
	return b.String()
}

// cutScheme gives the scheme in lower case and what follows its colon; "" and
// all of ref where there is none.
func cutScheme(ref string) (scheme, rest string) {
	at := strings.IndexByte(ref, ':')
	for i := range max(at, 0) {
		c := ref[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || !('0' <= c && c <= '9' || strings.IndexByte("+-.", c) >= 0)) {
			return "", ref
		}
	}
	if at <= 0 {
		return "", ref
	}
	return strings.ToLower(ref[:at]), ref[at+1:]
}

// cutHost gives the host and port at the start of s, unescaped, and the path
// after them.
func cutHost(s string) (host, path string) {
	end := strings.IndexByte(s, '/')
	if end < 0 {
		end = len(s)
	}
	host, path = s[:end], s[end:]
	host = host[strings.LastIndexByte(host, '@')+1:]
	if plain, err := url.PathUnescape(host); err == nil && !strings.HasPrefix(host, "[") {
		host = plain
	}
	return host, path
}

// encodeQuery writes a query in the encoding of the page that it stands on, as
// browsers send it: a letter that the encoding lacks as the number that HTML has
// for it (WHATWG URL, "percent-encode after encoding"). Without an encoding it
// is UTF-8, as a path always is.
func encodeQuery(query string, enc encoding.Encoding) string {
	if enc == nil || isASCII(query) {
		return query
	}
	var b strings.Builder
	encoder := encoding.HTMLEscapeUnsupported(enc.NewEncoder())
	for _, r := range query {
		if r < 0x80 {
			b.WriteRune(r)
			continue
		}
		s, err := encoder.String(string(r))
		if err != nil {
			s = string(r)
		}
		for _, c := range []byte(s) {
			b.Write([]byte{'%', upperHex[c>>4], upperHex[c&15]})
		}
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
