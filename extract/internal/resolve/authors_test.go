package resolve

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

const headline = "<h1>Storm hits coast</h1>"

// record is a head with a news record whose author is given as JSON.
func record(author string) string {
	return fmt.Sprintf(`<title>Storm hits coast</title><script type="application/ld+json">{"@context":"https://schema.org",
		"@type":"NewsArticle","headline":"Storm hits coast","author":%s}</script>`, author)
}

func TestAuthors(t *testing.T) {
	const site = "<meta property=og:site_name content='Harbour Post'>"
	tests := []struct {
		name, head, top, end string
		want, byline         string // names apart by "; "
	}{
		{"none", "", headline, "", "", ""},

		// The visible page alone.
		{"label", "", headline + "<p>By Ada Berg | 3 May 2024 | 4 min read</p>", "", "Ada Berg", "By Ada Berg"},
		{"label behind a date", "", headline + "<p>05.06.2025 um 14:46 von Ada Berg</p>", "", "Ada Berg", "von Ada Berg"},
		{"two and an agency", "", headline + "<p>By Ada Berg and John Roe, Reuters</p>", "", "Ada Berg; John Roe; Reuters", "By Ada Berg and John Roe, Reuters"},
		{"capitals", "", headline + "<p class=byline>BY ADA BERG</p>", "", "Ada Berg", "BY ADA BERG"},
		{"label in an element of its own", "", headline + "<div><div>Von</div><div class=author-name>Ada Berg</div></div>", "", "Ada Berg", "Von Ada Berg"},
		{"label in a line of its own", "", headline + "<div><p>Written by</p><img src=a.jpg alt=Ada><p>Ada Berg</p></div>", "", "Ada Berg", "Written by Ada Berg"},
		{"list below a label", "", headline + "<h6>Author(s)</h6><ul><li>Ada Berg</li><li>John Roe</li></ul>", "", "Ada Berg; John Roe", "Author(s) Ada Berg, John Roe"},
		{"avatar, link, date run together", "", headline + "<p><span class=author><img alt=staff><a rel=author href=/author/staff>staff</a></span>May 3, 2024 1 Views</p>", "", "staff", "staff"},
		{"the same as text", "", headline + "<p>staffstaffMay 3, 20241 ViewsNo Comments</p>", "", "staff", "staff"},
		{"bare name and date", "", headline + "<p>11.12.2019 - Ada Berg</p>", "", "Ada Berg", "Ada Berg"},
		{"bare name without a date", "", headline + "<p>Harbour Walks</p>", "", "", ""},
		{"bare link beside a date", "", headline + "<p><a href=/ships>Tall Ships</a> 11.12.2019</p>", "", "", ""},
		{"filed in", "", headline + "<p>Posted by <a href=/x/ada>Ada</a> in <a href=/boats>Boats</a>, <a href=/nets>Nets</a></p>", "", "Ada", "Posted by Ada"},
		{"author's page", "", headline + "<p><a href=/team/ada-berg/>Ada Berg</a> reports from the quay</p>", "", "Ada Berg", "Ada Berg"},
		{"microdata", "", headline + "<p itemprop=author itemscope><span itemprop=name>Ada Berg</span>, <span itemprop=jobTitle>pilot</span></p>", "", "Ada Berg", "Ada Berg"},
		{"job titles in elements", "", headline + "<p class=byline><a>Ada Berg</a><span class=role>Harbour Editor</span><a>John Roe</a><span class=role>Reporter</span></p>", "",
			"Ada Berg; John Roe", "Ada BergHarbour EditorJohn Roe"},
		{"who checked", "", headline + "<div class=author>By Ada Berg</div><div class=author>Fact checked by <a href=/author/roe>John Roe</a></div>", "", "Ada Berg", "By Ada Berg"},
		{"who tested, joined", "", headline + "<p class=author>By <a href=/author/ada>Ada Berg</a></p><p class=author>Tested by <a href=/author/roe>John Roe</a> and <a href=/author/holm>Edda Holm</a></p>", "",
			"Ada Berg", "By Ada Berg"},
		{"who edited only", "", headline, "<p class=author>Edited by Ada Berg</p>", "Ada Berg", "Edited by Ada Berg"},
		{"at the end", "", headline, "<p class=author>Eingestellt von Ada um 10:52</p>", "Ada", "Eingestellt von Ada"},
		{"text and picture", "", headline, "<p>Text: Ada Berg, Fotos: John Roe</p>", "Ada Berg", "Text: Ada Berg"},

		// Others than the authors.
		{"picture", "", headline + "<figure><img src=a.jpg><figcaption>Photo by John Roe</figcaption></figure>", "", "", ""},
		{"related", "", headline, "<div class=related><p class=author>By John Roe</p></div>", "", ""},
		{"comments", "", headline, "<ol class=comments><li><cite class='fn author'>John Roe</cite> says</li></ol>", "", ""},
		{"quotation", "", headline, "<blockquote class=quote><p>By and by.</p><p class=author>John Roe</p></blockquote>", "", ""},
		{"who made the site", "", headline, "<p>Proudly powered by Harbour Press</p><p>Theme by Elegant Sails</p>", "", ""},
		{"a sentence", "", headline + "<p>Boats are mended by John Roe and sold, when the sea lets him, by his sister.</p>", "", "", ""},
		{"by in the headline", "", "<h1>Boats mended by John Roe</h1>", "", "", ""},

		// Data and print against each other.
		{"data alone", record(`{"@type":"Person","name":"Ada Berg"}`), headline, "", "Ada Berg", ""},
		{"label in a card for sharing", "<meta name=twitter:label1 content='Verfasst von'><meta name=twitter:data1 content='Ada Berg'><meta name=twitter:label2 content='Lesezeit'>" +
			"<meta name=twitter:data2 content='4 Minuten'>", headline, "", "Ada Berg", ""},
		{"inverted", record(`"BERG, ADA"`), headline, "", "Ada Berg", ""},
		{"name in two parts", record(`{"@type":"Person","givenName":"Ada","familyName":"Berg"}`), headline, "", "Ada Berg", ""},
		{"reference", `<title>Storm hits coast</title><script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"Storm hits coast",
			"author":{"@id":"#ada"}},{"@type":"Person","@id":"#ada","name":"Ada Berg"}]}</script>`, headline, "", "Ada Berg", ""},
		{"agreed", record(`{"@type":"Person","name":"Ada Berg"}`), headline + "<p class=byline>Von Ada Berg</p>", "", "Ada Berg", "Von Ada Berg"},
		{"the site and a person", site + record(`{"@type":"Organization","name":"Harbour Post"}`), headline + "<p>By Ada Berg</p>", "", "Ada Berg", "By Ada Berg"},
		{"agency behind the data", "<meta name=author content='Sails & Partners GmbH'>", headline + "<p>Text: Ada Berg</p>", "", "Ada Berg", "Text: Ada Berg"},
		{"user of the system", "<meta name=author content=admin>", headline + "<p class=author>Ada Berg</p>", "", "Ada Berg", "Ada Berg"},
		{"data against one at the end", record(`{"@type":"Person","name":"Ada Berg"}`), headline, "<p>By John Roe</p>", "Ada Berg", ""},
		{"address in a meta element", "<meta name=author content=harbourpost.example>", headline, "", "", ""},
		{"the site is the byline", site, headline + "<p class=byline>By Harbour Post</p>", "", "Harbour Post", "By Harbour Post"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := inputWith(t, tt.head, tt.top+"<article>"+prose+"</article>"+tt.end)
			in.Language, in.SiteName = Language(in).Text, SiteName(in).Text
			byline, authors := Authors(in)
			if got := strings.Join(authors.Texts, "; "); got != tt.want || byline.Text != tt.byline {
				t.Errorf("authors %q of byline %q from %s, want %q of %q", got, byline.Text, authors.Source, tt.want, tt.byline)
			}
		})
	}
}

// TestAuthorsOrder shows that it does not matter which source of a page comes
// first, as long as each keeps its names in order.
func TestAuthorsOrder(t *testing.T) {
	head := record(`[{"@type":"Person","name":"Ada Berg"},{"@type":"Person","name":"John Roe"}]`) +
		"<meta name=author content=admin><meta name=parsely-author content='Ada Berg'>"
	in := inputWith(t, head, headline+"<p class=byline>By John Roe</p><article>"+prose+"</article><p class=author>Ada Berg</p>")
	wantLine, want := Authors(in)
	if len(want.Texts) == 0 {
		t.Fatal("no authors")
	}
	claims := append(in.Claims.Of(claim.Author), in.Claims.Of(claim.Byline)...)
	for _, less := range []func(a, b claim.Claim) int{
		func(a, b claim.Claim) int { return strings.Compare(a.Source.String(), b.Source.String()) },
		func(a, b claim.Claim) int { return strings.Compare(b.Source.String(), a.Source.String()) },
	} {
		slices.SortStableFunc(claims, less)
		in.Claims = &claim.Set{}
		in.Claims.Add(claims...)
		line, got := Authors(in)
		if diff := cmp.Diff(want, got) + cmp.Diff(wantLine, line); diff != "" {
			t.Errorf("(-as found +sorted):\n%s", diff)
		}
	}
}

func TestCutByline(t *testing.T) {
	tests := []struct{ line, names, want string }{
		{"By Ada Berg", "Ada Berg", "By Ada Berg"},
		{"5 May 2024 by Ada Berg", "Ada Berg", "by Ada Berg"},
		{"---- by Ada Berg", "Ada Berg", "by Ada Berg"},
		{"Written by ADA BERG and John Roe on Monday", "Ada Berg;John Roe", "Written by ADA BERG and John Roe"},
		{"Autor: Ada Berg, Datum: 3.5.19", "Ada Berg", "Autor: Ada Berg"},
		{"staffstaffMay 3", "staff", "staff"},
		{"记者 王芳 报道", "王芳", "记者 王芳"},
		{"Berg, Ada", "Ada Berg", "Berg, Ada"},
	}
	for _, tt := range tests {
		if got := cutByline(tt.line, strings.Split(tt.names, ";")); got != tt.want {
			t.Errorf("cutByline(%q, %q) = %q, want %q", tt.line, tt.names, got, tt.want)
		}
	}
}
