package fetch

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"syscall"
)

// dialer makes connections. The guard runs after the name was looked up and
// just before the socket connects, on the very address that is dialled, so that
// neither a redirect nor a name that changes its address gets around it.
type dialer struct{ opts Options }

func (d dialer) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	conn, err := d.raw(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	return &headConn{Conn: conn}, nil
}

// raw connects to where a request goes, if that is a public address.
func (d dialer) raw(ctx context.Context, network, addr string) (net.Conn, error) {
	return d.connect(ctx, network, addr, !d.opts.AllowPrivate)
}

// dialProxy connects to a proxy, wherever it is: that was the caller's choice. The
// heads on this connection are not kept, since they can be the proxy's and have
// its password.
func (d dialer) dialProxy(ctx context.Context, network, addr string) (net.Conn, error) {
	return d.connect(ctx, network, addr, false)
}

func (d dialer) connect(ctx context.Context, network, addr string, guarded bool) (net.Conn, error) {
	dial := d.opts.Dial
	if dial == nil {
		nd := net.Dialer{Timeout: d.opts.Connect}
		if guarded {
			nd.Control = guard
		}
		dial = nd.DialContext
	}
	conn, err := dial(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	return newGate(conn), nil
}

// dialTLS speaks HTTP/2 where the server does. net/http has to see the
// *tls.Conn for that; one that speaks HTTP/1 is wrapped to keep its heads.
func (d dialer) dialTLS(ctx context.Context, network, addr string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, d.opts.Connect)
	defer cancel()
	conn, err := d.raw(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	config := &tls.Config{}
	if d.opts.TLS != nil {
		config = d.opts.TLS.Clone()
	}
	config.ServerName, _, _ = net.SplitHostPort(addr)
	config.NextProtos = []string{"h2", "http/1.1"}
	secure := tls.Client(conn, config)
	if err := secure.HandshakeContext(ctx); err != nil {
		conn.Close()
		return nil, err
	}
	if secure.ConnectionState().NegotiatedProtocol == "h2" {
		return secure, nil
	}
	return &headConn{Conn: secure}, nil
}

// guard refuses a socket to an address that is not public.
func guard(network, addr string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(addr)
	if err != nil {
		return fmt.Errorf("%s: %w", addr, ErrPrivate)
	}
	if !IsPublic(ap.Addr()) {
		return fmt.Errorf("%s: %w", ap.Addr(), ErrPrivate)
	}
	return nil
}

// notPublic are the ranges beyond those that netip knows, from the IANA
// special-purpose registries for IPv4 and IPv6. Those that hold an IPv4 address
// inside an IPv6 one could lead to any address.
var notPublic = prefixes(
	"0.0.0.0/8",       // this network
	"100.64.0.0/10",   // shared by carriers; also the metadata service of one cloud
	"192.0.0.0/24",    // protocol assignments
	"192.0.2.0/24",    // documentation
	"192.88.99.0/24",  // 6to4 relays
	"198.18.0.0/15",   // benchmarks
	"198.51.100.0/24", // documentation
	"203.0.113.0/24",  // documentation
	"240.0.0.0/4",     // reserved, and broadcast
	"::/96",           // IPv4-compatible
	"::ffff:0:0/96",   // IPv4-mapped
	"::ffff:0:0:0/96", // IPv4-translated
	"64:ff9b::/96",    // NAT64
	"64:ff9b:1::/48",  // local NAT64
	"100::/64",        // discard
	"2001::/23",       // protocol assignments, Teredo among them; see publicAfterAll
	"2001:db8::/32",   // documentation
	"2002::/16",       // 6to4
	"3fff::/20",       // documentation
	"5f00::/16",       // segment routing
	"fec0::/10",       // site-local
)

// publicAfterAll are the parts of 2001::/23 that the registry calls globally
// reachable.
var publicAfterAll = prefixes(
	"2001:1::1/128", "2001:1::2/128", "2001:1::3/128", // anycast of PCP, TURN and DNS-SD
	"2001:3::/32",     // AMT
	"2001:4:112::/48", // AS112
	"2001:20::/28",    // ORCHIDv2
	"2001:30::/28",    // drone remote identification
)

func prefixes(list ...string) (out []netip.Prefix) {
	for _, s := range list {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// IsPublic reports whether ip is an address of the public internet: not
// private, loopback, link-local (where clouds keep their metadata services),
// multicast or otherwise special. An IPv4 address that is mapped into IPv6 is
// none: sockets are given and give the other form.
func IsPublic(ip netip.Addr) bool {
	ip = ip.WithZone("")
	in := func(p netip.Prefix) bool { return p.Contains(ip) }
	switch {
	case !ip.IsGlobalUnicast() || ip.IsPrivate():
		return false
	case slices.ContainsFunc(publicAfterAll, in):
		return true
	}
	return !slices.ContainsFunc(notPublic, in)
}
