// Package address gives web addresses one form.
//
// A page has many addresses: with and without tracking parameters, by http and
// https, with "www.", with a slash at the end, as AMP and for printing. Two
// forms serve two purposes:
//
//   - [Parse] gives the address to ask for: absolute, without what no server
//     needs (fragment, credentials, tracking and session parameters), else as
//     it was found, because a server may mind a slash or the order of
//     parameters.
//   - [KeyOf] gives the identity of the page: everything that by convention
//     does not tell pages apart is taken out. It is never asked for, only
//     compared.
//
// The conventions are tables in noise.go. Where they are wrong for a site, two
// of its pages share a key and one of them is lost, so each entry is one that
// the web at large uses for nothing else.
package address

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/encoding"
)

// MaxLength is the longest address that is followed, in bytes. Browsers stop
// near 2,000; longer ones on news pages are scripts and traps.
const MaxLength = 2048

// Errors of Parse, wrapped with the address.
var (
	ErrScheme = errors.New("not an http or https address")
	ErrHost   = errors.New("no valid host")
	ErrLength = fmt.Errorf("address longer than %d bytes", MaxLength)
)

// Key is the identity of a page: 128 bits of a SHA-256, so that no two
// addresses share one by accident and nobody can make two that do.
type Key [16]byte

// KeyOfText is the key of any text that identifies something.
func KeyOfText(s string) Key {
	sum := sha256.Sum256([]byte(s))
	return Key(sum[:16])
}

// Parse reads ref, relative to base where base is not nil, as the address to ask
// for. The result is a new URL.
func Parse(ref string, base *url.URL) (*url.URL, error) { return ParseIn(ref, base, nil) }

// ParseIn is Parse for a ref that stands on a page in the encoding enc, nil for
// UTF-8: a query is asked for in the encoding of its page. ref itself is UTF-8.
func ParseIn(ref string, base *url.URL, enc encoding.Encoding) (*url.URL, error) {
	ref = strings.Map(dropControl, strings.TrimFunc(ref, func(r rune) bool { return r <= ' ' }))
	if len(ref) > MaxLength {
		return nil, fmt.Errorf("%.60q…: %w", Redacted(ref), ErrLength)
	}
	u, err := url.Parse(asBrowsersRead(ref, base, enc))
	if err != nil {
		why := errors.Unwrap(err)
		if HasCredentials(ref) {
			why = ErrHost // the cause may quote what it has in them
		}
		return nil, fmt.Errorf("%.60q: %w", Redacted(ref), why)
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	u, err = clean(u)
	if err == nil && len(u.String()) > MaxLength { // escapes may have made it longer
		return nil, fmt.Errorf("%.60q…: %w", Redacted(ref), ErrLength)
	}
	return u, err
}

// dropControl removes the line breaks and tabs that browsers ignore inside an
// href (WHATWG URL, section 4.4).
func dropControl(r rune) rune {
	if r == '\n' || r == '\r' || r == '\t' {
		return -1
	}
	return r
}

// clean returns u in the form of the package comment.
func clean(u *url.URL) (*url.URL, error) {
	scheme := strings.ToLower(u.Scheme)
	if scheme != "http" && scheme != "https" {
		return nil, fmt.Errorf("%.60q: %w", Redacted(u.String()), ErrScheme)
	}
	host, err := cleanHost(u.Hostname(), u.Port(), scheme)
	if err != nil {
		return nil, fmt.Errorf("%.60q: %w", Redacted(u.String()), err)
	}
	path := cleanPath(stripPathSessions(u.EscapedPath()))
	c := &url.URL{Scheme: scheme, Host: host, RawQuery: cleanQuery(u.RawQuery)}
	if c.Path, err = url.PathUnescape(path); err != nil {
		return nil, fmt.Errorf("%.60q: %w", Redacted(u.String()), err)
	}
	c.RawPath = path
	return c, nil
}

// forbiddenInHost are the printable characters that no name of a host holds
// (WHATWG URL, section 3.5).
const forbiddenInHost = " #%/:<>?@[\\]^|"

// cleanHost gives the host in ASCII and lower case, without final dots and
// without the default port.
func cleanHost(name, port, scheme string) (string, error) {
	name = strings.ToLower(strings.TrimRight(name, "."))
	if ip, err := netip.ParseAddr(name); err == nil {
		name = ip.Unmap().String()
		if ip.Unmap().Is6() {
			name = "[" + name + "]"
		}
	} else {
		ascii, err := idna.Lookup.ToASCII(name)
		// Lookup refuses "_", which host names on the web do have.
		if err != nil && !strings.Contains(name, "_") {
			return "", ErrHost
		}
		if err == nil {
			name = ascii
		}
		if name == "" || strings.ContainsAny(name, forbiddenInHost) {
			return "", ErrHost
		}
	}
	if port == "" {
		return name, nil
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return "", ErrHost
	}
	if n == 80 && scheme == "http" || n == 443 && scheme == "https" {
		return name, nil
	}
	return name + ":" + strconv.FormatUint(n, 10), nil
}

// HostOf is the host of u as politeness counts it: one for http and https, with
// the port where it is not the usual one.
func HostOf(u *url.URL) string { return u.Host }

// SiteOf is the host of u without "www." and the prefixes of its mobile
// versions.
func SiteOf(u *url.URL) string {
	host := strings.ToLower(u.Host)
	for _, p := range hostPrefixes {
		if rest, ok := strings.CutPrefix(host, p); ok && strings.Contains(rest, ".") {
			return rest
		}
	}
	return host
}

// Site is the site of an address as it stands in a record; empty where that is no
// address.
func Site(s string) string {
	u, err := Parse(s, nil)
	if err != nil {
		return ""
	}
	return SiteOf(u)
}

// DomainOf is the part of u's host that somebody registered ("example.co.uk"),
// by the public suffix list; the host itself where that has no answer, as for
// an IP address.
func DomainOf(u *url.URL) string {
	host := u.Hostname()
	if _, err := netip.ParseAddr(host); err == nil {
		return u.Host
	}
	d, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return u.Host
	}
	if p := u.Port(); p != "" {
		return net.JoinHostPort(d, p)
	}
	return d
}
