package names

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

// plain folds a text so that case, the Turkish dotless i and white space do
// not tell its words apart.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		r = unicode.ToLower(unicode.ToUpper(r))
		if r == 'ı' || r == 'İ' {
			return 'i'
		}
		return r
	}, s)
	return strings.ReplaceAll(s, "i̇", "i")
}

func seed(f *testing.F) {
	for _, tt := range splitTests {
		f.Add(tt.in, tt.ctx.Lang, tt.ctx.SiteName)
	}
}

// FuzzSplit: an author's words come from the line; splitting the result again
// gives the result; no name is empty and none stands twice.
func FuzzSplit(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, line, lang, site string) {
		ctx := Context{Lang: lang, SiteName: site}
		names := Split(line, ctx)
		source := plain(tidy(line))
		for i, name := range names {
			if name == "" || slices.Contains(names[:i], name) {
				t.Fatalf("Split(%q) = %q", line, names)
			}
			for _, w := range strings.Fields(plain(name)) {
				if !strings.Contains(source, w) {
					t.Errorf("Split(%q) = %q: %q is not in the line", line, names, w)
				}
			}
		}
		if again := Split(strings.Join(names, " ; "), ctx); !slices.Equal(again, names) {
			t.Errorf("Split(%q) = %q, split again %q", line, names, again)
		}
	})
}

// FuzzClean: cleaning twice gives the same as cleaning once; a judgement has a
// reason.
func FuzzClean(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, line, lang, site string) {
		name := Clean(line)
		if again := Clean(name); again != name {
			t.Errorf("Clean(%q) = %q, cleaned again %q", line, name, again)
		}
		if _, reason := Judge(name, Context{Lang: lang, SiteName: site}); reason == "" {
			t.Errorf("Judge(%q) gives no reason", name)
		}
	})
}

// FuzzByline: the part named is of the line, and there is one exactly if there
// is a label.
func FuzzByline(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, line, _, _ string) {
		part, label := Byline(line)
		if (part == "") != (label == Unlabelled) {
			t.Errorf("Byline(%q) = %q, %v", line, part, label)
		}
		if !strings.Contains(unglue(tidy(line)), part) {
			t.Errorf("Byline(%q) = %q is not of the line", line, part)
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	for b.Loop() {
		Split("By Jane Doe, Senior Travel Editor, and John Roe | Updated May 24, 2026 10:05 am | 4 min read", Context{Lang: "en", Host: "www.example.com"})
	}
}

func BenchmarkByline(b *testing.B) {
	for b.Loop() {
		Byline("Sophie Roe and the long road to a headline that is no byline at all")
	}
}

func BenchmarkClean(b *testing.B) {
	for b.Loop() {
		Clean("DOE, JANE")
	}
}
