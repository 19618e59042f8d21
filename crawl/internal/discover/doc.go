// Package discover finds addresses: in pages, sitemaps and feeds. It also
// learns what the addresses of a host look like, to visit the likeliest
// articles first and to leave traps.
//
//	scan.go     a page's bytes: links, feeds, canonical address, robots
//	sitemap.go  sitemaps and their indexes, with the news extension
//	feed.go     RSS, Atom and JSON Feed
//	nesting.go  keeps feeds from parsers that cannot bear them
//	shape.go    the pattern of an address
//	lessons.go  what the visits to a host have taught, by shape
//	part.go     the pages of a story on several
//	day.go      days in dates and in addresses
//	missing.go  pages that say that there is no page
//	guess.go    what an address looks like before anything is known
//
// Nothing here touches the network or reads the clock.
package discover
