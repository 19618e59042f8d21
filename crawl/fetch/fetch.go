package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/gocolly/colly/v2"

	"github.com/tearsheet-news/tearsheet/crawl/internal/coding"
)

// Options of a Client. The zero value is the recommended setting.
type Options struct {
	// UserAgent names the crawler and whom to write to about it.
	UserAgent string

	// AllowPrivate permits addresses that are not on the public internet.
	AllowPrivate bool

	// Limits in time; 0 is the default.
	Connect time.Duration // TCP and TLS together, 15 s
	Header  time.Duration // from the request to the response's head, 30 s
	Idle    time.Duration // between two pieces of a body, 20 s
	Whole   time.Duration // all of it, DefaultWhole

	// MaxBytes is the longest body that is read, as sent and as decoded, in
	// bytes; 0 is 10 MiB. A longer one is cut, and the Exchange says so.
	MaxBytes int64

	// Proxy is what all requests go through: an http, https or socks5 address, with
	// a user name and password where it asks for them. Nil goes by the environment
	// (HTTP_PROXY, HTTPS_PROXY, NO_PROXY), as net/http does.
	//
	// The guard against private addresses looks at the address that is connected
	// to, which with a proxy is the proxy's. Then it refuses hosts that are private
	// by their name, such as 10.0.0.1 and localhost, and cannot know what other
	// names lead to: that is for the proxy to refuse.
	Proxy *url.URL

	// Transport takes the place of connections, proxy and guard; nil is the usual.
	// It must not follow redirects nor decode content.
	Transport http.RoundTripper

	// Credentials are sent with requests.
	Credentials Credentials

	// TLS is for tests with certificates of their own, and Dial for those with a
	// network of their own, where no address is private; nil is the usual.
	TLS  *tls.Config
	Dial func(ctx context.Context, network, addr string) (net.Conn, error)
}

// DefaultWhole is how long a request may take in all, where Options do not say.
const DefaultWhole = 2 * time.Minute

func (o Options) withDefaults() Options {
	set := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	set(&o.Connect, 15*time.Second)
	set(&o.Header, 30*time.Second)
	set(&o.Idle, 20*time.Second)
	set(&o.Whole, DefaultWhole)
	if o.MaxBytes == 0 {
		o.MaxBytes = 10 << 20
	}
	return o
}

// Client fetches. It may be used by many goroutines.
type Client struct {
	opts Options
	wire *transport
	base *colly.Collector
}

// New makes a Client. The collector under it is told to do nothing but send
// requests and hand over what comes back: robots.txt, redirects, cookies,
// repeats, decoding and limits are all ours, because Colly's keep no promise
// this crawl has to keep. Each of its settings that the environment could
// change is set.
func New(opts Options) *Client {
	opts = opts.withDefaults()
	c := &Client{opts: opts, wire: newTransport(opts), base: colly.NewCollector()}
	b := c.base
	b.UserAgent = opts.UserAgent
	b.AllowURLRevisit = true
	b.IgnoreRobotsTxt = true
	b.ParseHTTPErrorResponse = true
	b.DetectCharset = false
	b.MaxBodySize = 0
	b.MaxDepth = 0
	b.CacheDir = ""
	b.AllowedDomains, b.DisallowedDomains = nil, nil
	b.URLFilters, b.DisallowedURLFilters = nil, nil
	b.DisableCookies()
	b.SetRequestTimeout(0)
	b.WithTransport(c.wire)
	b.SetRedirectHandler(func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse })
	return c
}

// Get asks for address with the extra request fields header (nil: none), and
// reads at most maxBytes of the body (0: Options.MaxBytes). The error is an
// *Error.
func (c *Client) Get(ctx context.Context, address string, header http.Header, maxBytes int64) (*Exchange, error) {
	if maxBytes == 0 {
		maxBytes = c.opts.MaxBytes
	}
	ctx, cancel := context.WithTimeout(ctx, c.opts.Whole)
	defer cancel()
	call := newCall(ctx, address, maxBytes)
	defer call.end()

	// A clone for each fetch: its context and its callback are its own.
	one := c.base.Clone()
	one.Context = call.ctx
	one.OnResponse(func(r *colly.Response) { call.exchange.Body = r.Body })
	err := one.Request(http.MethodGet, address, nil, nil, c.fields(header))
	x := call.finish()
	call.permit.settle(ctx)
	if x.Status == 0 {
		return nil, c.fail(call, address, err)
	}
	return x, nil
}

// fields are the request fields that a page gets to see.
func (c *Client) fields(extra http.Header) http.Header {
	h := http.Header{
		"User-Agent":      {c.opts.UserAgent},
		"Accept":          {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"},
		"Accept-Encoding": {coding.Accept},
	}
	for name, values := range extra {
		h[name] = values
	}
	return h
}

func (c *Client) fail(call *call, address string, err error) error {
	if cause := context.Cause(call.ctx); cause != nil {
		err = cause // says more than "context canceled"
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	if err == nil {
		err = errors.New("no response")
	}
	return &Error{URL: address, Cause: causeOf(err), Err: err}
}

// Close gives up the connections that wait for another request.
func (c *Client) Close() { c.wire.close() }
