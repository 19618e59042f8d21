// Package address tells which addresses are the same page, site and host.
//
// A page has many addresses: with and without tracking parameters, by http and
// https, with "www.", with a slash at the end, as AMP and for printing. Two
// forms serve two purposes:
//
//   - [Parse] gives the address to ask for, in the form that package extract
//     gives canonical addresses.
//   - [KeyOf] gives the identity of the page: everything that by convention
//     does not tell pages apart is taken out. It is never asked for, only
//     compared.
//
// The conventions are tables in variants.go. Where they are wrong for a site, two
// of its pages share a key and one of them is lost, so each entry is one that
// the web at large uses for nothing else.
package address

import (
	"crypto/sha256"
	"net"
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/encoding"

	"github.com/tearsheet-news/tearsheet/extract"
)

// Key is the identity of a page: 128 bits of a SHA-256, so that no two
// addresses share one by accident and nobody can make two that do.
type Key [16]byte

// KeyOfText is the key of any text that identifies something.
func KeyOfText(s string) Key {
	sum := sha256.Sum256([]byte(s))
	return Key(sum[:16])
}

// Parse is extract.ParseAddress for an address that stands on no page, or on one in
// UTF-8.
func Parse(ref string, base *url.URL) (*url.URL, error) { return ParseIn(ref, base, nil) }

// ParseIn is extract.ParseAddress.
func ParseIn(ref string, base *url.URL, enc encoding.Encoding) (*url.URL, error) {
	return extract.ParseAddress(ref, base, enc)
}

// Redacted is extract.RedactedAddress.
func Redacted(ref string) string { return extract.RedactedAddress(ref) }

// HasCredentials reports whether ref has a user name or a password in it.
func HasCredentials(ref string) bool { return Redacted(ref) != ref }

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
