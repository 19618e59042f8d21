package crawltest

import (
	"bufio"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"sync"
)

// Proxy is a real proxy on a loopback address: of HTTP, with CONNECT, or of SOCKS5
// (RFC 1928, RFC 1929). It lets in one user only.
type Proxy struct {
	kind           string // "http" or "socks5"
	user, password string
	listener       net.Listener

	mu      sync.Mutex
	through []string // hosts with their ports
	refused int      // requests without the login
}

// NewProxy starts a proxy of a kind, "http" or "socks5".
func NewProxy(kind, user, password string) (*Proxy, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &Proxy{kind: kind, user: user, password: password, listener: l}
	if kind == "http" {
		go http.Serve(l, p)
	} else {
		go p.serveSocks()
	}
	return p, nil
}

// Close stops it.
func (p *Proxy) Close() { p.listener.Close() }

// URL is its address, with its login.
func (p *Proxy) URL() *url.URL {
	return &url.URL{Scheme: p.kind, Host: p.listener.Addr().String(), User: url.UserPassword(p.user, p.password)}
}

// Through lists the hosts that were connected to, each as often as it was.
func (p *Proxy) Through() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.through...)
}

// Refused counts those who had no login.
func (p *Proxy) Refused() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.refused
}

// admit notes who has asked for a host.
func (p *Proxy) admit(ok bool, host string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if ok {
		p.through = append(p.through, host)
	} else {
		p.refused++
	}
	return ok
}

func (p *Proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	login := "Basic " + base64.StdEncoding.EncodeToString([]byte(p.user+":"+p.password))
	if !p.admit(r.Header.Get("Proxy-Authorization") == login, r.Host) {
		w.Header().Set("Proxy-Authenticate", "Basic")
		w.WriteHeader(http.StatusProxyAuthRequired)
		return
	}
	if r.Method != http.MethodConnect {
		p.forward(w, r)
		return
	}
	there, err := net.Dial("tcp", r.Host)
	if err != nil {
		http.Error(w, "no such host", http.StatusBadGateway)
		return
	}
	here, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		there.Close()
		return
	}
	io.WriteString(here, "HTTP/1.1 200 Connection established\r\n\r\n")
	join(here, there)
}

// forward asks for an address by http.
func (p *Proxy) forward(w http.ResponseWriter, r *http.Request) {
	out := r.Clone(r.Context())
	out.RequestURI = ""
	out.Header.Del("Proxy-Authorization")
	res, err := (&http.Transport{DisableCompression: true}).RoundTrip(out)
	if err != nil {
		http.Error(w, "no such host", http.StatusBadGateway)
		return
	}
	defer res.Body.Close()
	for name, values := range res.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(res.StatusCode)
	io.Copy(w, res.Body)
}

func (p *Proxy) serveSocks() {
	for {
		conn, err := p.listener.Accept()
		if err != nil {
			return
		}
		go func() {
			if there, err := p.greet(conn); err == nil {
				join(conn, there)
			}
			conn.Close()
		}()
	}
}

var errSocks = errors.New("not what was to come")

// greet goes through the beginning of SOCKS5, and connects to where the client wants.
func (p *Proxy) greet(conn net.Conn) (net.Conn, error) {
	r := bufio.NewReader(conn)
	take := func(n int) []byte {
		b := make([]byte, n)
		io.ReadFull(r, b) // what is missing is zero, and refused
		return b
	}
	hello := take(2)
	take(int(hello[1])) // the methods that the client knows
	conn.Write([]byte{5, 2})
	take(1)
	user := string(take(int(take(1)[0])))
	password := string(take(int(take(1)[0])))
	head := []byte{1, 1}
	ok := user == p.user && password == p.password
	if ok {
		head[1] = 0
	}
	conn.Write(head)
	if !ok {
		p.admit(false, "")
		return nil, errSocks
	}
	host, err := p.target(take)
	if err != nil {
		return nil, err
	}
	p.admit(true, host)
	there, err := net.Dial("tcp", host)
	if err != nil {
		conn.Write([]byte{5, 4, 0, 1, 0, 0, 0, 0, 0, 0})
		return nil, err
	}
	conn.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
	return there, nil
}

// target reads where the client wants to connect to.
func (p *Proxy) target(take func(int) []byte) (string, error) {
	var host string
	switch head := take(4); head[3] {
	case 1:
		host = net.IP(take(4)).String()
	case 3:
		host = string(take(int(take(1)[0])))
	case 4:
		host = net.IP(take(16)).String()
	default:
		return "", fmt.Errorf("%w: %v", errSocks, head)
	}
	return net.JoinHostPort(host, strconv.Itoa(int(binary.BigEndian.Uint16(take(2))))), nil
}

// join carries bytes between two connections until one ends.
func join(a, b net.Conn) {
	go func() {
		io.Copy(a, b)
		a.Close()
	}()
	io.Copy(b, a)
	b.Close()
}
