package jsonld

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// about is a page with a title, at an address.
var about = &page.Page{Title: "Storm hits coast | Harbour Post", URL: &url.URL{Scheme: "https", Host: "harbourpost.example", Path: "/storm"}}

// said are the claims of scripts about some fields, as "field source value".
func said(scripts []string, fields ...claim.Field) (list []string) {
	var set claim.Set
	set.Add(Claims(Read(scripts), about)...)
	for _, f := range fields {
		for _, c := range set.Of(f) {
			list = append(list, fmt.Sprintf("%s %s %s", c.Field, c.Source, c.Value))
		}
	}
	return list
}

// TestBroken shows what is read of JSON in the ways that pages break it. Each
// names Ada Berg as the author of a headline.
func TestBroken(t *testing.T) {
	tests := []struct{ name, script string }{
		{"whole", `{"@type":"NewsArticle","headline":"Storm hits coast","author":{"name":"Ada Berg"}}`},
		{"control characters", "{\"@type\":\"NewsArticle\",\"headline\":\"Storm\thits\ncoast\",\"author\":{\"name\":\"Ada\x01Berg\"}}"},
		{"trailing commas", `{"@type":"NewsArticle","headline":"Storm hits coast","author":[{"name":"Ada Berg",},],}`},
		{"comments", "/* seo */ {\"@type\":\"NewsArticle\", // kind\n\"headline\":\"Storm hits coast\",\"author\":{\"name\":\"Ada Berg\"}}"},
		{"comment of HTML", `<!-- {"@type":"NewsArticle","headline":"Storm hits coast","author":{"name":"Ada Berg"}} -->`},
		{"a comment of HTML before CDATA", "<!-- seo -->\n//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Storm hits coast\",\"author\":{\"name\":\"Ada Berg\"}}\n//]]>"},
		{"byte order mark", "\ufeff{\"@type\":\"NewsArticle\",\"headline\":\"Storm hits coast\",\"author\":{\"name\":\"Ada Berg\"}}"},
		{"single quotes", `{'@type':'NewsArticle','description':'It\'s "over", isn't it','headline':'Storm hits coast','author':{'name':'Ada Berg'}}`},
		{"cut off in a value", `{"@type":"NewsArticle","headline":"Storm hits coast","author":{"name":"Ada Berg"},"articleBody":"The ferry sta`},
		{"cut off in a key", `{"@graph":[{"@type":"NewsArticle","headline":"Storm hits coast","author":[{"name":"Ada Berg"}],"artic`},
		{"cut off in a number", `{"@type":"NewsArticle","headline":"Storm hits coast","author":{"name":"Ada Berg"},"wordCount":1`},
		{"CDATA", "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Storm hits coast\",\"author\":{\"name\":\"Ada Berg\"}}\n//]]>"},
		{"entities for quotes", `{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Storm hits coast&quot;,&quot;author&quot;:{&quot;name&quot;:&quot;Ada Berg&quot;}}`},
		{"entities in a value", `{"@type":"NewsArticle","headline":"Storm&nbsp;hits coast","author":{"name":"Ada&#32;Berg"}}`},
		{"quotes that are not escaped", `{"@type":"NewsArticle","description":"She said "no" twice","headline":"Storm hits coast","author":{"name":"Ada Berg"}}`},
		{"needless backslashes", `{"@type":"NewsArticle","headline":"Storm\ hits coast","author":{"name":"Ada Berg\'"}}`},
		{"an array", `[{"@type":"Organization","name":"Harbour Post"},{"@type":"NewsArticle","headline":"Storm hits coast","author":{"name":"Ada Berg"}}]`},
		{"several roots", `{"@type":"WebSite","name":"Harbour Post"}{"@type":"NewsArticle","headline":"Storm hits coast","author":{"name":"Ada Berg"}}`},
		{"roots with a comma between", `{"@type":"WebSite","name":"Harbour Post"},{"@type":"NewsArticle","headline":"Storm hits coast","author":{"name":"Ada Berg"}}`},
		{"arrays for values", `{"@type":["NewsArticle","Article"],"headline":["Storm hits coast"],"author":[[{"name":["Ada Berg"]}]]}`},
		{"a graph with references", `{"@graph":[{"@type":"NewsArticle","headline":"Storm hits coast","author":{"@id":"#ada"}},{"@type":"Person","@id":"#ada","name":"Ada Berg"}]}`},
		{"a name space", `{"@type":"http://schema.org/NewsArticle","headline":"Storm hits coast","author":{"name":"Ada Berg"}}`},
		{"the main entity of a page", `{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Storm hits coast","author":"Ada Berg"}}`},
		{"a name in two parts", `{"@type":"NewsArticle","headline":"Storm hits coast","author":{"givenName":"Ada","familyName":"Berg"}}`},
	}
	want := []string{"title jsonld:headline Storm hits coast", "authors jsonld:author Ada Berg"}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := said([]string{tt.script}, claim.Title, claim.Author)
			for i := range got {
				got[i] = strings.TrimRight(strings.ReplaceAll(got[i], "\u00a0", " "), "'")
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestHopeless shows that what cannot be read says nothing and does not take
// what stands in other scripts with it.
func TestHopeless(t *testing.T) {
	good := `{"@type":"NewsArticle","headline":"Storm hits coast"}`
	tests := []struct{ name, script string }{
		{"empty", ""},
		{"no JSON", "window.data = 1"},
		{"cut off", `{"@type":"NewsArticle","headline":"Other`},
		{"scalars", `"NewsArticle" 5 null true`},
		{"deep", strings.Repeat("[", 1000) + strings.Repeat("]", 1000)},
		{"deeper than JSON may be", strings.Repeat("[", 20_000)},
		{"refers to itself", `{"@type":"Thing","@id":"#a","author":{"@id":"#a"},"isPartOf":{"@id":"#a"}}`},
		{"larger than is read", `{"@type":"NewsArticle","headline":"` + strings.Repeat("x", maxText) + `"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := said([]string{tt.script, good}, claim.Title)
			if diff := cmp.Diff([]string{"title jsonld:headline Storm hits coast"}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestWhatThePageIsAbout shows which of several things is the one a page is about.
func TestWhatThePageIsAbout(t *testing.T) {
	tests := []struct{ name, script, want string }{
		{"an article before its page", `[{"@type":"WebPage","name":"Page"},{"@type":"Article","headline":"Storm hits coast"}]`, "Storm hits coast"},
		{"the article at the page's address", `[{"@type":"NewsArticle","headline":"Seal asleep","url":"https://harbourpost.example/seal"},
			{"@type":"NewsArticle","headline":"Boat sold","url":"https://harbourpost.example/storm"}]`, "Boat sold"},
		{"the article that the title names", `[{"@type":"NewsArticle","headline":"Seal asleep"},{"@type":"NewsArticle","headline":"Storm hits coast"}]`, "Storm hits coast"},
		{"news before a video", `[{"@type":"VideoObject","name":"Waves"},{"@type":"NewsArticle","headline":"Storm hits coast"}]`, "Storm hits coast"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := said([]string{tt.script}, claim.Title); len(got) == 0 || got[0] != "title jsonld:headline "+tt.want {
				t.Errorf("%q, want %q first", got, tt.want)
			}
		})
	}
}

func TestFields(t *testing.T) {
	script := `[{"@type":"NewsArticle","headline":"Storm hits coast","datePublished":"2024-05-03T09:00:00Z","dateModified":"2024-05-03T10:00:00Z",
		"articleSection":["Weather","Coast"],"keywords":["storm",{"@type":"DefinedTerm","name":"waves"}],"inLanguage":"en","isAccessibleForFree":false,
		"image":[{"@type":"ImageObject","url":"a.jpg","width":1200,"height":"675"},"b.jpg"],"publisher":{"@type":"Organization","name":"Harbour Post"},
		"creator":["John Roe"]},
		{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"Start","item":"https://harbourpost.example/"},
			{"@type":"ListItem","item":{"@id":"https://harbourpost.example/weather","name":"Weather"}}]}]`
	want := []string{
		"published jsonld:datePublished 2024-05-03T09:00:00Z", "modified jsonld:dateModified 2024-05-03T10:00:00Z",
		"category jsonld:articleSection Weather", "category jsonld:articleSection Coast", "category jsonld:breadcrumb Weather",
		"tags jsonld:keywords storm", "tags jsonld:keywords waves", "language jsonld:inLanguage en", "accessible_for_free jsonld:isAccessibleForFree false",
		"image jsonld:image a.jpg", "image jsonld:image b.jpg", "site_name jsonld:publisher Harbour Post", "authors jsonld:creator John Roe",
	}
	got := said([]string{script}, claim.Published, claim.Modified, claim.Category, claim.Tag, claim.Language, claim.Free, claim.Image, claim.SiteName, claim.Author)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// FuzzRead: whatever a script holds, reading it ends, and reading it again
// gives the same claims.
func FuzzRead(f *testing.F) {
	f.Add(`{"@type":"NewsArticle","headline":"Storm","author":[{"@id":"#a"}],}{"@id":"#a","name":"Ada Berg"}`)
	f.Add(`<!--/*x*/{"@graph":[{"@type":["Article"],"author":{"@id":"#a","author":{"@id":"#a"}}}]}-->`)
	f.Fuzz(func(t *testing.T, script string) {
		first, second := said([]string{script}, claim.Title, claim.Author), said([]string{script}, claim.Title, claim.Author)
		if diff := cmp.Diff(first, second); diff != "" {
			t.Errorf("the second time differs:\n%s", diff)
		}
	})
}

// TestKeys: each key that is read is a source that the table has.
func TestKeys(t *testing.T) {
	for _, k := range plain {
		if _, ok := claim.RowOf(k.field, claim.JSONLD.Named(k.key)); !ok {
			t.Errorf("nobody knows %s as a source of %s", k.key, k.field)
		}
	}
}
