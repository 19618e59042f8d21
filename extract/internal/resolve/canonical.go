package resolve

import (
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// Canonical is the page's own claim about its address where that is plausible,
// else the address it was given with. A claim is plausible where it is on the
// same site, or where a link element names another site's page as the one the
// story was first printed on; a claim that every story is the home page is
// not.
func Canonical(in *Input) Value {
	p := in.Page
	for _, row := range claim.Sources(claim.Canonical) {
		source := row.Source
		for _, c := range in.Claims.Of(claim.Canonical) {
			u, err := url.Parse(p.Resolve(strings.TrimSpace(c.Value)))
			if c.Source != source || err != nil || u.Host == "" {
				continue
			}
			if !plausible(p.URL, u, source) {
				in.Log.Claim("resolve", "doubt", "canonical_url: not this page", source.String(), c.Value)
				continue
			}
			return Value{normalURL(u), source}
		}
	}
	if p.URL.Host == "" {
		return Value{}
	}
	u := *p.URL
	return Value{normalURL(&u), claim.Document.Named("url")}
}

func plausible(given, claimed *url.URL, source claim.Source) bool {
	if given.Host == "" {
		return true
	}
	if isHome(claimed) && !isHome(given) {
		return false
	}
	return site(given) == site(claimed) || source.Kind == claim.Link
}

func isHome(u *url.URL) bool { return strings.Trim(u.Path, "/") == "" && u.RawQuery == "" }

// site is the part of a host that someone has registered.
func site(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return domain
	}
	return host
}

// normalURL writes an address without what does not tell pages apart: the
// fragment, the default port, capitals in the host, and the parameters that
// count clicks.
func normalURL(u *url.URL) string {
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	if port := u.Port(); u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		u.Host = strings.TrimSuffix(u.Host, ":"+port)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	var kept []string
	for param := range strings.SplitSeq(u.RawQuery, "&") {
		name, _, _ := strings.Cut(strings.ToLower(param), "=")
		if param != "" && !strings.HasPrefix(name, "utm_") && !clickIDs[name] {
			kept = append(kept, param)
		}
	}
	u.RawQuery, u.ForceQuery = strings.Join(kept, "&"), false
	return u.String()
}

// clickIDs are parameters that advertising services add to any address.
var clickIDs = map[string]bool{"fbclid": true, "gclid": true, "dclid": true, "msclkid": true, "yclid": true, "igshid": true,
	"mc_cid": true, "mc_eid": true, "srsltid": true, "gad_source": true}
