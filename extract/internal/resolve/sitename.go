package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// SiteName is the name the site gives itself: first where it names itself as a
// site, then its publisher, then as an app.
func SiteName(in *Input) Value {
	return in.first(claim.SiteName, "meta:og:site_name", "jsonld:WebSite.name", "jsonld:publisher",
		"meta:application-name", "meta:apple-mobile-web-app-title", "meta:dc.publisher", "meta:publisher")
}

// names are all names a site goes by, as keys: what it is called anywhere on
// the page, and its host.
type names []string

func siteNames(in *Input) names {
	var out names
	for _, c := range in.Claims.Of(claim.SiteName) {
		if c.Source == "meta:copyright" { // a sentence rather than a name
			continue
		}
		out = append(out, key(c.Value))
	}
	host := strings.TrimPrefix(strings.ToLower(in.Page.URL.Hostname()), "www.")
	labels := strings.Split(host, ".")
	out = append(out, key(host))
	for i := range labels[:max(len(labels)-1, 0)] {
		if len(labels[i]) > 3 || i == len(labels)-2 {
			out = append(out, labels[i])
		}
	}
	return out
}

// has tells whether text is a name of the site: one of its names, or one with
// a word or two more ("Tageszeitung junge Welt", "BR24 Nachrichten").
func (n names) has(text string) bool {
	k := key(text)
	if k == "" {
		return false
	}
	for _, name := range n {
		switch {
		case k == name:
			return true
		case len(name) >= 4 && strings.Contains(k, name) && len(k) <= 2*len(name)+8,
			len(k) >= 4 && strings.Contains(name, k) && len(name) <= 2*len(k)+4:
			return true
		}
	}
	return false
}
