package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"sync/atomic"
)

// ErrRefused: the permission of a request was gone when it was to be sent.
var ErrRefused = errors.New("not permitted any more")

type gateKey struct{}

// Permitted makes a Get ask may whenever it is about to send anything, at the
// last moment there is: just before the bytes are handed to the system. Where
// may says no, nothing is sent and Get fails with ErrRefused.
func Permitted(ctx context.Context, may func() bool) context.Context {
	return context.WithValue(ctx, gateKey{}, &may)
}

// gate is a connection that asks before it writes.
type gate struct {
	net.Conn
	may atomic.Pointer[func() bool] // nil: always
}

func (g *gate) Write(p []byte) (int, error) {
	if may := g.may.Load(); may != nil && !(*may)() {
		return 0, ErrRefused
	}
	return g.Conn.Write(p)
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

// permit is what the caller of a Get has said; nil: everything is permitted. A
// refusal ends the call, so that nothing tries again.
func (c *call) permit() *func() bool {
	may, ok := c.ctx.Value(gateKey{}).(*func() bool)
	if !ok {
		return nil
	}
	ask := func() bool {
		permitted := (*may)()
		if !permitted {
			c.cancel(ErrRefused)
		}
		return permitted
	}
	return &ask
}

// setGate makes a connection ask on behalf of this call. c.mu is held.
func (c *call) setGate(conn net.Conn) {
	if c.gate = gateOf(conn); c.gate != nil && c.may != nil {
		c.gate.may.Store(c.may)
	}
}

// openGate leaves the connection to others, unless they have it already. c.mu is
// held.
func (c *call) openGate() {
	if c.gate != nil && c.may != nil {
		c.gate.may.CompareAndSwap(c.may, nil)
	}
}
