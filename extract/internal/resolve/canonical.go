package resolve

import (
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"

	"github.com/tearsheet-news/tearsheet/extract/internal/address"
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
			if c.Source != source {
				continue
			}
			u, err := address.Parse(c.Value, p.Base)
			if err != nil {
				continue
			}
			if !plausible(p.URL, u, source) {
				in.Log.Claim("resolve", "doubt", "canonical_url: not this page", source.String(), c.Value)
				continue
			}
			return Value{u.String(), source}
		}
	}
	if p.URL.Host == "" {
		return Value{}
	}
	own, err := address.Parse(p.URL.String(), nil)
	if err != nil {
		return Value{}
	}
	return Value{own.String(), claim.Document.Named("url")}
}

func plausible(given, claimed *url.URL, source claim.Source) bool {
	if given.Host == "" {
		return true
	}
	if isHome(claimed) && !isHome(given) {
		return false
	}
	// "https:///story" leads browsers to a host of that name.
	return site(given) == site(claimed) || source.Kind == claim.Link && strings.Contains(claimed.Hostname(), ".")
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
