package names

import (
	"slices"
	"testing"
)

func TestDedup(t *testing.T) {
	tests := []struct {
		name     string
		in, want []string
	}{
		{"none", nil, nil},
		{"different", []string{"Jane Doe", "John Roe"}, []string{"Jane Doe", "John Roe"}},
		{"case", []string{"JANE DOE", "Jane Doe"}, []string{"Jane Doe"}},
		{"small letters", []string{"jane doe", "Jane Doe"}, []string{"Jane Doe"}},
		{"accents", []string{"Sadhbh Osullivan", "Sádhbh O'Sullivan"}, []string{"Sádhbh O'Sullivan"}},
		{"sharp s", []string{"Guido Beyss", "Guido Beyß"}, []string{"Guido Beyß"}},
		{"punctuation", []string{"Perry Roe Jr", "Perry Roe Jr."}, []string{"Perry Roe Jr"}},
		{"hyphen", []string{"Anne Marie Roe", "Anne-Marie Roe"}, []string{"Anne Marie Roe"}},
		{"role behind", []string{"Jane Doe", "Jane Doe Tech Guru"}, []string{"Jane Doe"}},
		{"role behind first", []string{"Jane Doe Tech Guru", "John Roe", "Jane Doe"}, []string{"Jane Doe", "John Roe"}},
		{"junior is told", []string{"Perry Roe", "Perry Roe Jr."}, []string{"Perry Roe Jr."}},
		{"single name is another", []string{"Jane", "Jane Doe"}, []string{"Jane", "Jane Doe"}},
		{"part of a word", []string{"Jan Do", "Jan Doerr"}, []string{"Jan Do", "Jan Doerr"}},
	}
	for _, tt := range tests {
		if got := Dedup(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("%s: Dedup(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}
