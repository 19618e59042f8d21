package jsonld

import (
	"cmp"
	"html"
	"net/url"
	"strconv"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// ranks orders the types that can be what the page is about; 0 is no such type.
// WebPage comes last: it repeats the article's fields, or the site's.
var ranks = map[string]int{
	"NewsArticle": 10, "ReportageNewsArticle": 10, "OpinionNewsArticle": 10, "AnalysisNewsArticle": 10, "BackgroundNewsArticle": 10,
	"AskPublicNewsArticle": 10, "ReviewNewsArticle": 10, "LiveBlogPosting": 10, "AdvertiserContentArticle": 9, "SatiricalArticle": 9,
	"Article": 9, "BlogPosting": 9, "Report": 8, "ScholarlyArticle": 8, "MedicalScholarlyArticle": 8, "TechArticle": 8,
	"SocialMediaPosting": 7, "DiscussionForumPosting": 7, "QAPage": 5, "Review": 6, "Recipe": 6, "HowTo": 6, "CreativeWork": 4,
	"VideoObject": 3, "PodcastEpisode": 5, "Event": 3, "Product": 3, "Book": 3, "Movie": 3, "Dataset": 3, "MedicalWebPage": 3,
	"WebPage": 2, "ItemPage": 2, "AboutPage": 1, "CollectionPage": 1, "SearchResultsPage": 1, "ProfilePage": 1, "ContactPage": 1,
	"FAQPage": 2,
}

// Claims returns what the scripts say about the page. title is the page's
// title element: of several articles the one it names is the page's.
func Claims(g *Graph, p *page.Page) []claim.Claim {
	r := reader{g: g}
	main, rank := g.main(p)
	if main != nil {
		r.article(main, rank)
	}
	for _, t := range g.roots {
		r.around(t)
	}
	return r.out
}

// main is the thing the page is about, and its rank.
func (g *Graph) main(p *page.Page) (best thing, bestRank int) {
	bestScore := 0
	consider := func(t thing) {
		rank := t.rank()
		if rank == 0 {
			return
		}
		score := rank * 10
		if u := t.text("url"); u != "" && p.URL.Path != "" && strings.HasSuffix(strings.TrimSuffix(u, "/"), strings.TrimSuffix(p.URL.Path, "/")) {
			score += 6
		}
		if h := page.Collapse(t.text("headline")); len(h) > 8 && strings.Contains(p.Title, h) {
			score += 5
		}
		if score > bestScore {
			best, bestRank, bestScore = t, rank, score
		}
	}
	for _, t := range g.roots {
		consider(t)
		for _, key := range [...]string{"mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed"} {
			for _, v := range g.get(t, key) {
				if m, ok := v.(map[string]any); ok {
					consider(m)
				}
			}
		}
	}
	return best, bestRank
}

func (t thing) rank() int {
	best := 0
	for _, name := range t.types() {
		best = max(best, ranks[name])
	}
	return best
}

// text returns a key's value where it is a string or a number.
func (t thing) text(key string) string { return scalar(t[key]) }

func scalar(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case map[string]any:
		return scalar(v["@value"])
	case []any:
		if len(v) > 0 {
			return scalar(v[0])
		}
	}
	return ""
}

// reader collects claims.
type reader struct {
	g   *Graph
	out []claim.Claim
}

func (r *reader) add(f claim.Field, key, value, typ string) {
	if strings.Contains(value, "&") {
		value = html.UnescapeString(value)
	}
	if value = strings.TrimSpace(value); f != claim.Body {
		value = page.Collapse(value)
	}
	if value != "" {
		r.out = append(r.out, claim.Claim{Field: f, Value: value, Source: claim.JSONLD.Named(key), Elem: -1, Type: typ})
	}
}

// plain are the keys of an article that hold a text.
var plain = []struct {
	key   string
	field claim.Field
}{
	{"headline", claim.Title}, {"name", claim.Title}, {"alternativeHeadline", claim.Title},
	{"datePublished", claim.Published}, {"dateCreated", claim.Published}, {"uploadDate", claim.Published},
	{"dateModified", claim.Modified}, {"description", claim.Description}, {"articleBody", claim.Body}, {"text", claim.Body},
	{"isAccessibleForFree", claim.Free}, {"url", claim.Canonical},
}

func (r *reader) article(t thing, rank int) {
	types := t.types()
	typ := ""
	if len(types) > 0 {
		typ = types[0]
	}
	for _, k := range plain {
		if k.key == "name" && rank < 3 { // a WebPage's name is the title element
			continue
		}
		r.add(k.field, k.key, t.text(k.key), typ)
	}
	r.add(claim.Type, "@type", typ, "")
	r.names(claim.Author, t, "author")
	r.names(claim.Author, t, "creator")
	r.names(claim.SiteName, t, "publisher")
	r.list(claim.Category, t, "articleSection")
	r.list(claim.Tag, t, "keywords")
	r.names(claim.Tag, t, "about")
	r.list(claim.Language, t, "inLanguage")
	r.images(t)
}

// names adds the names of the people or organisations under a key.
func (r *reader) names(f claim.Field, t thing, key string) {
	for _, v := range r.g.get(t, key) {
		switch v := v.(type) {
		case string:
			r.add(f, key, v, "")
		case map[string]any:
			typ := ""
			if types := thing(v).types(); len(types) > 0 {
				typ = types[0]
			}
			for _, name := range r.g.get(v, "name") {
				r.add(f, key, scalar(name), typ)
			}
			if v["name"] == nil { // a person's, in two parts
				r.add(f, key, thing(v).text("givenName")+" "+thing(v).text("familyName"), typ)
			}
		}
	}
}

func (r *reader) list(f claim.Field, t thing, key string) {
	for _, v := range r.g.get(t, key) {
		if m, ok := v.(map[string]any); ok {
			r.add(f, key, thing(m).text("name"), "")
			continue
		}
		r.add(f, key, scalar(v), "")
	}
}

func (r *reader) images(t thing) {
	for _, key := range [...]string{"image", "thumbnailUrl"} {
		for _, v := range r.g.get(t, key) {
			switch v := v.(type) {
			case string:
				r.add(claim.Image, key, v, "")
			case map[string]any:
				img := thing(v)
				src := img.text("url")
				if src == "" {
					src = img.text("contentUrl")
				}
				n := len(r.out)
				r.add(claim.Image, key, src, "")
				if len(r.out) > n {
					r.out[n].Width, _ = strconv.Atoi(img.text("width"))
					r.out[n].Height, _ = strconv.Atoi(img.text("height"))
				}
			}
		}
	}
}

// around adds what things beside the article tell: the site and breadcrumbs.
func (r *reader) around(t thing) {
	for _, typ := range t.types() {
		r.add(claim.Type, "@graph", typ, "")
		switch typ {
		case "WebSite":
			r.add(claim.SiteName, "WebSite.name", t.text("name"), "")
		case "BreadcrumbList":
			r.breadcrumbs(t)
		}
	}
	for _, v := range r.g.get(t, "breadcrumb") {
		if m, ok := v.(map[string]any); ok {
			r.breadcrumbs(m)
		}
	}
}

// breadcrumbs claims the entries of a trail but a first one that leads to the
// front page, whatever the site calls it.
func (r *reader) breadcrumbs(t thing) {
	for n, v := range r.g.get(t, "itemListElement") {
		m, ok := v.(map[string]any)
		if !ok {
			continue
		}
		name, address := thing(m).text("name"), thing(m).text("url")
		for _, item := range r.g.get(m, "item") {
			switch item := item.(type) {
			case string:
				address = item
			case map[string]any:
				if name == "" {
					name = thing(item).text("name")
				}
				address = cmp.Or(thing(item).text("@id"), thing(item).text("url"), address)
			}
		}
		if n > 0 || !isFrontPage(address) {
			r.add(claim.Category, "breadcrumb", name, "")
		}
	}
}

// isFrontPage tells whether an address has a host and no path.
func isFrontPage(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && strings.Trim(u.Path, "/") == ""
}
