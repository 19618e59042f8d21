package visible

import (
	"net/url"
	"slices"
	"testing"
)

func TestPathOf(t *testing.T) {
	tests := []struct{ href, host, want string }{
		{"/coast/", "harbourpost.example", "/coast"},
		{"https://www.harbourpost.example/coast/?ref=menu#top", "harbourpost.example", "/coast"},
		{"//harbourpost.example/coast", "www.harbourpost.example", "/coast"},
		{"https://elsewhere.example/coast/", "harbourpost.example", ""},
		{"https://harbourpost.example", "harbourpost.example", ""},
		{"https://elsewhere.example/coast/", "", "/coast"},
		{"#comments", "harbourpost.example", ""},
		{"", "harbourpost.example", ""},
	}
	for _, test := range tests {
		if got := pathOf(test.href, test.host); got != test.want {
			t.Errorf("pathOf(%q, %q) = %q, want %q", test.href, test.host, got, test.want)
		}
	}
}

func TestSteps(t *testing.T) {
	tests := []struct {
		address string
		want    []string
	}{
		{"https://harbourpost.example/coast/islands/storm-17.html", []string{"/coast", "/coast/islands"}},
		{"https://harbourpost.example/coast/2024/05/storm/", []string{"/coast"}},
		{"https://harbourpost.example/storm", nil},
		{"", nil},
	}
	for _, test := range tests {
		u, err := url.Parse(test.address)
		if err != nil {
			t.Fatal(err)
		}
		if got := steps(u); !slices.Equal(got, test.want) {
			t.Errorf("steps(%s) = %q, want %q", test.address, got, test.want)
		}
	}
}

func TestSpells(t *testing.T) {
	tests := []struct {
		step, label string
		want        bool
	}{
		{"coast", "Coast", true},
		{"kueste", "Küste", true},
		{"societe", "Société", true},
		{"science", "Science & Health", true},
		{"novosti", "Новости", true},
		{"coast", "Sport", false},
		{"coast", "See all the news of the coast", false},
		{"новости", "News", false},
		{"", "News", false},
	}
	for _, test := range tests {
		if got := spells(test.step, test.label); got != test.want {
			t.Errorf("spells(%q, %q) = %v", test.step, test.label, got)
		}
	}
}

func TestHasStep(t *testing.T) {
	for path, want := range map[string]bool{
		"/category/coast": true, "/blog/category/coast": true, "/category": false, "/coast/category": false, "/coast": false, "": false,
	} {
		if got := hasStep(path, categorySteps); got != want {
			t.Errorf("hasStep(%q) = %v", path, got)
		}
	}
}
