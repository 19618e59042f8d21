package address

import (
	"net/url"
	"slices"
	"strings"
)

// KeyOf is the identity of the page at u, an address that Parse gave.
func KeyOf(u *url.URL) Key { return KeyOfText(identity(u)) }

// identity spells out what KeyOf hashes: no scheme, no "www.", parameters
// sorted, no slash or index document at the end, no marks of an AMP, mobile or
// print version.
func identity(u *url.URL) string {
	host, _, _ := strings.Cut(SiteOf(u), ":80")
	host = strings.TrimSuffix(host, ":443")
	id := host + plainPath(u.EscapedPath())
	if q := plainQuery(u.RawQuery); q != "" {
		id += "?" + q
	}
	return id
}

// IsHome reports whether u is the front page of its host, by any of its names. An
// address with parameters is not, since many systems keep their stories there.
func IsHome(u *url.URL) bool {
	return plainPath(u.EscapedPath()) == "" && plainQuery(u.RawQuery) == ""
}

func plainPath(p string) string {
	p = strings.TrimRight(p, "/")
	for _, suffix := range variantSuffixes {
		if rest, ok := strings.CutSuffix(p, suffix); ok && strings.Count(rest, "/") > 0 {
			p = strings.TrimRight(rest, "/")
			break
		}
	}
	if i := strings.LastIndexByte(p, '/'); i >= 0 && indexDocuments[strings.ToLower(p[i+1:])] {
		p = strings.TrimRight(p[:i], "/")
	}
	return p
}

func plainQuery(raw string) string {
	if raw == "" {
		return ""
	}
	params := strings.Split(raw, "&")
	params = slices.DeleteFunc(params, func(p string) bool { return variantParams[paramName(p)] })
	slices.Sort(params)
	return strings.Join(slices.Compact(params), "&")
}

// IsVariant reports whether u bears the mark of an AMP, mobile or print version
// of some other address.
func IsVariant(u *url.URL) bool {
	host := strings.TrimPrefix(u.Host, "www.")
	if SiteOf(u) != host {
		return true
	}
	p := strings.TrimRight(u.EscapedPath(), "/")
	for _, suffix := range variantSuffixes {
		if rest, ok := strings.CutSuffix(p, suffix); ok && strings.Count(rest, "/") > 0 {
			return true
		}
	}
	for p := range strings.SplitSeq(u.RawQuery, "&") {
		if variantParams[paramName(p)] {
			return true
		}
	}
	return false
}

// paramName is the name of "name=value", in lower case.
func paramName(p string) string {
	name, _, _ := strings.Cut(p, "=")
	return strings.ToLower(name)
}
