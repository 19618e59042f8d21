package meta

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/google/go-cmp/cmp"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// claims are those of a head, as "field source value".
func claims(t *testing.T, head string) (list []string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<head>" + head))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range Claims(page.New(doc, nil)) {
		if c.Elem != -1 {
			t.Errorf("%s claims to be visible", c.Source)
		}
		list = append(list, fmt.Sprintf("%s %s %s", c.Field, c.Source, c.Value))
	}
	return list
}

func TestClaims(t *testing.T) {
	tests := []struct {
		name, head string
		want       []string
	}{
		{"nothing", "<meta charset=utf-8><meta name=viewport content='width=device-width'>", nil},
		{"OpenGraph", `<meta property="og:title" content="Storm hits coast"><meta property="og:site_name" content="Harbour Post">
			<meta property="article:published_time" content="2024-05-03T09:00:00Z"><meta property="article:author" content="Ada Berg">
			<meta property="article:section" content="Weather"><meta property="og:locale" content="en_GB">`,
			[]string{"title meta:og:title Storm hits coast", "site_name meta:og:site_name Harbour Post",
				"published meta:article:published_time 2024-05-03T09:00:00Z", "authors meta:article:author Ada Berg",
				"category meta:article:section Weather", "language meta:og:locale en_GB"}},
		{"Twitter", `<meta name="twitter:title" content="Storm hits coast"><meta name="twitter:creator" content="@adaberg">
			<meta name="twitter:image" content="/storm.jpg">`,
			[]string{"title meta:twitter:title Storm hits coast", "authors meta:twitter:creator @adaberg", "image meta:twitter:image /storm.jpg"}},
		{"labelled values of a Twitter card", `<meta name="twitter:label1" content="Geschrieben von"><meta name="twitter:data1" content="Ada Berg">
			<meta name="twitter:label2" content="Geschätzte Lesezeit"><meta name="twitter:data2" content="4 Minuten">`,
			[]string{"authors meta:twitter:data Ada Berg"}},
		{"labels behind their values", `<meta name="twitter:data2" content="Ada Berg"><meta name="twitter:data1" content="Harbour">
			<meta name="twitter:label1" content="Filed under"><meta name="twitter:label2" content="Written by">`,
			[]string{"authors meta:twitter:data Ada Berg"}},
		{"Dublin Core", `<meta name="DC.title" content="Storm hits coast"><meta name="DC.creator" content="Berg, Ada">
			<meta name="DC.date.issued" content="2024-05-03"><meta name="dcterms:created" content="2024-05-02"><meta name="DC.language" content="en">`,
			[]string{"title meta:dc.title Storm hits coast", "authors meta:dc.creator Berg, Ada", "published meta:dc.date.issued 2024-05-03",
				"published meta:dcterms:created 2024-05-02", "language meta:dc.language en"}},
		{"Parsely", `<meta name="parsely-title" content="Storm hits coast"><meta name="parsely-author" content="Ada Berg">
			<meta name="parsely-author" content="John Roe"><meta name="parsely-pub-date" content="2024-05-03"><meta name="parsely-section" content="Weather">`,
			[]string{"title meta:parsely-title Storm hits coast", "authors meta:parsely-author Ada Berg", "authors meta:parsely-author John Roe",
				"published meta:parsely-pub-date 2024-05-03", "category meta:parsely-section Weather"}},
		{"Sailthru", `<meta name="sailthru.author" content="Ada Berg"><meta name="sailthru.date" content="2024-05-03"><meta name="sailthru.tags" content="storm, coast">`,
			[]string{"authors meta:sailthru.author Ada Berg", "published meta:sailthru.date 2024-05-03", "tags meta:sailthru.tags storm, coast"}},
		{"cXense", `<meta name="cXenseParse:author" content="Ada Berg"><meta name="cXenseParse:recs:publishtime" content="2024-05-03T09:00:00Z">
			<meta name="cXenseParse:pageclass" content="article">`,
			[]string{"authors meta:cxenseparse:author Ada Berg", "published meta:cxenseparse:recs:publishtime 2024-05-03T09:00:00Z",
				"type meta:cxenseparse:pageclass article"}},
		{"dates of the publisher's own", `<meta name="w-published-date" content="2024-05-03"><meta name="article.last_modified" content="2024-05-04">
			<meta name="expires-published" content="2030-01-01"><meta name="publisher-published" content="2019-01-01">`,
			[]string{"published meta:w-published-date 2024-05-03", "modified meta:article.last_modified 2024-05-04"}},
		{"escaped twice", `<meta property="og:title" content="Nets &amp;amp; ropes&amp;nbsp; sold">`, []string{"title meta:og:title Nets & ropes sold"}},
		{"no content", `<meta name="author"><meta name="author" content="">`, nil},
		{"links", `<link rel="canonical" href="/storm"><link rel="icon image_src" href="/storm.jpg"><link rel="stylesheet" href="/s.css">`,
			[]string{"canonical_url link:canonical /storm", "image link:image_src /storm.jpg"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, claims(t, tt.head)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestImageSize shows that a size belongs to the image before it.
func TestImageSize(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<meta property="og:image:width" content="1"><meta property="og:image" content="a.jpg">
		<meta property="og:image:width" content="1200"><meta property="og:image:height" content="tall">
		<meta property="og:image" content="b.jpg"><meta property="og:image:height" content="630">`))
	if err != nil {
		t.Fatal(err)
	}
	want := []claim.Claim{
		{Field: claim.Image, Value: "a.jpg", Source: claim.Meta.Named("og:image"), Elem: -1, Width: 1200},
		{Field: claim.Image, Value: "b.jpg", Source: claim.Meta.Named("og:image"), Elem: -1, Height: 630},
	}
	if diff := cmp.Diff(want, Claims(page.New(doc, nil))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
