package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// filed is a title out of the page's metadata, without the site's name.
type filed struct {
	claim.Claim
	key   string
	words words

	// trust is how far agreement with it goes, from 0 to 1. Only the title
	// element and its parts have less than 1.
	trust float64
}

// separators are what sites put between a headline and their name. A colon and
// a plain comma are not among them: they stand in headlines.
var separators = []string{" | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " // ", " ▷ ", " > ", " ‹ ", " › ", " ~ ", " / ",
	"--", "｜", "＿", "_", "：", ": ", ", ", "| "}

// titleSources are the sources of titles in metadata, the most believed first:
// what is shown where the story is shared, then the record for search engines,
// then what analytics services were told.
var titleSources = []string{"meta:og:title", "jsonld:headline", "meta:twitter:title", "meta:headline", "meta:parsely-title",
	"meta:sailthru.title", "meta:cxenseparse:title", "meta:citation_title", "meta:dc.title", "meta:dcterms.title", "meta:hdl",
	"jsonld:name", "meta:title", "jsonld:alternativeHeadline"}

// filedTitles are the titles of the metadata, the most believed first; the
// title element and its parts are last.
func filedTitles(in *Input, site names) []filed {
	var out []filed
	add := func(c claim.Claim, trust float64) {
		if c.Value != "" && !site.has(c.Value) {
			out = append(out, filed{c, key(c.Value), wordsOf(c.Value), trust})
		}
	}
	for _, source := range titleSources {
		for _, c := range in.Claims.Of(claim.Title) {
			if c.Source == source {
				c.Value = site.strip(c.Value)
				add(c, 1)
			}
		}
	}
	title := claim.Claim{Field: claim.Title, Value: site.strip(in.Page.Title), Source: "title", Elem: -1}
	add(title, 0.95)
	segments := split(title.Value)
	longest := 0
	for _, s := range segments {
		longest = max(longest, len(key(s)))
	}
	for _, s := range segments {
		if len(segments) > 1 {
			title.Value = s
			add(title, 0.9*float64(len(key(s)))/float64(longest))
		}
	}
	return out
}

// strip takes the site's name off both ends of a title, and what stands beyond
// it.
func (n names) strip(title string) string {
	for {
		head, _, tail := cutLast(title)
		if head == "" || !n.has(tail) {
			break
		}
		title = head
	}
	for {
		head, tail := cutFirst(title)
		if tail == "" || !n.has(head) {
			return title
		}
		title = tail
	}
}

// cutLast cuts a title at its last separator.
func cutLast(title string) (head, sep, tail string) {
	at := -1
	for _, s := range separators {
		if i := strings.LastIndex(title, s); i > at && i+len(s) < len(title) {
			at, sep = i, s
		}
	}
	if at <= 0 {
		return "", "", title
	}
	return strings.TrimSpace(title[:at]), sep, strings.TrimSpace(title[at+len(sep):])
}

// cutFirst cuts a title at its first separator.
func cutFirst(title string) (head, tail string) {
	at, width := len(title), 0
	for _, s := range separators {
		if i := strings.Index(title, s); i > 0 && i < at {
			at, width = i, len(s)
		}
	}
	return strings.TrimSpace(title[:at]), strings.TrimSpace(title[at+width:])
}

// split cuts a title at all separators.
func split(title string) []string {
	var out []string
	for {
		head, tail := cutFirst(title)
		if head != "" {
			out = append(out, head)
		}
		if tail == "" || tail == title {
			return out
		}
		title = tail
	}
}
