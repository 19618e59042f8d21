package address

import (
	"slices"
	"strings"
)

// cleanPath removes dot segments and brings escapes to one form. An empty path
// is "/".
func cleanPath(escaped string) string {
	p := normalEscapes(escaped)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	if !strings.Contains(p, "/.") {
		return p
	}
	return removeDots(p)
}

// removeDots is the algorithm of RFC 3986, section 5.2.4, on a path that
// begins with a slash.
func removeDots(p string) string {
	segments := strings.Split(p[1:], "/")
	var out []string
	for i, s := range segments {
		last := i == len(segments)-1
		switch s {
		case ".", "..":
			if s == ".." && len(out) > 0 {
				out = out[:len(out)-1]
			}
			if last {
				out = append(out, "")
			}
		default:
			out = append(out, s)
		}
	}
	return "/" + strings.Join(out, "/")
}

const upperHex = "0123456789ABCDEF"

// normalEscapes unescapes what needs no escape, writes all other escapes with
// capital digits, and escapes the bytes that no address may hold (RFC 3986,
// section 6.2.2). A "%" that begins no escape becomes "%25".
func normalEscapes(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r == '%' || !allowedRaw(r) }) < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			v := fromHex(s[i+1])<<4 | fromHex(s[i+2])
			if isUnreserved(v) {
				b.WriteByte(v)
			} else {
				b.WriteString(strings.ToUpper(s[i : i+3]))
			}
			i += 2
		case c == '%' || !allowedRaw(rune(c)):
			b.Write([]byte{'%', upperHex[c>>4], upperHex[c&15]})
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func allowedRaw(r rune) bool {
	return r > ' ' && r < 0x7f && !strings.ContainsRune("\"<>\\^`{|}", r)
}

func isUnreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		c == '-' || c == '.' || c == '_' || c == '~'
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func fromHex(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c <= 'F':
		return c - 'A' + 10
	}
	return c - 'a' + 10
}

// cleanQuery drops the parameters that tell visits apart, not pages, and keeps
// the others as and where they are.
func cleanQuery(raw string) string {
	if raw == "" {
		return ""
	}
	params := strings.Split(raw, "&")
	params = slices.DeleteFunc(params, func(p string) bool {
		_, value, _ := strings.Cut(p, "=")
		return p == "" || isNoise(paramName(p), value)
	})
	for i, p := range params {
		params[i] = normalEscapes(p)
	}
	return strings.Join(params, "&")
}

// paramName is the name of "name=value", in lower case.
func paramName(p string) string {
	name, _, _ := strings.Cut(p, "=")
	return strings.ToLower(normalEscapes(name))
}

// stripPathSessions removes ";jsessionid=…" from a path.
func stripPathSessions(p string) string {
	if !strings.Contains(p, ";") {
		return p
	}
	for _, name := range pathSessions {
		mark := ";" + name + "="
		for at := indexFold(p, mark); at >= 0; at = indexFold(p, mark) {
			end := len(p)
			if n := strings.IndexAny(p[at+1:], "/;"); n >= 0 {
				end = at + 1 + n
			}
			p = p[:at] + p[end:]
		}
	}
	return p
}

// indexFold finds the ASCII string sub in s, without regard to its case.
func indexFold(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}
