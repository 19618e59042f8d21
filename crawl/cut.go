package crawl

import (
	"bytes"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
)

// isCut reports whether what came is less than what was to come. Of what is no
// success, the body does not matter.
func isCut(x *fetch.Exchange) bool {
	return x.Status >= 200 && x.Status <= 299 &&
		(x.Truncated == fetch.TruncatedTime || x.Truncated == fetch.TruncatedDisconnect)
}

// ends are the last tags of pages and lists.
var ends = [][]byte{[]byte("</html>"), []byte("</urlset>"), []byte("</sitemapindex>"), []byte("</rss>"), []byte("</feed>"), []byte("</rdf:rdf>")}

// isWhole reports whether an answer that is cut has its end all the same: the
// server announced more than there is.
func isWhole(x *fetch.Exchange) bool {
	const near = 1 << 10 // counters and comments may follow
	tail := bytes.ToLower(x.Body[max(0, len(x.Body)-near):])
	for _, end := range ends {
		if bytes.Contains(tail, end) {
			return true
		}
	}
	return false
}

// causeOfCut is why an answer is cut.
func causeOfCut(x *fetch.Exchange) string {
	if x.Truncated == fetch.TruncatedTime {
		return causeSlow
	}
	return causeCut
}

// enough reports whether to take what came of an answer that is cut, after some tries
// of so many at most. Where the server ends it in order, too early by its own words, it
// does so each time, and a second try shows that; where the connection breaks, or time
// runs out, the last try has to do.
func enough(x *fetch.Exchange, tries, most int) bool {
	return isWhole(x) || len(x.Body) > 0 && (x.Early && tries > 0 || tries+1 >= most)
}
