// Package polite decides whether and when a host may be asked for a page.
//
// A [Host] is all that is remembered of one host between two requests: the
// earliest moment of the next one, how far the crawl has backed off, and the
// host's robots.txt. It is a plain value that a frontier keeps, so politeness
// survives a restart.
//
//	robots.go, match.go   robots.txt by RFC 9309: parse once, ask for each path
//	host.go               the clock of a host: delay, back-off, Retry-After
//	retryafter.go         the two forms of the Retry-After header
//	tag.go                X-Robots-Tag and <meta name="robots">
//
// Nothing here touches the network or reads the clock: callers pass bytes and
// times in.
package polite
