package polite

import (
	"fmt"
	"strings"
)

// Allowed reports whether target may be asked for: a path with its query, as in
// the request line ("/news?page=2"). The longest pattern that matches decides,
// and among equally long ones Allow (RFC 9309, section 2.2.2). robots.txt itself
// is always allowed.
func (r *Robots) Allowed(target string) bool {
	if r == nil || target == "/robots.txt" {
		return true
	}
	target = normalTarget(target)
	best, allow := -1, true
	for _, rule := range r.rules {
		n := len(rule.pattern)
		if n < best || n == best && allow || !matches(rule.pattern, target) {
			continue
		}
		best, allow = n, rule.allow
	}
	return allow
}

// matches reports whether pattern, in which "*" stands for any bytes and a "$"
// at the end for the end of the target, matches the start of target. Each piece
// between stars is taken at its first occurrence, which leaves the most for the
// pieces after it, so no backtracking is needed.
func matches(pattern, target string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	pieces := strings.Split(pattern, "*")
	rest, ok := strings.CutPrefix(target, pieces[0])
	if !ok {
		return false
	}
	last := len(pieces) - 1
	for i, piece := range pieces[1:] {
		if anchored && i+1 == last {
			return strings.HasSuffix(rest, piece)
		}
		at := strings.Index(rest, piece)
		if at < 0 {
			return false
		}
		rest = rest[at+len(piece):]
	}
	return !anchored || rest == ""
}

// normalTarget and normalPattern bring both sides to one form: bytes that need
// no escape unescaped, all others escaped with capital hex digits, so that
// "/%7Ejoe" is "/~joe" and "/ä" is "/%C3%A4" (RFC 9309, section 2.2.2), and so is
// "/{id}" "/%7Bid%7D", as it is asked for. "*" and "$" are escaped in a target,
// where they are ordinary bytes, and stay as they are in a pattern, where they
// may be wildcards.
func normalTarget(s string) string { return normal(s, neverRaw+"*$") }

// neverRaw are the printable bytes that no request holds as they are (RFC 3986,
// section 2).
const neverRaw = "\"<>\\^`{|}"

// patterns are what the value of a rule matches; none where it is empty. A
// backslash is escaped in some requests, and in those of browsers it is a slash
// (WHATWG URL, section 4.4); the rule means both.
func patterns(value string) []string {
	if value == "" {
		return nil
	}
	p := normalPattern(value)
	path, _, _ := strings.Cut(value, "?")
	if !strings.Contains(path, `\`) {
		return []string{p}
	}
	slashed := strings.ReplaceAll(path, `\`, "/") + value[len(path):]
	return []string{p, normalPattern(slashed)}
}

func normalPattern(s string) string {
	s, anchored := strings.CutSuffix(s, "$")
	s = normal(s, neverRaw+"$")
	if !strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "*") {
		s = "/" + s // "Disallow: private" is met, and cannot mean anything else
	}
	if anchored {
		s += "$"
	}
	return s
}

func normal(s, escape string) string {
	if isNormal(s, escape) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if v, ok := unhex(s, i); ok {
			i += 2
			if isUnreserved(v) {
				b.WriteByte(v)
			} else {
				fmt.Fprintf(&b, "%%%02X", v)
			}
			continue
		}
		if c <= ' ' || c >= 0x7f || strings.IndexByte(escape, c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// isNormal spares nearly every path the copy.
func isNormal(s, escape string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '%' || c <= ' ' || c >= 0x7f || strings.IndexByte(escape, c) >= 0 {
			return false
		}
	}
	return true
}

// unhex reads the escape "%XX" at s[i:].
func unhex(s string, i int) (byte, bool) {
	if s[i] != '%' || i+2 >= len(s) {
		return 0, false
	}
	hi, ok1 := hexDigit(s[i+1])
	lo, ok2 := hexDigit(s[i+2])
	return hi<<4 | lo, ok1 && ok2
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// isUnreserved: RFC 3986, section 2.3.
func isUnreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		strings.IndexByte("-._~", c) >= 0
}
