package resolve

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
)

// inputOf is the input of claims alone, each written "source=value".
func inputOf(f claim.Field, claims ...string) *Input {
	in := &Input{Page: page.New(&html.Node{}, &url.URL{Host: "www.harbourpost.example"}), Claims: &claim.Set{}, Title: "Storm hits coast"}
	in.Claims.Add(claim.Claim{Field: claim.SiteName, Value: "The Harbour Post", Source: claim.Meta.Named("og:site_name"), Elem: -1},
		claim.Claim{Field: claim.Author, Value: "Ada Quay", Source: claim.JSONLD.Named("author"), Elem: -1})
	for _, c := range claims {
		source, value, _ := strings.Cut(c, "=")
		in.Claims.Add(claim.Claim{Field: f, Value: value, Source: sourceOf(source), Elem: -1})
	}
	return in
}

// sourceOf is the source that a record writes so.
func sourceOf(text string) claim.Source {
	for k := claim.HTML; k <= claim.Feed; k++ {
		if name, ok := strings.CutPrefix(text, k.Named("").String()); ok {
			return k.Named(name)
		}
	}
	panic("no source is called " + text)
}

func TestCategories(t *testing.T) {
	tests := []struct {
		name   string
		claims []string
		want   string
		all    []string
	}{
		{"nothing", nil, "", nil},
		{"what is printed before metadata", []string{"meta:article:section=Regional", "visible:category=Coast"}, "Coast", []string{"Coast"}},
		{"narrowest of a trail", []string{"visible:breadcrumb=News", "visible:breadcrumb=Coast", "visible:breadcrumb=Islands"},
			"Islands", []string{"News", "Coast", "Islands"}},
		{"nothing vague beside a name", []string{"visible:category=News", "visible:category=Coast"}, "Coast", []string{"News", "Coast"}},
		{"vague alone", []string{"visible:category=News"}, "News", []string{"News"}},
		{"several agree against one", []string{"visible:kicker=Storm Ada", "visible:nav=Coast", "jsonld:articleSection=coast"},
			"Coast", []string{"Coast"}},
		{"copies are one witness", []string{"url:nav=Coast", "jsonld:articleSection=desk 3", "meta:article:section=desk 3"},
			"Coast", []string{"Coast"}},
		{"the one most name", []string{"visible:section=Sea", "visible:section=Coast", "visible:nav=Coast"}, "Coast", []string{"Sea", "Coast"}},
		{"front pages", []string{"visible:breadcrumb=Home", "visible:breadcrumb=The Harbour Post", "visible:breadcrumb=Post Startseite"}, "", nil},
		{"headline, author, no category, advertising", []string{"visible:breadcrumb=Storm hits coast", "visible:breadcrumb=Ada Quay",
			"visible:category=Uncategorized", "visible:kicker=Anzeige"}, "", nil},
		{"headline in other words at the trail's end", []string{"jsonld:breadcrumb=Sea", "jsonld:breadcrumb=Storm Ada hits the coast"}, "Sea", []string{"Sea"}},
		{"label before the name", []string{"visible:section=Filed under: Coast"}, "Coast", []string{"Coast"}},
		{"separators", []string{"visible:breadcrumb=» Coast /"}, "Coast", []string{"Coast"}},
		{"date and template", []string{"visible:section=12 May 2024", "visible:kicker={{section}}"}, "", nil},
		{"name with a year", []string{"visible:kicker=Election 2024"}, "Election 2024", []string{"Election 2024"}},
		{"name with a comma", []string{"visible:category=Coast, sea & islands"}, "Coast, sea & islands", []string{"Coast, sea & islands"}},
		{"list in one text", []string{"meta:article:section=Coast; Sea"}, "Coast", []string{"Coast", "Sea"}},
		{"class", []string{"class:category=real-estate"}, "Real estate", []string{"Real estate"}},
		{"class and its name", []string{"class:category=real-estate", "visible:nav=REAL ESTATE"}, "REAL ESTATE", []string{"REAL ESTATE"}},
		{"usual word of the address", []string{"url:path=politics"}, "Politics", []string{"Politics"}},
		{"word of the publishing system in the address", []string{"url:path=items"}, "", nil},
		{"way back, other language, broken template", []string{"visible:kicker=Zurück zur Übersicht", "visible:nav=English",
			"jsonld:articleSection=[object Object]"}, "", nil},
		{"another story's headline", []string{"visible:kicker=Nine boats are lost as the storm comes ashore"}, "", nil},
		{"line that ends in the author", []string{"visible:label=Posted by Ada Quay"}, "", nil},
	}
	for _, test := range tests {
		got, all := Categories(inputOf(claim.Category, test.claims...))
		if got.Text != test.want || !slices.Equal(all.Texts, test.all) {
			t.Errorf("%s: got %q of %q, want %q of %q", test.name, got.Text, all.Texts, test.want, test.all)
		}
	}
}

// Which source was read first must not matter.
func TestCategoriesInAnyOrder(t *testing.T) {
	claims := []string{"visible:nav=Coast", "visible:nav=Sea", "visible:kicker=Storm Ada", "jsonld:articleSection=Sea,Islands", "meta:cg=Islands"}
	want, wantAll := Categories(inputOf(claim.Category, claims...))
	slices.SortStableFunc(claims, func(a, b string) int { return strings.Compare(b[:6], a[:6]) })
	got, all := Categories(inputOf(claim.Category, claims...))
	if got != want || !slices.Equal(all.Texts, wantAll.Texts) {
		t.Errorf("got %v of %v, before %v of %v", got, all, want, wantAll)
	}
}

// A category is one of the categories, and its letters come from a claim.
func FuzzCategories(f *testing.F) {
	f.Add("News", "Filed under: Coast", "coast-2", "a,b;c|d")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		if !utf8.ValidString(a + "\n" + b + "\n" + c + "\n" + d) { // pages are decoded before they are read
			t.Skip()
		}
		got, all := Categories(inputOf(claim.Category, "visible:breadcrumb="+a, "visible:section="+b, "class:category="+c, "jsonld:articleSection="+d))
		if got.Text != "" && !slices.Contains(all.Texts, got.Text) {
			t.Errorf("%q is not one of %q", got.Text, all.Texts)
		}
		for _, name := range all.Texts {
			if !strings.Contains(key(a)+"\n"+key(b)+"\n"+key(c)+"\n"+key(d), key(name)) {
				t.Errorf("%q is in none of the claims", name)
			}
		}
	})
}
