package resolve

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

func TestTags(t *testing.T) {
	tests := []struct {
		name   string
		claims []string
		want   []string
	}{
		{"nothing", nil, nil},
		{"printed before metadata", []string{"meta:keywords=storm, ferry, pier", "visible:tag=Storm", "visible:tag=Islands"}, []string{"Storm", "Islands"}},
		{"one text", []string{"meta:news_keywords=Storm, Ferry;Pier"}, []string{"Storm", "Ferry", "Pier"}},
		{"slugs", []string{"meta:news_keywords=storm-ada outer-islands ferry"}, []string{"storm-ada", "outer-islands", "ferry"}},
		{"script without spaces", []string{"meta:keywords=探月工程 航天技术 和平利用"}, []string{"探月工程", "航天技术", "和平利用"}},
		{"a comma in a tag", []string{"jsonld:keywords=Ports, piers", "jsonld:keywords=Storm", "jsonld:keywords=Ferry"},
			[]string{"Ports, piers", "Storm", "Ferry"}},
		{"marks of all", []string{"visible:tags=#Storm", "visible:tags=#Outer islands"}, []string{"Storm", "Outer islands"}},
		{"a mark of one", []string{"visible:tags=#StopTheStorm", "visible:tags=Ferry"}, []string{"#StopTheStorm", "Ferry"}},
		{"kinds of all", []string{"jsonld:keywords=topic/storm,place/outer islands"}, []string{"storm", "outer islands"}},
		{"site, author, ids, the same twice", []string{"jsonld:keywords=Storm,The Harbour Post,Ada Quay,100312362,storm,harbourpost.example,2024,Ferry"},
			[]string{"Storm", "2024", "Ferry"}},
		{"labels and links to more", []string{"visible:tags=Tags:", "visible:tags=Storm", "visible:tags=Ferry", "visible:tags=More topics", "visible:tags=31 Views"},
			[]string{"Storm", "Ferry"}},
		{"keywords of the site", []string{"meta:keywords=jobs, homes, dating, football, cinema"}, nil},
		{"one section among records that agree", []string{"meta:article:tag=Business", "meta:keywords=Storm, Ferry", "meta:news_keywords=Storm, Ferry"},
			[]string{"Storm", "Ferry"}},
		{"keys and notes of the desk", []string{"jsonld:keywords=Storm,type_review,path:news,[SYNDICATED],Ferry"}, []string{"Storm", "Ferry"}},
		{"words of the headline", []string{"meta:keywords=storm,hits,coast", "visible:tags=Ferry", "visible:tags=Pier"}, []string{"Ferry", "Pier"}},
	}
	for _, test := range tests {
		if got := Tags(inputOf(claim.Tag, test.claims...)); !slices.Equal(got.Texts, test.want) {
			t.Errorf("%s: got %q from %q, want %q", test.name, got.Texts, got.Source, test.want)
		}
	}
}

// The letters of a tag come from a claim, and no tag is there twice.
func FuzzTags(f *testing.F) {
	f.Add("Storm, Ferry", "#a", "#b", "x/y")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		if !utf8.ValidString(a + "\n" + b + "\n" + c + "\n" + d) { // pages are decoded before they are read
			t.Skip()
		}
		got := Tags(inputOf(claim.Tag, "meta:keywords="+a, "visible:tags="+b, "visible:tags="+c, "jsonld:keywords="+d))
		seen := make(map[string]bool)
		for _, tag := range got.Texts {
			if seen[key(tag)] {
				t.Errorf("%q twice in %q", tag, got.Texts)
			}
			seen[key(tag)] = true
			if !strings.Contains(key(a)+"\n"+key(b)+"\n"+key(c)+"\n"+key(d), key(tag)) {
				t.Errorf("%q is in none of the claims", tag)
			}
		}
	})
}
