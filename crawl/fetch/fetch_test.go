package fetch

import (
	"github.com/tearsheet-news/tearsheet/crawl/internal/coding"

	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"
)

var page = strings.Repeat("A line of a page, as long as any.\n", 2000)

func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

func client(opts Options) *Client {
	opts.AllowPrivate = true
	opts.UserAgent = "test/1 (+mailto:a@example.com)"
	return New(opts)
}

func get(t *testing.T, c *Client, url string) *Exchange {
	t.Helper()
	x, err := c.Get(context.Background(), url, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func packed(t *testing.T, coding, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip and junk": // more of it than one read takes
		return append(packed(t, "gzip", text), strings.Repeat("<!-- 12 ms -->", 5000)...)
	case "gzip without its end":
		whole := packed(t, "gzip", text)
		return whole[:len(whole)-8]
	case "gzip":
		w = gzip.NewWriter(&b)
	case "deflate":
		w = zlib.NewWriter(&b)
	case "raw deflate":
		w, _ = flate.NewWriter(&b, 5)
	case "br":
		w = brotli.NewWriter(&b)
	case "zstd":
		w, _ = zstd.NewWriter(&b)
	default:
		return []byte(text)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	w.Close()
	return b.Bytes()
}

func TestCodings(t *testing.T) {
	for _, tt := range []struct{ header, coding string }{
		{"", ""}, {"identity", ""}, {"gzip", "gzip"}, {"x-gzip", "gzip"}, {"GZIP", "gzip"}, {"deflate", "deflate"},
		{"deflate", "raw deflate"}, {"br", "br"}, {"zstd", "zstd"}, {"gzip", "plain after all"},
		{"none", ""}, {"UTF-8", ""}, {"gzip", "gzip and junk"}, {"gzip", "gzip without its end"},
	} {
		sent := packed(t, tt.coding, page)
		u := serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=windows-1252")
			if tt.header != "" {
				w.Header().Set("Content-Encoding", tt.header)
			}
			w.Write(sent)
		})
		x := get(t, client(Options{}), u)
		if string(x.Body) != page || !bytes.Equal(x.Raw, sent) || x.Truncated != "" {
			t.Errorf("%s: %d bytes, raw %d of %d, truncated %q", tt.header, len(x.Body), len(x.Raw), len(sent), x.Truncated)
		}
		if got := x.Header.Get("Content-Type"); got != "text/html; charset=windows-1252" {
			t.Errorf("Content-Type %q", got)
		}
	}
}

func TestTwoCodings(t *testing.T) {
	u := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip, br")
		w.Write(packed(t, "br", string(packed(t, "gzip", page))))
	})
	if x := get(t, client(Options{}), u); string(x.Body) != page {
		t.Errorf("%d bytes", len(x.Body))
	}
}

func TestLimits(t *testing.T) {
	const limit = 10000
	bomb := packed(t, "gzip", strings.Repeat("\x00", 50<<20))
	endless := bytes.Repeat(packed(t, "gzip", ""), 10000) // decodes to nothing, for ever
	for _, tt := range []struct {
		name, coding string
		body         []byte
		want         int
		why          Truncation
	}{
		{"shorter", "", []byte(page[:limit-1]), limit - 1, ""},
		{"exact", "", []byte(page[:limit]), limit, ""},
		{"one more", "", []byte(page[:limit+1]), limit, TruncatedLength},
		{"exact, coded", "gzip", packed(t, "gzip", page[:limit]), limit, ""},
		{"one more, coded", "gzip", packed(t, "gzip", page[:limit+1]), limit, TruncatedLength},
		{"bomb", "gzip", bomb, limit, TruncatedLength},
		{"endless nothing", "gzip", endless, 0, TruncatedLength},
		{"cut", "gzip", packed(t, "gzip", page[:9000])[:60], -1, TruncatedDisconnect},
		{"broken", "gzip", append(packed(t, "gzip", "x")[:10], "garbage that is none"...), -1, TruncatedDisconnect},
	} {
		u := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if tt.coding != "" {
				w.Header().Set("Content-Encoding", tt.coding)
			}
			w.Write(tt.body)
		})
		x := get(t, client(Options{MaxBytes: limit}), u)
		if tt.want >= 0 && len(x.Body) != tt.want || len(x.Body) > limit || x.Truncated != tt.why {
			t.Errorf("%s: %d bytes, truncated %q, want %d, %q", tt.name, len(x.Body), x.Truncated, tt.want, tt.why)
		}
	}
}

// raw answers one connection after another with the bytes given, after reading
// the request's head.
func raw(t *testing.T, answer func(conn net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				buf := make([]byte, 64<<10)
				if _, err := conn.Read(buf); err == nil {
					answer(conn)
				}
			}()
		}
	}()
	return "http://" + l.Addr().String() + "/"
}

func TestHeads(t *testing.T) {
	u := raw(t, func(c net.Conn) {
		io.WriteString(c, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 203 Half True\r\nx-Second: 2\r\nX-FIRST: 1\r\nset-cookie: a=1\r\nSet-Cookie: b=2\r\ncontent-length: 2\r\n\r\nok")
	})
	x := get(t, client(Options{}), u)
	if x.Response.Line != "HTTP/1.1 203 Half True" || x.Status != 203 {
		t.Errorf("line %q", x.Response.Line)
	}
	want := []Field{{"x-Second", "2"}, {"X-FIRST", "1"}, {"set-cookie", "a=1"}, {"Set-Cookie", "b=2"}, {"content-length", "2"}}
	if fmt.Sprint(x.Response.Fields) != fmt.Sprint(want) {
		t.Errorf("fields %v", x.Response.Fields)
	}
	if x.Request.Line != "GET / HTTP/1.1" || x.Request.Fields[0].Name != "Host" {
		t.Errorf("request %+v", x.Request)
	}
	if !x.Addr.IsValid() || x.FirstByte.Before(x.Started) || x.Ended.Before(x.FirstByte) {
		t.Errorf("from %v, %v, %v, %v", x.Addr, x.Started, x.FirstByte, x.Ended)
	}
}

// The second request on a connection has heads of its own.
func TestHeadsOfKeptConnection(t *testing.T) {
	u := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Path", r.URL.Path)
		io.WriteString(w, r.RemoteAddr)
	})
	c := client(Options{})
	a, b := get(t, c, u+"/a"), get(t, c, u+"/b")
	for range 20 { // net/http keeps none whose writer is slow to tell that it is done
		if string(a.Body) == string(b.Body) {
			break
		}
		a, b = get(t, c, u+"/a"), get(t, c, u+"/b")
	}
	if string(a.Body) != string(b.Body) {
		t.Fatal("the connection was not kept")
	}
	if b.Request.Line != "GET /b HTTP/1.1" || !strings.Contains(fmt.Sprint(b.Response), "{X-Path /b}") {
		t.Errorf("%+v\n%+v", b.Request, b.Response)
	}
}

func TestHTTP2(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, r.Proto)
	}))
	s.EnableHTTP2 = true
	s.StartTLS()
	defer s.Close()
	roots := s.Client().Transport.(*http.Transport).TLSClientConfig
	x := get(t, client(Options{TLS: roots}), s.URL+"/a?b")
	if string(x.Body) != "HTTP/2.0" || x.Request.Line != "GET /a?b HTTP/2.0" || x.Response.Line != "HTTP/2.0 200 OK" {
		t.Errorf("%q %+v %+v", x.Body, x.Request, x.Response)
	}
	s.TLS.NextProtos = []string{"http/1.1"}
	one := httptest.NewTLSServer(s.Config.Handler)
	defer one.Close()
	roots = one.Client().Transport.(*http.Transport).TLSClientConfig
	if x := get(t, client(Options{TLS: roots}), one.URL); string(x.Body) != "HTTP/1.1" || x.Request.Fields[0].Name != "Host" {
		t.Errorf("%q %+v", x.Body, x.Request)
	}
}

func TestTooSlow(t *testing.T) {
	const start = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nstart"
	silence := func(c net.Conn) { io.Copy(io.Discard, c) } // until the client hangs up
	drip := raw(t, func(c net.Conn) {
		io.WriteString(c, start)
		for err := error(nil); err == nil; time.Sleep(10 * time.Millisecond) {
			_, err = io.WriteString(c, "x")
		}
	})
	stop := raw(t, func(c net.Conn) { io.WriteString(c, start); silence(c) })
	mute := raw(t, silence)

	// A busy machine needs a while for what comes at once.
	x := get(t, client(Options{Whole: time.Second}), drip)
	if x.Truncated != TruncatedTime || !strings.HasPrefix(string(x.Body), "startx") {
		t.Errorf("dripping: %q %.10q", x.Truncated, x.Body)
	}
	x = get(t, client(Options{Idle: time.Second}), stop)
	if x.Truncated != TruncatedTime || string(x.Body) != "start" {
		t.Errorf("stopped: %q %.10q", x.Truncated, x.Body)
	}
	wantCause(t, client(Options{Header: 50 * time.Millisecond}), mute, CauseTimeout)
}

// No answer of any kind lasts beyond its time, though all that there is of it are
// promises of one, or the connection is taken from HTTP.
func TestNoEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, tt := range map[string]struct {
			answer func(net.Conn) error // again and again, once a second
			want   Cause
		}{
			"switches": {func(c net.Conn) error {
				return say(c, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n")
			}, CauseProtocol},
			"switches plain": {func(c net.Conn) error { return say(c, "HTTP/1.1 101 Over\r\n\r\n") }, CauseProtocol},
			"early hints":    {func(c net.Conn) error { return say(c, "HTTP/1.1 103 Early Hints\r\n\r\n") }, CauseTimeout},
			"a long head":    {func(c net.Conn) error { return say(c, "HTTP/1.1 2") }, CauseTimeout},
			"chunks":         {func(c net.Conn) error { return say(c, "1") }, CauseTimeout},
		} {
			here, there := net.Pipe()
			var server sync.WaitGroup
			server.Go(func() {
				there.Read(make([]byte, 4096)) // the request
				for tt.answer(there) == nil {
					time.Sleep(time.Second)
				}
			})
			c := client(Options{Header: 20 * time.Second, Dial: func(context.Context, string, string) (net.Conn, error) { return here, nil }})
			start := time.Now()
			wantCause(t, c, "http://a.example/", tt.want)
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("%s: it took %v", name, took)
			}
			c.Close()
			there.Close()
			server.Wait()
		}
	})
}

func say(c net.Conn, text string) error {
	_, err := io.WriteString(c, text)
	return err
}

func wantCause(t *testing.T, c *Client, url string, want Cause) {
	t.Helper()
	x, err := c.Get(context.Background(), url, nil, 0)
	var e *Error
	if !errors.As(err, &e) || e.Cause != want || !strings.Contains(err.Error(), url) {
		t.Errorf("%s: %+v, %v; want cause %q", url, x, err, want)
	}
}

func TestCauses(t *testing.T) {
	closed := raw(t, func(net.Conn) {})
	garbage := raw(t, func(c net.Conn) { io.WriteString(c, "SSH-2.0-OpenSSH\r\n\r\n\r\n") })
	heads := raw(t, func(c net.Conn) {
		io.WriteString(c, "HTTP/1.1 200 OK\r\n")
		for range 16 << 10 {
			if _, err := io.WriteString(c, "X-Pad: "+page[:1000]+"\r\n"); err != nil {
				return
			}
		}
	})
	half := raw(t, func(c net.Conn) {
		io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
	})
	const refused = "http://127.0.0.1:1" // a free port could be another's by the time it is asked
	insecure := httptest.NewTLSServer(http.NotFoundHandler())
	defer insecure.Close()

	c := client(Options{})
	wantCause(t, c, closed, CauseClosed)
	wantCause(t, c, garbage, CauseProtocol)
	wantCause(t, c, strings.ReplaceAll(heads, "\n", ""), CauseProtocol)
	wantCause(t, c, refused, CauseRefused)
	wantCause(t, c, insecure.URL, CauseTLS)
	wantCause(t, c, strings.Replace(closed, "http:", "https:", 1), CauseClosed)
	if x := get(t, c, half); x.Truncated != TruncatedDisconnect || string(x.Body) != "half" {
		t.Errorf("half a body: %q %q", x.Truncated, x.Body)
	}

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := c.Get(ctx, refused, nil, 0)
	if e := (*Error)(nil); !errors.As(err, &e) || e.Cause != CauseCanceled {
		t.Errorf("cancelled: %v", err)
	}
}

func TestGuard(t *testing.T) {
	u := serve(t, func(w http.ResponseWriter, r *http.Request) { t.Error("asked") })
	c := New(Options{UserAgent: "x"})
	wantCause(t, c, u, CausePrivate)
	wantCause(t, c, strings.Replace(u, "127.0.0.1", "localhost", 1), CausePrivate) // by name
	wantCause(t, c, strings.Replace(u, "127.0.0.1", "[::ffff:127.0.0.1]", 1), CausePrivate)
}

func TestIsPublic(t *testing.T) {
	for ip, want := range map[string]bool{
		"93.184.215.14": true, "2606:4700::1111": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false,
		"169.254.169.254": false, "100.100.100.200": false, "0.0.0.0": false, "255.255.255.255": false,
		"224.0.0.1": false, "198.18.0.1": false, "::1": false, "::": false, "fe80::1%eth0": false,
		"fd00:ec2::254": false, "::ffff:10.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false,
		"2001::1": false, "ff02::1": false, "::7f00:1": false,
		"::ffff:93.184.215.14": false, "::ffff:0:a00:1": false, "192.88.99.1": false, "5f00::1": false, "3fff:fff::1": false,
		"2001:2::1": false, "2001:10::1": false, "2001:1::4": false, "2001:1ff:ffff::1": false,
		"2001:200::1": true, "2001:4:112::1": true, "2001:3::1": true, "2001:20::1": true, "2001:1::1": true, "3ffe::1": true,
	} {
		if got := IsPublic(netip.MustParseAddr(ip)); got != want {
			t.Errorf("%s: %v", ip, got)
		}
	}
}

func TestRedirectsAndCookies(t *testing.T) {
	u := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("consent"); err != nil {
			http.SetCookie(w, &http.Cookie{Name: "consent", Value: "1"})
			http.Redirect(w, r, "/same", http.StatusFound)
			return
		}
		io.WriteString(w, "in")
	})
	c := client(Options{})
	x := get(t, c, u)
	if x.Status != 302 || x.Header.Get("Location") != "/same" {
		t.Fatalf("%d %v", x.Status, x.Header)
	}
	if x = get(t, c, u); string(x.Body) != "in" {
		t.Errorf("the cookie was forgotten: %d", x.Status)
	}
	if x = get(t, client(Options{}), u); x.Status != 302 {
		t.Errorf("another client knows the cookie")
	}
}

func TestRequestFields(t *testing.T) {
	u := serve(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, r.UserAgent(), "|", r.Header.Get("If-None-Match"), "|", r.Header.Get("Accept-Encoding"))
	})
	x, err := client(Options{}).Get(context.Background(), u, http.Header{"If-None-Match": {`"a"`}}, 0)
	if want := `test/1 (+mailto:a@example.com)|"a"|` + coding.Accept; err != nil || string(x.Body) != want {
		t.Errorf("%q, %v", x.Body, err)
	}
}
