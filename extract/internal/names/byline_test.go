package names

import "testing"

func TestIntroduces(t *testing.T) {
	tests := []struct {
		text string
		want Label
	}{
		{"By", Author},
		{"Written by", Author},
		{"WRITTEN BY:", Author},
		{"Author", Author},
		{"Author(s)", Author},
		{"Autorin:", Author},
		{"Verfasst von", Author},
		{"Escrito por", Author},
		{"Автор", Author},
		{"作者", Author},
		{"Edited by", Editor},
		{"Fact checked by", Editor},
		{"Photo by", Credit},

		// More than a label, or as often something else.
		{"", Unlabelled},
		{"About", Unlabelled},
		{"Text", Unlabelled},
		{"Interview", Unlabelled},
		{"Written by Ada Berg", Unlabelled},
		{"On Monday, by", Unlabelled},
		{"Estimated reading time", Unlabelled},
	}
	for _, tt := range tests {
		if got := Introduces(tt.text); got != tt.want {
			t.Errorf("Introduces(%q) = %v, want %v", tt.text, got, tt.want)
		}
	}
}

func TestJoins(t *testing.T) {
	for text, want := range map[string]bool{"and": true, ", and": true, "&": true, "und": true, "": false, "by": false, "and John": false} {
		if got := Joins(text); got != want {
			t.Errorf("Joins(%q) = %v", text, got)
		}
	}
}
