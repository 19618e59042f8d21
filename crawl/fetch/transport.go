package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptrace"
	"net/netip"
	"net/url"
	"sync"
	"time"
)

// maxHeader is the longest response head, in bytes. Heads beyond 100 kB are
// attacks or mistakes; browsers stop near 256 kB.
const maxHeader = 256 << 10

// transport sends the requests that Colly builds and fills in the call that
// their context bears.
type transport struct {
	opts    Options
	proxy   func(*url.URL) (*url.URL, error)
	direct  http.RoundTripper
	proxied *http.Transport
	login   *login
	jars    jars
}

func newTransport(opts Options) *transport {
	d := dialer{opts: opts}
	direct, proxied := baseTransport(opts), baseTransport(opts)
	direct.DialContext, direct.DialTLSContext = d.dial, d.dialTLS
	t := &transport{opts: opts, proxy: opts.proxies(), direct: direct, proxied: proxied, login: newLogin(opts.Credentials)}
	proxied.DialContext = d.dialProxy
	proxied.Proxy = func(r *http.Request) (*url.URL, error) { return t.proxy(r.URL) }
	proxied.OnProxyConnectResponse = func(_ context.Context, _ *url.URL, _ *http.Request, res *http.Response) error {
		return proxyAnswer(res)
	}
	proxied.TLSClientConfig, proxied.TLSHandshakeTimeout = opts.TLS.Clone(), opts.Connect
	if opts.Transport != nil {
		t.direct = opts.Transport
		t.proxy = func(*url.URL) (*url.URL, error) { return nil, nil }
	}
	return t
}

func baseTransport(opts Options) *http.Transport {
	return &http.Transport{
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // the body is kept as sent
		ResponseHeaderTimeout:  opts.Header,
		MaxResponseHeaderBytes: maxHeader,
		MaxIdleConns:           256,
		MaxIdleConnsPerHost:    4,
		IdleConnTimeout:        90 * time.Second,
	}
}

// send sends a request directly or through a proxy.
func (t *transport) send(c *call, req *http.Request) (*http.Response, error) {
	proxy, err := t.proxy(req.URL)
	if err != nil {
		return nil, err
	}
	if proxy == nil {
		return t.direct.RoundTrip(req)
	}
	if !t.opts.AllowPrivate {
		if err := guardName(req.URL); err != nil {
			return nil, err
		}
	}
	c.proxied = true
	res, err := t.proxied.RoundTrip(req)
	if err != nil {
		return nil, throughProxy(err)
	}
	return res, nil
}

// close gives up the connections that wait for another request.
func (t *transport) close() {
	t.proxied.CloseIdleConnections()
	if c, ok := t.direct.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

// errSwitched is the answer 101, which nobody has asked for.
var errSwitched = errors.New("it answers 101 and would go on in another protocol")

// call is one Get on its way.
type call struct {
	ctx      context.Context
	cancel   context.CancelCauseFunc
	maxBytes int64
	exchange *Exchange
	body     *body
	permit   *permit // asked before anything is sent; nil: it may be
	proxied  bool    // the connection is to a proxy

	mu        sync.Mutex // guards what the trace writes
	conn      *headConn
	gate      *gate
	addr      netip.AddrPort
	firstByte time.Time
}

type callKey struct{}

func newCall(ctx context.Context, address string, maxBytes int64) *call {
	c := &call{maxBytes: maxBytes, exchange: &Exchange{URL: address, Started: time.Now()}}
	ctx, c.cancel = context.WithCancelCause(ctx)
	c.ctx = context.WithValue(ctx, callKey{}, c)
	c.permit = permitOf(ctx, c.cancel)
	return c
}

func (c *call) end() { c.cancel(nil) }

// RoundTrip is called by Colly's http.Client, once for each Get.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	c, ok := req.Context().Value(callKey{}).(*call)
	if !ok {
		return nil, fmt.Errorf("request for %s was not made by Client.Get", req.URL)
	}
	req = req.Clone(httptrace.WithClientTrace(req.Context(), c.trace()))
	jar := t.jars.of(req.URL)
	cookies := jar.Cookies(req.URL)
	for _, cookie := range cookies {
		req.AddCookie(cookie)
	}
	t.login.add(req, cookies)
	res, err := t.send(c, req)
	if err != nil {
		return nil, err
	}
	if res.StatusCode == http.StatusSwitchingProtocols {
		res.Body.Close() // which is the connection itself, and no end would come of it
		return nil, errSwitched
	}
	jar.SetCookies(req.URL, res.Cookies())
	x := c.exchange
	x.Status, x.Header = res.StatusCode, res.Header
	c.heads(req, res)
	t.login.hide(x)
	c.body = newBody(c, res.Body, res.Header.Values("Content-Encoding"), t.opts.Idle)
	return forColly(res, c.body), nil
}

// forColly gives Colly the decoded body and nothing that makes it decode again:
// a coding, a type with a charset.
func forColly(res *http.Response, b *body) *http.Response {
	r := *res
	r.Header = res.Header.Clone()
	for _, name := range []string{"Content-Encoding", "Content-Length", "Content-Type"} {
		r.Header.Del(name)
	}
	r.Body, r.ContentLength, r.Uncompressed = b, -1, true
	return &r
}

// trace notes the connection that is used and when the answer begins. A request
// that is sent anew on a fresh connection, because the server had closed the
// old one, calls GotConn again.
func (c *call) trace() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		GotConn: func(info httptrace.GotConnInfo) {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.setGate(info.Conn)
			c.addr, _ = netip.ParseAddrPort(info.Conn.RemoteAddr().String())
			if c.conn, _ = info.Conn.(*headConn); c.conn != nil {
				c.conn.begin()
			}
		},
		GotFirstResponseByte: func() {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.firstByte = time.Now()
		},
	}
}

// heads takes both heads from the connection where it has kept them, and else
// from what net/http knows.
func (c *call) heads(req *http.Request, res *http.Response) {
	c.mu.Lock()
	conn := c.conn
	c.mu.Unlock()
	x := c.exchange
	if conn != nil {
		var ok1, ok2 bool
		x.Request, x.Response, ok1, ok2 = conn.heads()
		if ok1 && ok2 {
			return
		}
	}
	x.Request = Head{
		Line:   fmt.Sprintf("%s %s %s", req.Method, req.URL.RequestURI(), res.Proto),
		Fields: append([]Field{{"Host", req.URL.Host}}, fieldsOf(req.Header)...),
	}
	x.Response = Head{Line: res.Proto + " " + res.Status, Fields: fieldsOf(res.Header)}
}

// finish completes the exchange after the body was read.
func (c *call) finish() *Exchange {
	x := c.exchange
	x.Ended = time.Now()
	c.mu.Lock()
	x.FirstByte = c.firstByte
	if !c.proxied {
		x.Addr = c.addr
	}
	c.openGate()
	c.mu.Unlock()
	if x.FirstByte.IsZero() {
		x.FirstByte = x.Ended
	}
	if c.body != nil {
		x.Truncated, x.Early = c.body.truncated, c.body.early
		if x.Raw = c.body.raw; !c.body.coded {
			x.Raw = x.Body
		}
	}
	return x
}
