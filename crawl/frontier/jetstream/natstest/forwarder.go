package natstest

import (
	"io"
	"net"
	"sync"
	"testing"
)

// forwarder passes connections on to an address, except while it is cut. Those
// that come before it is known where to wait.
type forwarder struct {
	listener net.Listener
	began    sync.Once

	mu    sync.Mutex
	to    string // empty: nowhere
	cut   bool
	conns map[net.Conn]bool
}

func newForwarder(tb testing.TB) *forwarder {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	f := &forwarder{listener: l, conns: map[net.Conn]bool{}}
	tb.Cleanup(func() { l.Close(); f.setCut(true) })
	return f
}

func (f *forwarder) addr() string { return f.listener.Addr().String() }

// lead makes new connections go to an address, or nowhere.
func (f *forwarder) lead(to string) {
	f.mu.Lock()
	f.to = to
	f.mu.Unlock()
	f.began.Do(func() { go f.serve() })
}

func (f *forwarder) serve() {
	for {
		in, err := f.listener.Accept()
		if err != nil {
			return
		}
		f.mu.Lock()
		to := f.to
		f.mu.Unlock()
		out, err := net.Dial("tcp", to)
		if err != nil {
			in.Close()
			continue
		}
		if !f.add(in, out) {
			in.Close()
			out.Close()
			continue
		}
		go f.pass(in, out)
		go f.pass(out, in)
	}
}

func (f *forwarder) add(conns ...net.Conn) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.cut {
		return false
	}
	for _, c := range conns {
		f.conns[c] = true
	}
	return true
}

func (f *forwarder) pass(from, to net.Conn) {
	io.Copy(to, from)
	from.Close()
	to.Close()
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.conns, from)
}

// setCut cuts what passes, and all that would, or mends it again.
func (f *forwarder) setCut(cut bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.cut = cut; !cut {
		return
	}
	for c := range f.conns {
		c.Close()
	}
}
