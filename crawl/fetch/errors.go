package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
)

// Cause is why an exchange failed, in one word for counting.
type Cause string

// The causes.
const (
	CauseDNS      Cause = "dns"      // the host has no address
	CauseRefused  Cause = "refused"  // nothing listens there
	CauseTLS      Cause = "tls"      // certificate or handshake
	CausePrivate  Cause = "private"  // the address is not on the public internet
	CauseTimeout  Cause = "timeout"  // a time limit
	CauseClosed   Cause = "closed"   // the connection broke
	CauseProtocol Cause = "protocol" // what came is not HTTP, or its head is too large
	CauseCanceled Cause = "canceled" // the caller gave up
	CauseProxy    Cause = "proxy"    // it is not there, or does not do what it is asked
)

// Error is a fetch without a response.
type Error struct {
	URL   string
	Cause Cause
	Err   error
}

func (e *Error) Error() string { return e.URL + ": " + e.Reason() }

// Failed is the Error for what kept a program's own fetcher from an answer; err, where
// it is one.
func Failed(address string, err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	return &Error{URL: address, Cause: causeOf(err), Err: err}
}

// Reason is Error without the address.
func (e *Error) Reason() string { return fmt.Sprintf("%s (%s)", hints[e.Cause], e.Err) }

func (e *Error) Unwrap() error { return e.Err }

// Temporary reports whether another try may help.
func (e *Error) Temporary() bool {
	switch e.Cause {
	case CauseTimeout, CauseClosed, CauseRefused, CauseProxy:
		return true
	}
	var dns *net.DNSError
	return errors.As(e.Err, &dns) && !dns.IsNotFound
}

// Unconnected reports whether there was no connection to the host at all, so that
// the failure is not that of one of its addresses.
func (e *Error) Unconnected() bool {
	var op *net.OpError
	switch e.Cause {
	case CauseDNS, CauseRefused, CauseTLS, CausePrivate, CauseProxy:
		return true
	}
	return errors.As(e.Err, &op) && op.Op == "dial"
}

// hints say what happened and what can be done.
var hints = map[Cause]string{
	CauseDNS:      "the host name has no address; check its spelling and the network",
	CauseRefused:  "the host refuses the connection; check the port, or try later",
	CauseTLS:      "no secure connection; check the host's certificate, or use http:// if you trust the network",
	CausePrivate:  "the host is on a private network; --allow-private permits that",
	CauseTimeout:  "the host took too long; try later",
	CauseClosed:   "the host broke the connection; try later",
	CauseProtocol: "the host does not speak proper HTTP",
	CauseCanceled: "given up",
	CauseProxy:    "the proxy is not there, or does not let the request pass; check its address and login",
}

// ErrPrivate is the cause of CausePrivate.
var ErrPrivate = errors.New("address is not public")

func causeOf(err error) Cause {
	var dns *net.DNSError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	var cert *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var netErr net.Error
	switch {
	case errors.Is(err, ErrPrivate):
		return CausePrivate
	case errors.Is(err, ErrProxy):
		return CauseProxy
	case errors.As(err, &dns):
		return CauseDNS
	case errors.Is(err, syscall.ECONNREFUSED):
		return CauseRefused
	case errors.As(err, &cert), errors.As(err, &authority), errors.As(err, &record), errors.As(err, &alert),
		errors.Is(err, http.ErrSchemeMismatch):
		return CauseTLS
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &netErr) && netErr.Timeout():
		return CauseTimeout
	case errors.Is(err, context.Canceled), errors.Is(err, ErrRefused):
		return CauseCanceled
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET),
		errors.Is(err, syscall.EPIPE), errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH),
		errors.Is(err, net.ErrClosed):
		return CauseClosed
	case strings.HasPrefix(err.Error(), "tls: "): // crypto/tls has no type for these
		return CauseTLS
	}
	return CauseProtocol
}
