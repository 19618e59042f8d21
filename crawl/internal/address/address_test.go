package address

import (
	"net/url"
	"testing"
)

func TestKeys(t *testing.T) {
	same := [][]string{
		{"https://example.com/a", "http://example.com/a", "https://www.example.com/a/", "https://m.example.com/a#x",
			"https://example.com/a/amp", "https://example.com/a/amp/", "https://example.com/a?amp=1", "https://example.com/a?outputType=amp",
			"https://example.com/a/print", "https://example.com/a?print=1&utm_medium=m", "https://example.com/a/index.html", "https://example.com:443/a"},
		{"https://example.com/", "http://www.example.com", "https://example.com/index.php", "https://amp.example.com/"},
		{"https://example.com/?a=1&b=2", "https://example.com/?b=2&a=1", "https://example.com/?b=2&a=1&a=1"},
		{"https://example.com/%7Ejoe", "https://example.com/~joe"},
	}
	seen := map[Key]string{}
	for _, group := range same {
		first := key(t, group[0])
		if other, ok := seen[first]; ok {
			t.Errorf("%s and %s share a key", group[0], other)
		}
		seen[first] = group[0]
		for _, a := range group[1:] {
			if key(t, a) != first {
				t.Errorf("%s is not %s", a, group[0])
			}
		}
	}
	for _, a := range []string{"https://example.com/a?id=1", "https://example.com/A", "https://example.com:8443/a",
		"https://news.example.com/a", "https://example.com/amp", "https://example.com/print", "https://example.com/ab"} {
		if other, ok := seen[key(t, a)]; ok && other != "https://example.com/" {
			t.Errorf("%s and %s share a key", a, other)
		}
	}
}

func key(t *testing.T, s string) Key {
	t.Helper()
	u, err := Parse(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	return KeyOf(u)
}

func TestIsVariant(t *testing.T) {
	for a, want := range map[string]bool{
		"https://www.example.com/a":        false,
		"https://m.example.com/a":          true,
		"https://example.com/a/amp/":       true,
		"https://example.com/a?print=true": true,
		"https://example.com/amp":          false,
		"https://example.com/a?id=4":       false,
	} {
		u, _ := Parse(a, nil)
		if IsVariant(u) != want {
			t.Errorf("%s: %v", a, !want)
		}
	}
}

func TestSiteAndDomain(t *testing.T) {
	for a, want := range map[string][2]string{
		"https://www.news.example.co.uk/": {"news.example.co.uk", "example.co.uk"},
		"https://m.example.com/":          {"example.com", "example.com"},
		"http://127.0.0.2:8080/":          {"127.0.0.2:8080", "127.0.0.2:8080"},
		"http://localhost:1/":             {"localhost:1", "localhost:1"},
		"https://amp.com/":                {"amp.com", "amp.com"},
	} {
		u, err := Parse(a, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{SiteOf(u), DomainOf(u)}; got != want {
			t.Errorf("%s: %q, want %q", a, got, want)
		}
	}
}

// FuzzKey: the key of an address is that of the address once more, and the scheme is
// no part of it.
func FuzzKey(f *testing.F) {
	for _, s := range []string{"https://example.com/a/../b?x=1&y", "http://[::1]/%zz", "//h/%2e%2E/..;sid=1", "?a=%41&&b", "HTTP://a.B:80", `\\h\%/?\#\`} {
		f.Add(s)
	}
	base, _ := url.Parse("https://base.example/dir/page?q=1")
	f.Fuzz(func(t *testing.T, ref string) {
		u, err := Parse(ref, base)
		if err != nil {
			return
		}
		if again, err := Parse(u.String(), nil); err != nil || KeyOf(again) != KeyOf(u) {
			t.Errorf("%q: the key of %q changes", ref, u)
		}
		other := *u
		other.Scheme = map[string]string{"http": "https", "https": "http"}[u.Scheme]
		if u.Port() == "" && KeyOf(&other) != KeyOf(u) {
			t.Errorf("the scheme is part of the key of %q", u)
		}
	})
}
