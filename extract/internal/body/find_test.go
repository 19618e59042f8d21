package body_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
)

func layOut(t testing.TB, content string) *page.Page {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return page.New(doc, &url.URL{Scheme: "https", Host: "post.example", Path: "/news/1"})
}

// Paragraphs of a story, and what stands around one.
const (
	p1 = "<p>The harbour office said on Monday that the ferry will not sail before the ice has gone, whatever the timetable says.</p>"
	p2 = "<p>Nobody on the island seemed to mind. The shop has flour for a month, and the school has coal until the spring.</p>"
	p3 = "<p>“We have seen worse,” said Ada Ames, who has kept the light for thirty years and her father before her.</p>"

	headline = "<h1>Ice keeps the ferry in port</h1>"
	site     = `<title>Ice keeps the ferry in port - Post</title><nav><a href=/n>News</a> <a href=/s>Sport</a></nav><main>`
	top      = site + headline
	bottom   = `</main><footer><p>Imprint</p><a href=/p>Privacy</a></footer>`
)

// texts are the texts of segments.
func texts(p *page.Page, segments []int32) []string {
	out := make([]string, 0, len(segments))
	for _, i := range segments {
		out = append(out, p.Text(&p.Segments[i]))
	}
	return out
}

// plain is the text of paragraphs as segments have it.
func plain(t *testing.T, content string) []string {
	t.Helper()
	p := layOut(t, content)
	all := make([]int32, len(p.Segments))
	for i := range all {
		all[i] = int32(i)
	}
	return texts(p, all)
}

func TestFind(t *testing.T) {
	const story = p1 + p2 + p3
	next := "<h1>Snow keeps the train in the valley for a day</h1>" + strings.NewReplacer("ferry", "train", "flour", "petrol", "Ames", "Brook").Replace(story)
	tests := []struct{ name, content, want string }{
		{"a story", "<article>" + story + "</article>", story},
		{"no paragraphs, only line breaks", "<div>" + strings.NewReplacer("<p>", "", "</p>", "<br><br>").Replace(story) + "</div>", story},
		{"a heading inside", "<article>" + p1 + "<h2>Enough coal</h2>" + p2 + p3 + "</article>", p1 + "<h2>Enough coal</h2>" + p2 + p3},
		{"a heading over nothing", "<article>" + story + "<h2>What others read</h2></article>", story},
		{"the headline again", "<article><h2>Ice keeps the ferry in port</h2>" + story + "</article>", story},
		{"a marker of advertising", "<article>" + p1 + "<p>Advertisement</p>" + p2 + p3 + "</article>", story},
		{"a button", "<article>" + p1 + p2 + p3 + "<p><button>Load more posts</button></p></article>", story},
		{"a counter", "<article><p>1,284 views 2 min read</p>" + story + "</article>", story},
		{"said twice", "<article><div>" + story + "</div><div>" + story + "</div></article>", story},
		{"a line that ends it", "<article>" + story + "<p>Source: Northern Tide Mirror</p></article>", story},
		{"a wall", "<article>" + story + `<div class=paywall><p>Already a subscriber? Log in to continue reading this story.</p></div></article>`, story},
		{"a lede above", "<p>The island has to do without its ship until the ice goes.</p><article>" + story + "</article>",
			"<p>The island has to do without its ship until the ice goes.</p>" + story},
		{"the next story", "<article>" + headline + story + "</article><article>" + next + "</article>", story},
		{"one sentence", "<article><p>The ferry is back in port.</p></article>", "<p>The ferry is back in port.</p>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			above := top
			if strings.Contains(test.content, headline) {
				above = site
			}
			p := layOut(t, above+test.content+bottom)
			found := body.Find(p, body.Told{}, nil)
			if diff := cmp.Diff(plain(t, test.want), texts(p, found.Kept)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNothing: there is no body on a page without words.
func TestNothing(t *testing.T) {
	for _, content := range []string{"", "<p> </p>", "<img src=a><img src=b>"} {
		if found := body.Find(layOut(t, content), body.Told{}, nil); found.Root != -1 || len(found.Kept) > 0 || !found.InDoubt() {
			t.Errorf("%q: found %+v", content, found)
		}
	}
}

// TestTold: a paragraph that the page's data has in the story's text is more of
// a story than the same paragraph without.
func TestTold(t *testing.T) {
	content := top + "<article>" + p1 + p2 + p3 + "</article>" + bottom
	p := layOut(t, content)
	alone := body.Find(p, body.Told{}, nil)
	told := body.Find(p, body.Told{Story: strings.Join(plain(t, p1+p2+p3), "\n")}, nil)
	if told.Sure <= alone.Sure {
		t.Errorf("sure %.2f with a witness, %.2f without", told.Sure, alone.Sure)
	}
}

func TestInDoubt(t *testing.T) {
	tests := []struct {
		body body.Body
		want bool
	}{
		{body.Body{Sure: 3, Words: 400}, false},
		{body.Body{Sure: 0.5, Words: 400}, true},
		{body.Body{Sure: 3, Words: 20}, true},
		{body.Body{Sure: 3, Words: 400, Teasers: 300}, true},
		{body.Body{Root: -1}, true},
	}
	for _, test := range tests {
		if got := test.body.InDoubt(); got != test.want {
			t.Errorf("%+v: in doubt %v", test.body, got)
		}
	}
}

// TestSecondOpinion: another extractor is asked in doubt only, and what it says
// is a hypothesis among others.
func TestSecondOpinion(t *testing.T) {
	story := p1 + p2 + p3 + strings.NewReplacer("ferry", "train", "flour", "petrol", "Ames", "Brook", "island", "valley").Replace(p1+p2+p3)
	all := map[string]bool{}
	for _, text := range plain(t, story) {
		all[text] = true
	}
	asked := false
	told := body.Told{Other: func() map[string]bool { asked = true; return all }}
	for content, want := range map[string]bool{"<article>" + story + "</article>": false, "<div>" + p1 + "</div><div><h2>x</h2>" + p2 + "</div>": true} {
		asked = false
		body.Learned().Hypotheses(layOut(t, top+content+bottom), told)
		if asked != want {
			t.Errorf("%s: asked %v", content, asked)
		}
	}
}

// TestExplain: the trace has a reason for every segment of the root.
func TestExplain(t *testing.T) {
	p := layOut(t, top+"<article>"+p1+"<p>Advertisement</p>"+p2+p3+"</article>"+bottom)
	log := &trace.Log{Page: p}
	body.Find(p, body.Told{}, log)
	reasons := map[string]string{}
	for _, s := range log.Steps {
		if s.Rule == "" {
			t.Errorf("no reason: %+v", s)
		}
		reasons[s.Text] = s.Action + ": " + s.Rule
	}
	if got := reasons["Advertisement"]; got != "remove: advertising marker" && got != "remove: starts with: ad" {
		t.Errorf("the marker: %q", got)
	}
	if got := log.Steps[0]; got.Rule != "root" || got.Element != "article" && got.Element != "main" {
		t.Errorf("the first step is %+v", got)
	}
}
