package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// Description is the page's own summary: what it gives search engines, else
// what it gives to those who share it. Where that was cut and another claim
// has the whole, the whole is taken. A description that only repeats the
// title or the site's name is none.
func Description(in *Input) Value {
	claims := in.descriptions()
	if len(claims) == 0 {
		return Value{}
	}
	best := claims[0]
	stem := strings.TrimRight(best.Value, " .…")
	for _, c := range claims[1:] {
		if len(c.Value) > len(best.Value) && (isCut(best.Value) || isCut(c.Value) == isCut(best.Value)) && strings.HasPrefix(c.Value, stem) {
			in.Log.Claim("resolve", "doubt", "description: cut", best.Source.String(), best.Value)
			best = c
		}
	}
	in.Log.Claim("resolve", "believe", "description", best.Source.String(), best.Value)
	return Value{best.Value, best.Source}
}

// descriptions are the claims worth having, the most believed first.
func (in *Input) descriptions() []claim.Claim {
	site := namesOfSite(in)
	var out []claim.Claim
	for _, row := range claim.Sources(claim.Description) {
		for _, c := range in.Claims.Of(claim.Description) {
			c.Value = withoutTags(c.Value)
			if c.Source == row.Source && !site.has(c.Value) && key(c.Value) != key(in.Page.Title) {
				out = append(out, c)
			}
		}
	}
	return out
}

func isCut(s string) bool { return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...") }

// withoutTags drops the markup that some systems leave in a description.
func withoutTags(s string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(s, "<")
		out.WriteString(before)
		if !found {
			return page.Collapse(out.String())
		}
		inside, after, closed := strings.Cut(rest, ">")
		if closed && isTag(inside) {
			out.WriteByte(' ')
			s = after
		} else {
			out.WriteByte('<')
			s = rest
		}
	}
}

// isTag tells the inside of a tag from a comparison ("profits < 5 and > 3").
func isTag(s string) bool {
	s = strings.TrimPrefix(s, "/")
	return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z')
}
