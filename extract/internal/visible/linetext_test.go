package visible

import "testing"

func TestBegins(t *testing.T) {
	for _, tt := range []struct {
		parts [2]string
		want  bool
	}{
		{[2]string{"Harbour", "5 May"}, true},
		{[2]string{"18", "2009"}, true},
		{[2]string{"2024", "Updated"}, true},
		{[2]string{"Health", "DECEMBER"}, true},
		{[2]string{"5", "th"}, false},
		{[2]string{"Sept", "ember"}, false},
		{[2]string{"HAR", "BOUR"}, false},
		{[2]string{"May ", "5"}, false},
		{[2]string{"(", "5"}, false},
	} {
		last, next := []rune(tt.parts[0]), []rune(tt.parts[1])
		if got := begins(last[len(last)-1], next[0]); got != tt.want {
			t.Errorf("%q then %q: %v", tt.parts[0], tt.parts[1], got)
		}
	}
}

func TestShared(t *testing.T) {
	const title = "Pilots ask for a second launch – again | The Skerry Courier"
	for heading, want := range map[string]int{
		"Pilots ask for a second launch":                       30,
		"Pilots ask for a second launch - again (board) 87":    37,
		"Pilots ask for bread":                                 0,
		"The Skerry Courier":                                   18,
		"A second launch for pilots":                           0,
		"Pilots ask":                                           10,
		"Pilots ask for a third launch, and then for a fourth": 0,
	} {
		if got := shared(title, heading); got != want {
			t.Errorf("%q: %d bytes, want %d", heading, got, want)
		}
	}
}
