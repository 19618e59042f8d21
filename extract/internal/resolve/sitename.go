package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// SiteName is the name the site gives itself: first where it names itself as a
// site, then its publisher, then as an app. A page that does none of these has
// it at an end of the title element, where it is known by the host's name.
func SiteName(in *Input) Value {
	v := in.first(claim.SiteName)
	if v.Text != "" {
		return v
	}
	host := hostNames(in)
	if parts := splitTitle(in.Page.Title); len(parts) > 1 {
		for _, part := range [...]string{parts[len(parts)-1], parts[0]} {
			if host.near(part) {
				return Value{part, titleElement}
			}
		}
	}
	return Value{}
}

// siteNames are the names a site goes by, as keys: what any claim calls it,
// and its host with and without its ending.
type siteNames []string

// maxSiteName is the length of the longest name of a site, in words. Longer
// claims are slogans or whole titles.
const maxSiteName = 8

func namesOfSite(in *Input) siteNames {
	titles := make(map[string]bool)
	for _, c := range in.Claims.Of(claim.Title) {
		if c.Elem < 0 {
			titles[key(c.Value)] = true
		}
	}
	var out siteNames
	for _, f := range [...]claim.Field{claim.SiteName, claim.SiteAlias} {
		for _, c := range in.Claims.Of(f) {
			// Some systems put the title of the page where the site's name belongs.
			if k := key(c.Value); !titles[k] && len(strings.Fields(c.Value)) <= maxSiteName {
				out = append(out, k)
			}
		}
	}
	return append(out, hostNames(in)...)
}

// hostNames are the names in the page's address.
func hostNames(in *Input) siteNames {
	var out siteNames
	labels := strings.Split(strings.TrimPrefix(strings.ToLower(in.Page.URL.Hostname()), "www."), ".")
	for i := range labels[:max(len(labels)-1, 0)] {
		out = append(out, key(strings.Join(labels[i:], "")))
		if n := key(labels[i]); len(n) > 3 || i == len(labels)-2 {
			out = append(out, n)
		}
	}
	return out
}

// has tells whether text is one of the names.
func (n siteNames) has(text string) bool {
	k := key(text)
	for _, name := range n {
		if name == k && k != "" {
			return true
		}
	}
	return false
}

// near tells whether text is a name with a word or two more or less:
// "Tageszeitung junge Welt", "news.ORF.at", "BR24 Nachrichten".
func (n siteNames) near(text string) bool {
	if len(strings.Fields(text)) > maxSiteName/2 {
		return false
	}
	k := key(text)
	for _, name := range n {
		if long, short := max(len(k), len(name)), min(len(k), len(name)); short >= 4 && long <= 2*short+8 &&
			(strings.Contains(k, name) || strings.Contains(name, k)) {
			return true
		}
	}
	return n.has(text)
}
