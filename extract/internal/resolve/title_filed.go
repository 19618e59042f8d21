package resolve

import (
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// filed is a title out of the page's metadata, without the site's name.
type filed struct {
	claim.Claim
	key   string
	words words

	// trust is how far agreement with it goes, from 0 to 1: 1 for what readers
	// of other sites are shown, less for the title element and its parts.
	trust float64
}

// titleElement is the source of what only the title element says.
var titleElement = claim.Document.Named("title")

// filedTitles are the titles of the metadata, the most believed first; the
// title element and its parts are last.
func filedTitles(in *Input, site siteNames) []filed {
	var out []filed
	add := func(c claim.Claim, trust float64) {
		if c.Value != "" && !site.has(c.Value) {
			out = append(out, filed{c, key(c.Value), wordsOf(c.Value), trust})
		}
	}
	claims := in.Claims.Of(claim.Title)
	for i, row := range claim.Sources(claim.Title) {
		for _, c := range claims {
			if c.Source == row.Source && c.Elem < 0 {
				c.Value = site.strip(c.Value)
				add(c, 1-0.01*float64(i))
			}
		}
	}
	whole := claim.Claim{Field: claim.Title, Value: site.strip(in.Page.Title), Source: titleElement, Elem: -1}
	add(whole, 0.85)
	parts := splitTitle(whole.Value)
	longest := 1
	for _, part := range parts {
		longest = max(longest, len(part))
	}
	known := slices.ContainsFunc(parts, func(part string) bool { return hasKey(out, key(part)) })
	for _, part := range parts {
		if known && !hasKey(out, key(part)) { // the headline is another part; this is a section
			continue
		}
		// One word of many is a label: "Printers • Labels • Service".
		if len(parts) > 1 && !site.near(part) && (len(parts) == 2 || len(wordsOf(part)) > 1) {
			whole.Value = part
			add(whole, 0.65+0.2*float64(len(part))/float64(longest))
		}
	}
	return out
}

func hasKey(files []filed, k string) bool {
	return slices.ContainsFunc(files, func(f filed) bool { return f.key == k })
}

// separator is what sites put between a headline and their name. A weak one
// stands in headlines too, so that only the very name of the site counts
// beyond it.
type separator struct {
	text string
	weak bool
}

var separators = []separator{
	{" | ", false}, {" - ", false}, {" – ", false}, {" — ", false}, {" · ", false}, {" • ", false}, {" » ", false}, {" « ", false},
	{" :: ", false}, {" // ", false}, {" > ", false}, {" ‹ ", false}, {" › ", false}, {" ~ ", false}, {" / ", false}, {" ▷ ", false},
	{"｜", false}, {"|", false}, {"--", false}, {"_", false}, // Chinese and Japanese sites use these without spaces
	{": ", true}, {"：", true}, {":", true}, {", ", true},
}

// strip takes the site's name off both ends of a title, and with it what
// stands beyond it.
func (n siteNames) strip(title string) string {
	for {
		if head, tail, weak := cutLast(title); head != "" && (n.has(tail) || !weak && n.near(tail)) {
			title = head
		} else if head, tail, _ := cutFirst(title); tail != "" && n.has(head) {
			title = tail
		} else {
			return title
		}
	}
}

// cutLast cuts a title at its last separator; head is "" where it has none.
func cutLast(title string) (head, tail string, weak bool) {
	at, tail := 0, title
	for _, s := range separators {
		if i := strings.LastIndex(title, s.text); i > at && i+len(s.text) < len(title) {
			at, tail, weak = i, title[i+len(s.text):], s.weak
		}
	}
	return strings.TrimSpace(title[:at]), strings.TrimSpace(tail), weak
}

// cutFirst cuts a title at its first separator; tail is "" where it has none.
func cutFirst(title string) (head, tail string, weak bool) {
	at, tail := len(title), ""
	for _, s := range separators {
		if i := strings.Index(title, s.text); i > 0 && i < at {
			at, tail, weak = i, title[i+len(s.text):], s.weak
		}
	}
	return strings.TrimSpace(title[:at]), strings.TrimSpace(tail), weak
}

// splitTitle cuts a title at all separators but the weak ones.
func splitTitle(title string) []string {
	var out []string
	start := 0
	for i := 0; i < len(title); i++ {
		for _, s := range separators {
			if !s.weak && i > start && strings.HasPrefix(title[i:], s.text) {
				out = append(out, strings.TrimSpace(title[start:i]))
				i += len(s.text) - 1
				start = i + 1
				break
			}
		}
	}
	return append(out, strings.TrimSpace(title[start:]))
}
