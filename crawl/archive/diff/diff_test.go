package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive/diff"
	"github.com/tearsheet-news/tearsheet/extract"
)

// sketch writes words the way wdiff does.
func sketch(words []diff.Words) string {
	var b strings.Builder
	for _, w := range words {
		switch w.Kind {
		case diff.Kept:
			b.WriteString(w.Text)
		case diff.Removed:
			b.WriteString("[-" + w.Text + "-]")
		case diff.Added:
			b.WriteString("{+" + w.Text + "+}")
		}
	}
	return b.String()
}

func TestMarked(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"", "", ""},
		{"The ferry returned.", "The ferry returned.", "The ferry returned."},
		{"The ferry returned.", "", "[-The ferry returned.-]"},
		{"", "The ferry", "{+The ferry+}"},
		{"The ferry returned.", "The old ferry returned.", "The {+old +}ferry returned."},
		{"The ferry returned on Friday.", "The ferry returned on Monday.", "The ferry returned on [-Friday-]{+Monday+}."},
		{"one two three", "four five six", "[-one two three-]{+four five six+}"},
		{"He said “yes”.", "He said “no”.", "He said “[-yes-]{+no+}”."},
		{"a  b", "a b", "a[-  -]{+ +}b"},
		{"渡船星期五返回", "渡船星期一返回", "渡船星期[-五-]{+一+}返回"},
		{"café", "cafe\u0301", "[-café-]{+cafe\u0301+}"},
		{"a\xffb", "a\xfeb", "a[-\xff-]{+\xfe+}b"},
	} {
		if got := sketch(diff.Marked(c.before, c.after)); got != c.want {
			t.Errorf("Marked(%q, %q) = %q, want %q", c.before, c.after, got, c.want)
		}
	}
}

func TestTexts(t *testing.T) {
	const a, b = "The ferry to the island returned on Friday.", "Tickets cost as much as before."
	for _, c := range []struct{ name, before, after, want string }{
		{"nothing", "", "", ""},
		{"the same", a + "\n\n" + b, a + "\n\n" + b, "kept|kept"},
		{"appended", a, a + "\n\n" + b, "kept|added"},
		{"put in front", b, a + "\n\n" + b, "added|kept"},
		{"taken out", a + "\n\n" + b, b, "removed|kept"},
		{"a word", a + "\n\n" + b, strings.Replace(a, "Friday", "Monday", 1) + "\n\n" + b,
			"altered The ferry to the island returned on [-Friday-]{+Monday+}.|kept"},
		{"another paragraph", a, "Nobody had missed it more than the postman.", "removed|added"},
		{"altered behind a new one", a, "Breaking news from the harbour office.\n\n" + a + " At last!",
			"added|altered The ferry to the island returned on Friday.{+ At last!+}"},
		{"moved", a + "\n\n" + b, b + "\n\n" + a, "removed|kept|added"},
		{"all", "", a, "added"},
	} {
		var got []string
		for _, p := range diff.Texts(c.before, c.after) {
			s := string(p.Kind)
			if p.Kind == diff.Altered {
				s += " " + sketch(p.Words)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

func TestRecords(t *testing.T) {
	free := false
	before := &crawl.Article{Article: extract.Article{Title: "Ferry returns", Authors: []string{"Ada Fern"}, Text: "One.",
		WordCount: 1, Sources: map[string]string{"title": "visible:h1"}}, Revision: 1}
	after := &crawl.Article{Article: extract.Article{Title: "Ferry returns", Authors: []string{"Ada Fern", "Ben Holt"}, Text: "One.",
		WordCount: 2, Category: "Coast", Image: &extract.Image{URL: "https://news.example/a.jpg", Caption: "The ferry"},
		AccessibleForFree: &free}, Revision: 2, Pages: 2, NoArchive: true}
	want := diff.Changes{Fields: []diff.Field{
		{"authors", []string{"Ada Fern"}, []string{"Ada Fern", "Ben Holt"}},
		{"category", nil, []string{"Coast"}},
		{"image", nil, []string{"https://news.example/a.jpg", "The ferry"}},
		{"accessible_for_free", nil, []string{"false"}},
		{"pages", nil, []string{"2"}},
		{"noarchive", nil, []string{"true"}},
	}}
	if d := cmp.Diff(want, diff.Records(before, after)); d != "" {
		t.Errorf("Records (-want +got):\n%s", d)
	}
	if c := diff.Records(before, before); !c.Empty() {
		t.Errorf("a record differs from itself: %v", c)
	}
	after.Text = "Two."
	if c := diff.Records(before, after); c.Empty() || len(c.Paragraphs) != 2 {
		t.Errorf("paragraphs %v", c.Paragraphs)
	}
}

// TestFarApart: long texts without anything in common are compared in the time
// and memory of the bound, and still told right.
func TestFarApart(t *testing.T) {
	list := func(what, between string) string {
		var b strings.Builder
		for i := range 20_000 {
			fmt.Fprintf(&b, "%s%d%s", what, i, between)
		}
		return b.String()
	}
	checkMarked(t, list("a", " "), list("b", " "))
	checkTexts(t, "first\n\n"+list("a", "\n\n")+"last", "first\n\n"+list("b", "\n\n")+"last")
	checkTexts(t, list("a", "\n\n"), "new\n\n"+list("a", "\n\n"))
}

func checkMarked(t *testing.T, before, after string) {
	t.Helper()
	var a, b strings.Builder
	last := diff.Kind("")
	for _, w := range diff.Marked(before, after) {
		if w.Kind == last || w.Text == "" || last == diff.Added && w.Kind == diff.Removed {
			t.Errorf("Marked(%q, %q) has %s behind %s", before, after, w.Kind, last)
		}
		if last = w.Kind; w.Kind != diff.Added {
			a.WriteString(w.Text)
		}
		if w.Kind != diff.Removed {
			b.WriteString(w.Text)
		}
	}
	if a.String() != before || b.String() != after {
		t.Errorf("Marked(%q, %q) does not lead from the one to the other", before, after)
	}
}

func checkTexts(t *testing.T, before, after string) {
	t.Helper()
	var a, b []string
	for _, p := range diff.Texts(before, after) {
		was, wasThere := p.Before()
		is, isThere := p.After()
		if wasThere {
			a = append(a, was)
		}
		if isThere {
			b = append(b, is)
		}
		if (p.Kind == diff.Altered) != (wasThere && isThere && was != is) {
			t.Errorf("%s: %q became %q", p.Kind, was, is)
		}
	}
	if strings.Join(a, "\n\n") != before || strings.Join(b, "\n\n") != after {
		t.Errorf("Texts(%.99q, %.99q) does not lead from the one to the other", before, after)
	}
}

// FuzzMarked: whatever two texts are, the pieces make both of them.
func FuzzMarked(f *testing.F) {
	f.Add("The ferry returned on Friday.", "The old ferry returned.")
	f.Add("a b a b", "b a b a")
	f.Fuzz(checkMarked)
}

// FuzzTexts: whatever two texts are, the paragraphs make both of them.
func FuzzTexts(f *testing.F) {
	f.Add("one\n\ntwo\n\nthree", "two\n\nthree four\n\nfive")
	f.Add("one two three four\n\n\n", "\n\none two three five")
	f.Fuzz(checkTexts)
}

func BenchmarkRecords(b *testing.B) {
	var before, after strings.Builder
	for i := range 60 {
		p := strings.Repeat(fmt.Sprintf("the ferry number %d returned to the island ", i), 8)
		before.WriteString(p + "\n\n")
		if i%7 == 0 {
			p = strings.Replace(p, "island", "mainland", 3)
		}
		if i%11 != 0 {
			after.WriteString(p + "\n\n")
		}
	}
	x := &crawl.Article{Article: extract.Article{Text: before.String()}}
	y := &crawl.Article{Article: extract.Article{Text: after.String()}}
	for b.Loop() {
		diff.Records(x, y)
	}
}
