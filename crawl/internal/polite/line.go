package polite

import "strings"

// field is what a line of robots.txt is about; empty where that is nothing we
// know.
type field string

const (
	fieldAgent    field = "user-agent"
	fieldAllow    field = "allow"
	fieldDisallow field = "disallow"
	fieldDelay    field = "crawl-delay"
	fieldSitemap  field = "sitemap"
)

// spellings are how fields are written, with the mistakes that Google's parser
// accepts (google/robotstxt, robots.cc). As there, a name may go on: "Sitemaps",
// "User-agents".
var spellings = []struct {
	name  string
	field field
}{
	{"user-agent", fieldAgent}, {"useragent", fieldAgent}, {"user agent", fieldAgent},
	{"disallow", fieldDisallow}, {"dissallow", fieldDisallow}, {"dissalow", fieldDisallow},
	{"disalow", fieldDisallow}, {"diasllow", fieldDisallow}, {"disallaw", fieldDisallow},
	{"allow", fieldAllow},
	{"sitemap", fieldSitemap}, {"site-map", fieldSitemap},
	{"crawl-delay", fieldDelay}, {"crawldelay", fieldDelay}, {"crawl delay", fieldDelay},
}

func fieldOf(name string) field {
	for _, s := range spellings {
		if len(name) >= len(s.name) && strings.EqualFold(name[:len(s.name)], s.name) {
			return s.field
		}
	}
	return ""
}

// splitLine cuts "Field: value # comment" in two. Where the colon is missing,
// white space stands in for it: "Disallow /x" and "Sitemap https://…" are met
// often enough.
func splitLine(s string) (field, string) {
	s, _, _ = strings.Cut(s, "#")
	s = strings.TrimSpace(s)
	name, value, colon := strings.Cut(s, ":")
	// A colon after a slash is one of the value's, "Sitemap https:" ends the name
	// of a scheme.
	if !colon || strings.Contains(name, "/") || schemeAfterSpace(name) {
		at := strings.IndexAny(s, " \t")
		if at < 0 {
			return "", ""
		}
		name, value = s[:at], s[at:]
	}
	return fieldOf(strings.TrimSpace(name)), strings.TrimSpace(value)
}

func schemeAfterSpace(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	return len(words) == 2 && (words[1] == "http" || words[1] == "https")
}
