package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"sync"
	"sync/atomic"
)

// ErrRefused: the permission of a request was gone when it was to be sent.
var ErrRefused = errors.New("not permitted any more")

type gateKey struct{}

// Permitted makes a Get ask may whenever it is about to send anything, at the
// last moment there is: just before the bytes are handed to the system. Where
// may says no, nothing is sent and Get fails with ErrRefused.
func Permitted(ctx context.Context, may func() bool) context.Context {
	return context.WithValue(ctx, gateKey{}, may)
}

// gate is a connection that asks before it writes. One that was refused is done
// with.
type gate struct {
	net.Conn
	permit atomic.Pointer[permit] // nil: everything is permitted
	once   sync.Once
	closed chan struct{} // when net/http uses the connection no more
}

func newGate(c net.Conn) *gate { return &gate{Conn: c, closed: make(chan struct{})} }

func (g *gate) Write(p []byte) (int, error) {
	if permit := g.permit.Load(); permit != nil && !permit.may() {
		g.Conn.Close()
		permit.refuse(g)
		return 0, ErrRefused
	}
	return g.Conn.Write(p)
}

func (g *gate) Close() error {
	defer g.once.Do(func() { close(g.closed) })
	return g.Conn.Close()
}

// permit is what the caller of a Get has said.
type permit struct {
	may     func() bool
	cancel  context.CancelCauseFunc
	refused atomic.Pointer[gate] // where it has refused something
}

// permitOf is the permit in the context of a call; nil: there is none. A refusal
// cancels the call, so that nothing tries again.
func permitOf(ctx context.Context, cancel context.CancelCauseFunc) *permit {
	may, ok := ctx.Value(gateKey{}).(func() bool)
	if !ok {
		return nil
	}
	return &permit{may: may, cancel: cancel}
}

func (p *permit) refuse(g *gate) {
	p.refused.Store(g)
	p.cancel(ErrRefused)
}

// settle waits until a connection that was refused cannot be given to another
// call any more. With HTTP/2, one could get it for a moment, in vain.
func (p *permit) settle(ctx context.Context) {
	if p == nil {
		return
	}
	if g := p.refused.Load(); g != nil {
		select {
		case <-g.closed:
		case <-ctx.Done():
		}
	}
}

// gateOf finds the gate under a connection; nil where there is none.
func gateOf(c net.Conn) *gate {
	for {
		switch under := c.(type) {
		case *gate:
			return under
		case *headConn:
			c = under.Conn
		case *tls.Conn:
			c = under.NetConn()
		default:
			return nil
		}
	}
}

// setGate makes a connection ask on behalf of this call. c.mu is held.
func (c *call) setGate(conn net.Conn) {
	if c.gate = gateOf(conn); c.gate != nil && c.permit != nil {
		c.gate.permit.Store(c.permit)
	}
}

// openGate leaves the connection to others, unless they have it already. c.mu is
// held.
func (c *call) openGate() {
	if c.gate != nil && c.permit != nil {
		c.gate.permit.CompareAndSwap(c.permit, nil)
	}
}
