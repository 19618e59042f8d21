package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"

	"golang.org/x/net/http/httpguts"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
)

// webOptions are the flags of how to get at pages: through a proxy, and with the
// login of a reader. Their values are secrets: no error, log or message has them.
type webOptions struct {
	proxy   string
	headers secrets
	cookies string
}

// secrets are the values of a flag that may be repeated, as they are: package flag
// would quote one that it refuses.
type secrets []string

func (s *secrets) String() string { return "" }

func (s *secrets) Set(value string) error {
	*s = append(*s, value)
	return nil
}

func (w *webOptions) options(sites string) []option {
	return []option{
		{name: "proxy", arg: "URL", to: &w.proxy, help: `ask for everything through this proxy: http://HOST:PORT, https://HOST:PORT
			or socks5://HOST:PORT, with USER:PASSWORD@ before HOST where it needs them; private
			hosts are then refused by their names only`, otherwise: "HTTP_PROXY, HTTPS_PROXY and NO_PROXY"},
		{name: "header", arg: "LINE", to: &w.headers, help: `send "NAME: VALUE" with each request to ` + sites + `; may be repeated`},
		{name: "cookies", arg: "FILE", to: &w.cookies, help: `send the cookies of FILE to ` + sites + `; it is a cookies.txt, as
			curl, yt-dlp and extensions of browsers write it`},
	}
}

// apply sets what the flags say. A proxy, header fields and cookies are in no record
// and no archive.
func (w *webOptions) apply(o *fetch.Options) (err error) {
	o.Proxy = nil
	if w.proxy != "" {
		if o.Proxy, err = readProxy(w.proxy); err != nil {
			return err
		}
	}
	if o.Credentials.Header, err = readHeader(w.headers); err != nil {
		return err
	}
	o.Credentials.Cookies, err = readCookieFile(w.cookies)
	return err
}

func readProxy(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	if err != nil {
		u = &url.URL{} // its error would quote a password
	}
	if err := fetch.CheckProxy(u); err != nil {
		return nil, fmt.Errorf("--proxy: %w", err)
	}
	return u, nil
}

func readHeader(lines []string) (http.Header, error) {
	var h http.Header
	for _, line := range lines {
		name, value, ok := strings.Cut(line, ":")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		switch {
		case !ok || !httpguts.ValidHeaderFieldName(name):
			return nil, errors.New(`--header: it is "NAME: VALUE"`)
		case !httpguts.ValidHeaderFieldValue(value):
			return nil, fmt.Errorf("--header %s: its value has characters that no header may have", quote(name))
		case slices.Contains(ownHeaders, http.CanonicalHeaderKey(name)):
			return nil, fmt.Errorf("--header %s: that is for the program to set", quote(name))
		}
		if h == nil {
			h = http.Header{}
		}
		h.Add(name, value)
	}
	return h, nil
}

// ownHeaders say how an answer is sent and what it is an answer to.
var ownHeaders = []string{"Host", "Accept-Encoding", "Connection", "Content-Length", "Transfer-Encoding", "If-None-Match", "If-Modified-Since", "Range"}

func readCookieFile(name string) ([]*http.Cookie, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, advised{fmt.Errorf("--cookies %w", named(name, err)), adviceFor(err)}
	}
	defer f.Close()
	cookies, err := fetch.ReadCookies(f)
	if err != nil {
		return nil, fmt.Errorf("--cookies %w", named(name, err))
	}
	return cookies, nil
}

// redact takes secrets out of the words of a command line that is shown.
func (w *webOptions) redact(args []string) []string {
	shown := slices.Clone(args)
	for i := range shown {
		flag, value, joined := strings.Cut(shown[i], "=")
		if flag = strings.TrimPrefix(strings.TrimPrefix(flag, "-"), "-"); !strings.HasPrefix(shown[i], "-") || flag != "header" && flag != "proxy" {
			continue
		}
		if joined {
			shown[i] = shown[i][:len(shown[i])-len(value)] + hidden(flag, value)
		} else if i+1 < len(shown) {
			shown[i+1] = hidden(flag, shown[i+1])
		}
	}
	return shown
}

func hidden(flag, value string) string {
	if flag == "proxy" {
		return redacted(value)
	}
	name, _, _ := strings.Cut(value, ":")
	return name + ": xxxxx"
}
