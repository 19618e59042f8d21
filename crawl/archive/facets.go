package archive

import (
	"net/url"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// What filters ask for stands in the full-text index as well, as words of a
// column of its own, so that the index itself brings together what the text and
// the filters ask for: to look at each article that has a frequent word would
// take as long as there are articles.
//
//	site:press.example site:example
//	category:local+news
//	day:2 day:20 day:202 day:2026 … day:20260501
//	author:ada author:da+ author:a+f author:+fe author:fer author:ern author:rn author:n
const (
	siteFacet     = "site:"
	categoryFacet = "category:"
	dayFacet      = "day:"
	authorFacet   = "author:"
)

// gram is how many letters of a name are a word of the index.
const gram = 3

// maxName bounds the names of authors and categories in the index, in letters. A
// longer one is a text that was taken for a name.
const maxName = 200

// facets lists the words of an article on site.
func facets(site string, a *crawl.Article) string {
	var b strings.Builder
	add := func(facet, value string) {
		b.WriteString(facet + url.QueryEscape(value) + " ")
	}
	for domain, more := site, site != ""; more; _, domain, more = strings.Cut(domain, ".") {
		add(siteFacet, domain)
	}
	for _, name := range append([]string{a.Category}, a.Categories...) {
		if name != "" {
			add(categoryFacet, facetName(name))
		}
	}
	if day, ok := dayOf(a.Published); ok {
		for n := range len(day) {
			add(dayFacet, day[:n+1])
		}
	}
	for _, name := range append([]string{a.Byline}, a.Authors...) {
		for _, g := range grams(facetName(name)) {
			add(authorFacet, g)
		}
	}
	return b.String()
}

// facetName is a name as filters compare it.
func facetName(s string) string {
	letters := []rune(strings.ToLower(s))
	return string(letters[:min(len(letters), maxName)])
}

// grams are the gram letters from each letter of a name, fewer at its end. A part
// of the name is then a phrase of them, or the beginning of one.
func grams(name string) (out []string) {
	letters := []rune(name)
	for i := range letters {
		out = append(out, string(letters[i:min(i+gram, len(letters))]))
	}
	return out
}

// dayOf is the day of a publication date, 20260501, where it tells one.
func dayOf(published string) (string, bool) {
	t, err := time.Parse(time.DateOnly, published[:min(len(published), len(time.DateOnly))])
	return t.Format("20060102"), err == nil
}

// match is the filter as FTS5 reads it, empty for the zero Filter.
func (f Filter) match() string {
	var all []string
	add := func(facet string, values ...string) {
		for i, v := range values {
			values[i] = facet + url.QueryEscape(v)
		}
		all = append(all, `"`+strings.Join(values, " ")+`"`)
	}
	if site := strings.TrimPrefix(strings.ToLower(f.Site), "www."); site != "" {
		add(siteFacet, site)
	}
	if f.Category != "" {
		add(categoryFacet, facetName(f.Category))
	}
	if parts := grams(facetName(f.Author)); len(parts) >= gram {
		add(authorFacet, parts[:len(parts)-gram+1]...)
	} else if len(parts) > 0 {
		add(authorFacet, parts[0])
		all[len(all)-1] += " *"
	}
	if f.Since != "" || f.Until != "" {
		all = append(all, f.days())
	}
	return strings.Join(all, " AND ")
}

// days asks for the days from Since to Until, with the fewest words: whole
// months, years and so on where the days fill them.
func (f Filter) days() string {
	since, until := padded(f.Since, "00000000"), padded(f.Until, "99999999")
	var words []string
	var cover func(prefix string)
	cover = func(prefix string) {
		missing := len(since) - len(prefix)
		first, last := prefix+strings.Repeat("0", missing), prefix+strings.Repeat("9", missing)
		switch {
		case last < since || first > until:
		case prefix != "" && since <= first && last <= until:
			words = append(words, `"`+dayFacet+prefix+`"`)
		case missing > 0:
			for digit := '0'; digit <= '9'; digit++ {
				cover(prefix + string(digit))
			}
		}
	}
	cover("")
	if len(words) == 0 {
		words = []string{`"` + dayFacet + `none"`}
	}
	return "(" + strings.Join(words, " OR ") + ")"
}

// padded is a day as the index has it; a month or a year, with more behind.
func padded(day, more string) string {
	digits := strings.ReplaceAll(day, "-", "")
	return (digits + more[min(len(digits), len(more)):])[:len(more)]
}
