package extract_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tearsheet-news/tearsheet/extract"
)

// ruledPage is a page on which each field is where nobody would look for it,
// beside something that is taken for it without rules.
const ruledPage = `<!DOCTYPE html><html lang=en><head><title>Harbour Gazette</title>
<meta property=og:title content="Gazette of the day"><meta name=author content="Gazette Staff"><meta name=topics content="port, ferries">
<meta property=article:published_time content=2024-05-01T08:00:00Z></head><body>
<nav class=trail><a href=/>Islands</a> <a href=/n>North</a></nav>
<div class=teaser-head>Ferry returns</div><div class=sig>Words by Ada Quill and <b>Bo Reed</b></div>
<i class=out data-at="2024-05-03T10:30:00+02:00">Friday</i><i class=changed>changed 4 May 2024, they say</i>
<p id=unseen hidden><b>Not this</b></p><div class=pic><img src=/ferry.jpg alt="The ferry" width=900 height=600></div>
<div class=extra><p>The ferry to the outer islands returned on Friday after a month in the dock, the harbour office said.</p>
<p class=plea>Do you like this story? Then pay for the next one, please, so that we can write it.</p>
<p>It takes forty cars and, as before, the post, which had gone by a fishing boat all the while.</p></div>
<article><p>Another story stands here, longer than the first, and every extractor that goes by its length and place believes it.</p>
<p>It has a second paragraph, in which the council decides, after a long debate, on the colour of the benches at the quay.</p></article>
</body></html>`

const gazetteRules = `
[[rule]]
hosts     = [".gazette.example"]
body      = "div.extra"
remove    = ["p.plea"]
title     = ".teaser-head"
byline    = ".sig"
published = ".out::attr(data-at)"
modified  = ".changed"
category  = "nav.trail a"
tags      = "meta[name=topics]::attr(content)"
image     = ".pic"
`

func rulesOf(t testing.TB, toml string) *extract.Rules {
	t.Helper()
	rules, err := extract.ParseRules("rules.toml", []byte(toml))
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// ruled reads ruledPage by rules.
func ruled(t *testing.T, url, toml string) *extract.Article {
	t.Helper()
	a, err := extract.Extract([]byte(ruledPage), url, "", &extract.Options{Rules: rulesOf(t, toml), HTML: true, Trace: true})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestRules(t *testing.T) {
	a := ruled(t, "https://www.gazette.example/n/1", gazetteRules)
	got := map[string]any{"title": a.Title, "byline": a.Byline, "authors": a.Authors, "published": a.Published, "modified": a.Modified,
		"category": a.Category, "categories": a.Categories, "tags": a.Tags, "image": a.Image.URL + " " + a.Image.Alt, "text": a.Text}
	want := map[string]any{"title": "Ferry returns", "byline": "Words by Ada Quill and Bo Reed", "authors": []string{"Ada Quill", "Bo Reed"},
		"published": "2024-05-03T10:30:00+02:00", "modified": "2024-05-04", "category": "North", "categories": []string{"Islands", "North"},
		"tags": []string{"port", "ferries"}, "image": "https://www.gazette.example/ferry.jpg The ferry",
		"text": "The ferry to the outer islands returned on Friday after a month in the dock, the harbour office said.\n\n" +
			"It takes forty cars and, as before, the post, which had gone by a fishing boat all the while."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for field, source := range map[string]string{"title": "rule:title", "byline": "rule:byline", "authors": "rule:byline", "published": "rule:published",
		"modified": "rule:modified", "category": "rule:category", "categories": "rule:category", "tags": "rule:tags", "image": "rule:image",
		"text": "rule:body", "language": "html:lang"} {
		if a.Sources[field] != source {
			t.Errorf("the source of %s is %q, want %q", field, a.Sources[field], source)
		}
	}
	if want := rulesOf(t, gazetteRules).Digest(); a.Rules != want {
		t.Errorf("rules %q, want %q", a.Rules, want)
	}
	if strings.Contains(a.HTML, "plea") || strings.Contains(a.HTML, "Do you like") {
		t.Errorf("what was removed is in the HTML: %s", a.HTML)
	}
}

// TestRulesThatFindNothing shows that what rules do not find is decided as
// without them.
func TestRulesThatFindNothing(t *testing.T) {
	without := ruled(t, "https://elsewhere.example/1", gazetteRules)
	for name, toml := range map[string]string{
		"no such elements": `[[rule]]
			hosts = ["elsewhere.example"]
			body = "#none"
			title = "h6"
			published = "h6"
			image = "#none"`,
		"no date, no attribute, no picture": `[[rule]]
			hosts = ["elsewhere.example"]
			published = ".sig"
			tags = "nav::attr(data-tags)"
			image = ".sig"`,
		"another host": `[[rule]]
			hosts = ["www.elsewhere.example"]
			title = ".sig"`,
		"removed": `[[rule]]
			hosts = ["elsewhere.example"]
			title = "#unseen b"
			remove = ["#unseen"]`,
	} {
		got := ruled(t, "https://elsewhere.example/1", toml)
		got.Trace, got.Rules, without.Trace = nil, "", nil
		if diff := cmp.Diff(without, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestRuleHosts(t *testing.T) {
	for _, tt := range []struct {
		host, url string
		want      bool
	}{
		{"gazette.example", "https://gazette.example/1", true}, {"gazette.example", "https://www.gazette.example/1", false},
		{".gazette.example", "https://gazette.example/1", true}, {".gazette.example", "https://a.b.gazette.example:8080/1", true},
		{".gazette.example", "https://notgazette.example/1", false}, {"GAZETTE.example.", "https://Gazette.Example/1", true},
		{"fähre.example", "https://xn--fhre-loa.example/1", true}, {"xn--fhre-loa.example", "https://fähre.example/1", true},
		{"gazette.example", "", false},
	} {
		a := ruled(t, tt.url, "[[rule]]\nhosts = [\""+tt.host+"\"]\ntitle = \".sig b\"")
		if got := a.Title == "Bo Reed"; got != tt.want {
			t.Errorf("the rule for %q is one for %q: %v, want %v", tt.host, tt.url, got, tt.want)
		}
	}
}

// TestFirstRule shows that of several rules for a host the first that finds a
// field has it, and that all of them remove.
func TestFirstRule(t *testing.T) {
	a := ruled(t, "https://gazette.example/1", `
		[[rule]]
		hosts = ["gazette.example"]
		title = "#none"
		authors = ".sig b"
		[[rule]]
		hosts = ["gazette.example"]
		title = ".teaser-head"
		authors = ".sig"
		remove = ["article"]`)
	if a.Title != "Ferry returns" || !cmp.Equal(a.Authors, []string{"Bo Reed"}) || strings.Contains(a.Text, "Another story") {
		t.Errorf("title %q, authors %q, text %q", a.Title, a.Authors, a.Text)
	}
}

func TestRuleErrors(t *testing.T) {
	for _, tt := range []struct{ name, toml, want string }{
		{"no rule", "", "rules.toml: there is no rule in it"},
		{"no TOML", "[[rule]]\nhosts = [\"a.example\"\ntitle = 1", "rules.toml:3: title: "},
		{"no hosts", "[[rule]]\nhosts = [\"a.example\"]\n[[rule]]\ntitle = \"h1\"", "rules.toml: rule 2: hosts: there are none"},
		{"not a key", "[[rule]]\nhosts = [\"a.example\"]\nheadline = \"h1\"", "rules.toml:3: headline: rules have no such key; they have hosts, body"},
		{"not a selector", "[[rule]]\nhosts = [\"a.example\"]\ntitle = \"h1[\"", `rules.toml:3: title: "h1[" is not a CSS selector`},
		{"not a selector to remove", "[[rule]]\nhosts = [\"a.example\"]\nremove = [\"a\",\n  \">\"]", `rules.toml:4: `},
		{"no selector", "[[rule]]\nhosts = [\"a.example\"]\ntitle = \"::attr(x)\"", `rules.toml:3: title: "" is not a CSS selector`},
		{"not a string", "[[rule]]\nhosts = [\"a.example\"]\ntitle = 5", `rules.toml: "5" is not a CSS selector`},
		{"an address", "[[rule]]\nhosts = [\"https://a.example/\"]", `rules.toml:2: hosts: not a host: leave scheme, port and path away`},
		{"a wildcard", "[[rule]]\nhosts = [\"*.a.example\"]", `rules.toml:2: hosts: hosts have no wildcards: ".example.com" stands for`},
	} {
		rules, err := extract.ParseRules("rules.toml", []byte(tt.toml))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) || rules != nil {
			t.Errorf("%s: error %q, want %q", tt.name, err, tt.want)
		}
	}
}

func TestRulesDigest(t *testing.T) {
	a, b := rulesOf(t, gazetteRules), rulesOf(t, gazetteRules+"# changed\n")
	if a.Digest() == b.Digest() || a.Digest() != rulesOf(t, gazetteRules).Digest() || !strings.HasPrefix(a.Digest(), "sha256:") {
		t.Errorf("digests %q and %q", a.Digest(), b.Digest())
	}
	if d := (*extract.Rules)(nil).Digest(); d != "" {
		t.Errorf("the digest of no rules is %q", d)
	}
}
