package fetch

import (
	"net/http"
	"net/http/cookiejar"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// Credentials are what a site lets its readers in by. They go out with requests
// and nowhere else: no Exchange shows them, and so no archive.
type Credentials struct {
	// Header is added to each request, and wins over the client's own fields.
	Header http.Header

	// Cookies are sent where their Domain and Path say, as ReadCookies gives them.
	Cookies []*http.Cookie

	// For tells which addresses they are sent to; nil is all.
	For func(*url.URL) bool
}

// login is Credentials in use.
type login struct {
	Credentials
	jar http.CookieJar
}

func newLogin(c Credentials) *login {
	jar, _ := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List}) // never fails
	for _, cookie := range c.Cookies {
		own := *cookie
		host := strings.TrimPrefix(own.Domain, ".")
		if _, err := netip.ParseAddr(host); err == nil || host == own.Domain {
			own.Domain = "" // for this host alone
		}
		jar.SetCookies(&url.URL{Scheme: "https", Host: host, Path: "/"}, []*http.Cookie{&own})
	}
	return &login{c, jar}
}

// add adds to req what is for its address. seen are the cookies of the site's own
// making, which are newer.
func (l *login) add(req *http.Request, seen []*http.Cookie) {
	if l.For != nil && !l.For(req.URL) {
		return
	}
	for name, values := range l.Header {
		req.Header[http.CanonicalHeaderKey(name)] = slices.Clone(values)
	}
	for _, c := range l.jar.Cookies(req.URL) {
		if !slices.ContainsFunc(seen, func(s *http.Cookie) bool { return s.Name == c.Name }) {
			req.AddCookie(c)
		}
	}
}

// hide takes out of both heads what is secret: the fields that were added, all
// cookies that were sent with one of these, and what the site has made of them.
func (l *login) hide(x *Exchange) {
	x.Request.Fields = slices.DeleteFunc(x.Request.Fields, func(f Field) bool {
		_, added := l.Header[http.CanonicalHeaderKey(f.Name)]
		return added || len(l.Cookies) > 0 && strings.EqualFold(f.Name, "Cookie")
	})
	x.Response.Fields = slices.DeleteFunc(x.Response.Fields, func(f Field) bool {
		name, _, _ := strings.Cut(f.Value, "=")
		return strings.EqualFold(f.Name, "Set-Cookie") &&
			slices.ContainsFunc(l.Cookies, func(c *http.Cookie) bool { return c.Name == strings.TrimSpace(name) })
	})
}
