package visible

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
)

// story is a headline and a body long enough to be found.
var story = "<h1>Storm hits coast</h1><article>" + strings.Repeat("<p>The ferry to the outer islands stayed in port on Monday, and nobody "+
	"at the quay, where the nets were drying, expected it to leave before the end of the week.</p>", 6) + "</article>"

// claimsOf are the values claimed by a source of a page of the Harbour Post.
func claimsOf(t *testing.T, text string, source claim.Source) []string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<title>Storm hits coast</title>" + text))
	if err != nil {
		t.Fatal(err)
	}
	p := page.New(doc, &url.URL{Scheme: "https", Host: "www.harbourpost.example", Path: "/coast/storm-17.html"})
	var out []string
	for _, c := range filing(placeOf(p, body.Find(p, body.Told{}, nil))) {
		if c.Source == source {
			out = append(out, c.Value)
		}
	}
	return out
}

func TestFiling(t *testing.T) {
	const menu = "<nav><a class=active href=/coast/>Coast</a><a href=/sport/>Sport</a></nav>"
	tests := []struct {
		name, page string
		source     claim.Source
		want       []string
	}{
		{"nearest group of categories", "<p><a rel=category href=/a>Far</a></p><p>x</p><p>y</p><p><a rel=category href=/b>Near</a></p>" + story,
			claim.Visible.Named("category"), []string{"Near"}},
		{"rel before address", "<p><a href=/category/a/>By address</a></p>" + story + "<p><a rel='category tag' href=/b>By rel</a></p>",
			claim.Visible.Named("category"), []string{"By rel"}},
		{"menu of all categories", "<ul>" + strings.Repeat("<li><a href=/category/x/>Section</a>", maxSections+1) + "</ul>" + story, claim.Visible.Named("category"), nil},
		{"archive among services", "<ul><li><a href=/section/archive/>Old</a>" + strings.Repeat("<li><a href=/shop>Buy our photographs here</a>", 5) + "</ul>" + story,
			claim.Visible.Named("category"), nil},
		{"menu that highlights all", "<nav>" + strings.Repeat("<a class=active href=/a>All</a>", maxActive+1) + "</nav>" + story, claim.Visible.Named("nav"), nil},
		{"category of a related story", story + "<div class=related><a rel=category href=/a>Other</a></div>", claim.Visible.Named("category"), nil},
		{"category mentioned in a sentence", strings.Replace(story, "outer islands", "outer <a href=/category/islands/>islands</a>", 1),
			claim.Visible.Named("category"), nil},
		{"trail without the front page", "<ul class=breadcrumb><li><a href=/>Post</a><li><a href=/coast/>Coast</a></ul>" + story,
			claim.Visible.Named("breadcrumb"), []string{"Coast"}},
		{"nearest of two trails", "<p class=breadcrumb><a href=/a/>Site</a></p><p>x</p><p class=breadcrumb><a href=/b/>Coast</a></p>" + story,
			claim.Visible.Named("breadcrumb"), []string{"Coast"}},
		{"tags styled as a trail", "<p class=breadcrumb>" + strings.Repeat("<a href=/t>tag</a> ", 9) + "</p>" + story, claim.Visible.Named("breadcrumb"), nil},
		{"highlighted entry", menu + story, claim.Visible.Named("nav"), []string{"Coast"}},
		{"highlighted tab outside menus", "<div><a class=active href=#c>Comments</a></div>" + story, claim.Visible.Named("nav"), nil},
		{"address in the menu's words", menu + story, claim.Address.Named("nav"), []string{"Coast"}},
		{"word of the address", story, claim.Address.Named("path"), []string{"coast"}},
		{"kicker", "<div><p><a href=/c/>Sea</a></p>" + story + "</div>", claim.Visible.Named("kicker"), []string{"Sea"}},
		{"plain line above the headline", "<div><p>Breaking</p>" + story + "</div>", claim.Visible.Named("kicker"), nil},
		{"class of the story", "<div class='hentry category-the-sea'>" + story + "</div>", claim.Class.Named("category"), []string{"the-sea"}},
		{"tags behind the story", story + "<p><a rel=tag href=/t/a>Storm</a>, <a rel=tag href=/t/b>Ferry</a></p>", claim.Visible.Named("tag"),
			[]string{"Storm", "Ferry"}},
		{"cloud of tags", story + "<div class=tag-cloud><a rel=tag href=/t/a>Storm</a></div>", claim.Visible.Named("tag"), nil},
		{"styled list", story + "<ul class=tags><li><a href=/a>Storm</a><li><a href=/b>Ferry</a></ul>", claim.Visible.Named("tags"), []string{"Storm", "Ferry"}},
		{"count in a tag", story + "<ul class=tags><li><a href=/a>Storm <i>(31)</i></a><li><a href=/b>Storm 2024</a></ul>", claim.Visible.Named("tags"),
			[]string{"Storm", "Storm 2024"}},
		{"label without a link", "<div><span class=rubric>Sea</span>" + story + "</div>", claim.Visible.Named("label"), []string{"Sea"}},
		{"heading styled as a label", "<div><span class=rubric>What the harbour masters said</span>" + story + "</div>", claim.Visible.Named("label"), nil},
		{"date styled as a label", "<div><span class=rubric>12 May</span>" + story + "</div>", claim.Visible.Named("label"), nil},
		{"tabs", "<nav><ul class=tabs><li class=active><a href=/v>View</a></ul></nav>" + story, claim.Visible.Named("nav"), nil},
		{"links to topics", story + "<p><a href=/topic/storm>Storm</a></p>", claim.Visible.Named("tag-link"), []string{"Storm"}},
		{"an index of tags", story + "<p>" + strings.Repeat("<a rel=tag href=/t>x</a>", maxLabels+1) + "</p>", claim.Visible.Named("tag"), nil},
	}
	for _, test := range tests {
		if got := claimsOf(t, test.page, test.source); !slices.Equal(got, test.want) {
			t.Errorf("%s: %s says %q, want %q", test.name, test.source, got, test.want)
		}
	}
}
