package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/http/httpproxy"
)

// ErrProxy is the cause of CauseProxy. Its text tells nothing of where the proxy
// is, nor of how one logs in there.
var ErrProxy = errors.New("the proxy")

// CheckProxy reports whether u can be Options.Proxy. The error does not quote u.
func CheckProxy(u *url.URL) error {
	switch u.Scheme {
	case "http", "https", "socks5", "socks5h":
		if u.Hostname() != "" {
			return nil
		}
	}
	return errors.New("a proxy is http://HOST:PORT, https://HOST:PORT or socks5://HOST:PORT, with USER:PASSWORD@ before HOST where it asks for them")
}

// proxies is by which proxy each address is asked for; nil: by none.
func (o Options) proxies() func(*url.URL) (*url.URL, error) {
	switch {
	case o.Proxy != nil:
		return func(*url.URL) (*url.URL, error) { return o.Proxy, CheckProxy(o.Proxy) }
	case o.Dial != nil:
		return func(*url.URL) (*url.URL, error) { return nil, nil }
	}
	of := httpproxy.FromEnvironment().ProxyFunc()
	return func(u *url.URL) (*url.URL, error) {
		p, err := of(u)
		if err != nil { // it would quote a password
			err = fmt.Errorf("%w that HTTP_PROXY or HTTPS_PROXY names has no valid address", ErrProxy)
		}
		return p, err
	}
}

// guardName refuses a host that is not public as far as its name tells. Behind a
// proxy that is all there is to go by: what a name leads to, only the proxy knows.
func guardName(u *url.URL) error {
	host := strings.ToLower(strings.TrimRight(u.Hostname(), "."))
	if ip, err := netip.ParseAddr(host); err == nil {
		if IsPublic(ip) {
			return nil
		}
		return fmt.Errorf("%s: %w", host, ErrPrivate)
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	number := strings.Trim(last, "0123456789") == "" || strings.HasPrefix(last, "0x") // another spelling of an address
	if number || privateNames[last] || strings.HasSuffix(host, ".home.arpa") {
		return fmt.Errorf("%s: %w", host, ErrPrivate)
	}
	return nil
}

// privateNames are the top-level domains of no public host: RFC 6761, RFC 6762, and
// the one that ICANN has set aside for private use.
var privateNames = map[string]bool{"localhost": true, "local": true, "internal": true, "test": true, "invalid": true}

// proxyAnswer is called with a proxy's answer to CONNECT.
func proxyAnswer(res *http.Response) error {
	switch s := res.StatusCode; {
	case s >= 200 && s <= 299:
		return nil
	case s == http.StatusProxyAuthRequired:
		return fmt.Errorf("%w asks for another login", ErrProxy)
	case s == http.StatusForbidden || s == http.StatusMethodNotAllowed:
		return fmt.Errorf("%w does not permit it", ErrProxy)
	default:
		return fmt.Errorf("%w answers with status %d", ErrProxy, s)
	}
}

// throughProxy is an error of a request through a proxy, without the addresses of
// the connection, which are the proxy's.
func throughProxy(err error) error {
	if errors.Is(err, ErrProxy) {
		return err
	}
	connecting := false
	for {
		op, ok := errors.AsType[*net.OpError](err)
		if !ok {
			break
		}
		connecting = connecting || op.Op == "dial" || op.Op == "proxyconnect" || strings.HasPrefix(op.Op, "socks")
		err = op.Err
	}
	if dns, ok := errors.AsType[*net.DNSError](err); ok {
		err = errors.New(dns.Err) // without the name
	}
	if connecting {
		return fmt.Errorf("%w: %w", ErrProxy, err)
	}
	return err
}
