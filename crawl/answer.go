package crawl

import (
	"bytes"
	"cmp"
	"fmt"
	"mime"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// nature is what an answer is.
type nature int

const (
	aTrouble    nature = iota // an answer another time, maybe
	aDeadEnd                  // no answer at any time
	aProbe                    // what the host shows for lack of a page
	aRedirect                 // somewhere else
	anUnchanged               // as it was
	aList                     // a sitemap or a feed
	aPage
)

// verdict is what an answer is, and what follows from it.
type verdict struct {
	nature nature
	cause  string // of trouble, or of a dead end
	reason string // the same for whoever has named the seed that led here
	err    error  // where that is the cause
	status bool   // the cause is the server's own word
	to     *addr  // of a redirect
}

// classify tells what an answer is.
func (v *visit) classify(x *fetch.Exchange) verdict {
	switch {
	case troubleOf(x) != "":
		return verdict{nature: aTrouble, cause: troubleOf(x)}
	case isCut(x) && !enough(x, v.memo.Tries, v.c.opts.tries(causeOfCut(x), v.memo)):
		return verdict{nature: aTrouble, cause: causeOfCut(x)}
	case v.memo.Kind == kindProbe:
		return verdict{nature: aProbe}
	}
	switch to := location(x, v.url); {
	case to != nil:
		return verdict{nature: aRedirect, to: to}
	case x.Status == 304 && v.memo.Last != nil:
		return verdict{nature: anUnchanged}
	case x.Status < 200 || x.Status > 299:
		return verdict{nature: aDeadEnd, cause: fmt.Sprint(x.Status), status: true,
			reason: fmt.Sprintf("the server answers with status %d; check the address", x.Status)}
	case x.Truncated == fetch.TruncatedLength && v.memo.Kind != kindSitemap:
		return verdict{nature: aDeadEnd, cause: "too large", reason: "it is larger than any page"}
	case v.memo.Kind == kindSitemap, discover.LooksLikeFeed(x.Body), v.memo.Kind == kindFeed && !isPage(x):
		return verdict{nature: aList}
	case !isPage(x):
		return verdict{nature: aDeadEnd, cause: "not a page",
			reason: "it is " + cmp.Or(mediaType(x), "of an unknown type") + ", not a page; begin at a page that links to the articles"}
	}
	return verdict{nature: aPage}
}

// isPage goes by the type, and where there is none by the first bytes.
func isPage(x *fetch.Exchange) bool {
	switch mediaType(x) {
	case "text/html", "application/xhtml+xml":
		return true
	case "", "text/plain", "application/xml", "text/xml":
		head := bytes.ToLower(bytes.TrimSpace(x.Body[:min(len(x.Body), 512)]))
		return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.Contains(head, []byte("<html"))
	}
	return false
}

func mediaType(x *fetch.Exchange) string {
	t, _, err := mime.ParseMediaType(x.Header.Get("Content-Type"))
	if err != nil {
		t, _, _ = strings.Cut(x.Header.Get("Content-Type"), ";")
	}
	return strings.ToLower(strings.TrimSpace(t))
}
