// Package fetch asks for one address at a time and brings back the whole
// exchange: both heads as they were on the wire, the body as sent and as
// decoded, from where and when.
//
//	fetch.go      Client.Get; the only file that knows Colly
//	transport.go  one request over the wire: cookies, times, what was sent
//	proxy.go      through a proxy, and what the guard can do there
//	credentials.go cookiefile.go  what a site lets its readers in by
//	dial.go       connections; the guard against private addresses
//	gate.go       the caller's permission, asked just before a request is sent
//	heads.go      reads the heads of HTTP/1 off the connection
//	body.go       limits in bytes and time on a body, decoded by package coding
//	cookies.go    the cookies of each site
//	exchange.go   the result
//	errors.go     why there is none
//
// It follows no redirects, asks no robots.txt and keeps no delays: who calls it
// does. A response of any status is a result, not an error.
package fetch
