package crawl

import "github.com/tearsheet-news/tearsheet/crawl/fetch"

// isCut reports whether what came is less than what was to come. Of what is no
// success, the body does not matter.
func isCut(x *fetch.Exchange) bool {
	return x.Status >= 200 && x.Status <= 299 &&
		(x.Truncated == fetch.TruncatedTime || x.Truncated == fetch.TruncatedDisconnect)
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
	return x.Whole() || len(x.Body) > 0 && (x.Early && tries > 0 || tries+1 >= most)
}
