package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

func proxy(t *testing.T, kind string) *crawltest.Proxy {
	t.Helper()
	p, err := crawltest.NewProxy(kind, "reader", "hunter2")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

// Requests go through a proxy, by http and https, and nothing that came back tells of
// it.
func TestProxy(t *testing.T) {
	hello := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "hello over ", r.Proto) })
	plain, secure := httptest.NewServer(hello), httptest.NewUnstartedServer(hello)
	secure.EnableHTTP2 = true
	secure.StartTLS()
	t.Cleanup(plain.Close)
	t.Cleanup(secure.Close)
	config := &tls.Config{RootCAs: secure.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs}
	for _, kind := range []string{"http", "socks5"} {
		p := proxy(t, kind)
		c := client(Options{Proxy: p.URL(), TLS: config})
		for address, want := range map[string]string{plain.URL + "/a": "hello over HTTP/1.1", secure.URL + "/a": "hello over HTTP/2.0"} {
			x := get(t, c, address)
			if string(x.Body) != want {
				t.Errorf("%s: %q, want %q", kind, x.Body, want)
			}
			if told := fmt.Sprintf("%+v", x); x.Addr.IsValid() || strings.Contains(told, "hunter2") || strings.Contains(told, p.URL().Host) || strings.Contains(told, "Proxy") {
				t.Errorf("%s: %s", kind, told)
			}
			if x.Request.Line != "GET /a "+strings.TrimPrefix(want, "hello over ") {
				t.Errorf("%s: %q", kind, x.Request.Line)
			}
		}
		want := []string{strings.TrimPrefix(plain.URL, "http://"), strings.TrimPrefix(secure.URL, "https://")}
		if got := slices.Compact(slices.Sorted(slices.Values(p.Through()))); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
			t.Errorf("%s: through %q, want %q", kind, got, want)
		}
		c.Close()
	}
}

// What fails on the way is told without the proxy's address and login.
func TestProxyFails(t *testing.T) {
	u := serve(t, func(w http.ResponseWriter, r *http.Request) {})
	dead := "127.0.0.1:9"
	for name, tt := range map[string]struct {
		proxy   func(kind string) *url.URL
		address string
	}{
		"no proxy there": {func(kind string) *url.URL {
			return &url.URL{Scheme: kind, User: url.UserPassword("reader", "hunter2"), Host: dead}
		}, strings.Replace(u, "http:", "https:", 1)},
		"another login": {func(kind string) *url.URL {
			p := proxy(t, kind).URL()
			p.User = url.UserPassword("reader", "hunter3")
			return p
		}, strings.Replace(u, "http:", "https:", 1)},
		"no host there": {func(kind string) *url.URL { return proxy(t, kind).URL() }, "https://127.0.0.1:10/"},
		"no such kind":  {func(kind string) *url.URL { return &url.URL{Scheme: "ftp", Host: dead} }, u},
	} {
		for _, kind := range []string{"http", "socks5"} {
			p := tt.proxy(kind)
			_, err := client(Options{Proxy: p}).Get(context.Background(), tt.address, nil, 0)
			var failed *Error
			if !errors.As(err, &failed) {
				t.Errorf("%s, %s: %v", kind, name, err)
				continue
			}
			if failed.Cause != CauseProxy && name != "no such kind" {
				t.Errorf("%s, %s: cause %s (%v)", kind, name, failed.Cause, err)
			}
			if text := fmt.Sprintf("%v %+v %v", err, err, failed.Err); strings.Contains(text, p.Host) || strings.Contains(text, "hunter") || strings.Contains(text, "reader") {
				t.Errorf("%s, %s: %s", kind, name, text)
			}
		}
	}
}

// With a proxy, the guard goes by names.
func TestProxyGuard(t *testing.T) {
	p := proxy(t, "http")
	for address, private := range map[string]bool{
		"http://10.0.0.1/": true, "http://localhost:8080/": true, "http://[::1]/": true, "http://printer.local/": true,
		"http://0x7f.1/": true, "http://2130706433/": true, "http://db.internal/": true, "http://169.254.169.254/": true,
		"https://news.example/": false, "http://news.example./": false,
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := guardName(u); errors.Is(got, ErrPrivate) != private {
			t.Errorf("%s: %v", address, got)
		}
	}
	_, err := New(Options{Proxy: p.URL()}).Get(context.Background(), "http://127.0.0.1:1/", nil, 0)
	if !errors.Is(err, ErrPrivate) || len(p.Through()) > 0 {
		t.Errorf("%v, through %q", err, p.Through())
	}
}

func TestProxyOfEnvironment(t *testing.T) {
	p := proxy(t, "http")
	t.Setenv("HTTP_PROXY", p.URL().String())
	t.Setenv("NO_PROXY", "quay.example")
	of := Options{}.proxies()
	for address, want := range map[string]string{"http://news.example/": p.URL().Host, "http://quay.example/": "", "http://127.0.0.1/": ""} {
		u, _ := url.Parse(address)
		got, err := of(u)
		if err != nil || got == nil && want != "" || got != nil && got.Host != want {
			t.Errorf("%s: %v, %v", address, got, err)
		}
	}
	t.Setenv("HTTP_PROXY", "http://reader:hunter2@[::1")
	_, err := client(Options{}).Get(context.Background(), "http://news.example/", nil, 0)
	if err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("%v", err)
	}
}
