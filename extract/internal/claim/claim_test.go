package claim

import (
	"strings"
	"testing"
)

// TestSet shows that claims keep their order, and that those without a value
// are no claims.
func TestSet(t *testing.T) {
	var s Set
	s.Add(Claim{Field: Title, Value: "Storm hits coast", Source: Meta.Named("og:title")},
		Claim{Field: Author, Value: "Ada Berg", Source: JSONLD.Named("author")},
		Claim{Field: Author, Source: Meta.Named("author")})
	s.Add(Claim{Field: Author, Value: "John Roe", Source: Visible.Named("byline")}, Claim{Field: Author, Value: "Edda Holm", Source: JSONLD.Named("author")})

	var got []string
	for _, c := range s.Of(Author) {
		got = append(got, c.Value)
	}
	if want := "Ada Berg, John Roe, Edda Holm"; strings.Join(got, ", ") != want {
		t.Errorf("authors %q, want %q", strings.Join(got, ", "), want)
	}
	if list := s.Of(Category); list != nil {
		t.Errorf("categories %v, want none", list)
	}
}

func TestFrom(t *testing.T) {
	var s Set
	s.Add(Claim{Field: Author, Value: "Ada Berg", Source: JSONLD.Named("author")},
		Claim{Field: Author, Value: "John Roe", Source: Visible.Named("byline")},
		Claim{Field: Author, Value: "Edda Holm", Source: Visible.Named("byline")},
		Claim{Field: Byline, Value: "By John Roe", Source: Meta.Named("author")})
	tests := []struct {
		name    string
		field   Field
		sources []Source
		want    string // "": none
	}{
		{"the order of the sources", Author, []Source{Visible.Named("byline"), JSONLD.Named("author")}, "John Roe"},
		{"the next source", Author, []Source{Meta.Named("author"), JSONLD.Named("author")}, "Ada Berg"},
		{"another field's source", Author, []Source{Meta.Named("author")}, ""},
		{"no source", Author, nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, ok := s.From(tt.field, tt.sources...)
			if c.Value != tt.want || ok != (tt.want != "") {
				t.Errorf("%q, %v, want %q", c.Value, ok, tt.want)
			}
		})
	}
}
