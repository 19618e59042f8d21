// Package address gives web addresses the form in which they are asked for and
// kept: absolute, as browsers read them, and without what no server needs
// (fragment, credentials, tracking and session parameters), else as they were
// found, because a server may mind a slash or the order of parameters.
//
//	address.go  Parse, and the host
//	browser.go  what was written, as browsers read it
//	clean.go    the path and the query
//	noise.go    parameters that tell no pages apart
//	redact.go   addresses in messages
//
// The tables in noise.go are for the canonical address of a record and for what a
// crawl asks for alike. Each entry is one that the web at large uses for nothing
// else: where one is wrong for a site, pages of it are taken for one.
package address

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
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
		if hasCredentials(ref) {
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
