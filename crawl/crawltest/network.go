package crawltest

import (
	"context"
	"net"
	"sync"
	"syscall"
)

// Network is a network in memory. In a bubble of testing/synctest, where the clock
// goes on when all have to wait for it, an hour of a crawl over it takes as long as
// the work that is done in it. The zero value has no hosts.
type Network struct {
	mu    sync.Mutex
	hosts map[string]*listener // by host and port
}

// Listen makes addr, a host with its port, a place where connections are accepted.
func (n *Network) Listen(addr string) net.Listener {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.hosts == nil {
		n.hosts = map[string]*listener{}
	}
	l := &listener{addr: address(addr), calls: make(chan net.Conn), closed: make(chan struct{})}
	n.hosts[addr] = l
	return l
}

// Dial connects to who listens at addr. It is made for fetch.Options.Dial.
func (n *Network) Dial(ctx context.Context, network, addr string) (net.Conn, error) {
	n.mu.Lock()
	l := n.hosts[addr]
	n.mu.Unlock()
	if l != nil {
		here, there := net.Pipe()
		select {
		case l.calls <- there:
			return here, nil
		case <-l.closed:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return nil, &net.OpError{Op: "dial", Net: network, Addr: address(addr), Err: syscall.ECONNREFUSED}
}

type listener struct {
	addr   address
	calls  chan net.Conn
	once   sync.Once
	closed chan struct{}
}

func (l *listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.calls:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *listener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return nil
}

func (l *listener) Addr() net.Addr { return l.addr }

type address string

func (address) Network() string  { return "memory" }
func (a address) String() string { return string(a) }
