package main

import (
	"io"
	"net"
	"sync"
	"testing"
)

// forwarder passes connections on to an address, until it is cut.
type forwarder struct {
	listener net.Listener
	to       string

	mu    sync.Mutex
	cut   bool
	conns map[net.Conn]bool
}

func newForwarder(t *testing.T, to string) *forwarder {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f := &forwarder{listener: l, to: to, conns: map[net.Conn]bool{}}
	t.Cleanup(func() { l.Close(); f.setCut(true) })
	go f.serve()
	return f
}

func (f *forwarder) addr() string { return f.listener.Addr().String() }

func (f *forwarder) serve() {
	for {
		in, err := f.listener.Accept()
		if err != nil {
			return
		}
		out, err := net.Dial("tcp", f.to)
		if err != nil || !f.add(in, out) {
			in.Close()
			if out != nil {
				out.Close()
			}
			continue
		}
		go f.pass(in, out)
		go f.pass(out, in)
	}
}

func (f *forwarder) add(conns ...net.Conn) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, c := range conns {
		f.conns[c] = true
	}
	return !f.cut
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
