package address

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestParse(t *testing.T) {
	base, _ := url.Parse("https://News.Example/world/a/story.html?id=3")
	for _, tt := range []struct{ ref, want string }{
		{"b.html", "https://news.example/world/a/b.html"},
		{"/x/../y/./z", "https://news.example/y/z"},
		{"//other.example:443", "https://other.example/"},
		{"http://EXAMPLE.com:80/#top", "http://example.com/"},
		{"http://example.com:8080/", "http://example.com:8080/"},
		{"https://user:secret@example.com/a", "https://example.com/a"},
		{"?page=2&utm_source=x&fbclid=1", "https://news.example/world/a/story.html?page=2"},
		{"?pk_no=7&pk_campaign=x&gad_source=1", "https://news.example/world/a/story.html?pk_no=7"},
		{"?sid=5", "https://news.example/world/a/story.html?sid=5"},
		{"?sid=26/11/28/0123456", "https://news.example/world/a/story.html?sid=26/11/28/0123456"},
		{"?sid=the-ship-that-sank-in-1912", "https://news.example/world/a/story.html?sid=the-ship-that-sank-in-1912"},
		{"?sid=20261128123456789", "https://news.example/world/a/story.html?sid=20261128123456789"},
		{"?id=1&sid=c0ffee00c0ffee00c0ffee00c0ffee00", "https://news.example/world/a/story.html?id=1"},
		{"?sid=q8J2kd93KxPl02mZ", "https://news.example/world/a/story.html"},
		{"?sid=1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed", "https://news.example/world/a/story.html"},
		{"/s;jsessionid=AB12?q=1&PHPSESSID=9", "https://news.example/s?q=1"},
		{"/%7ejoe/%c3%a4/a%2fb", "https://news.example/~joe/%C3%A4/a%2Fb"},
		{"/50%/ä b", "https://news.example/50%25/%C3%A4%20b"},
		{"  /a\n\t/b ", "https://news.example/a/b"},
		{"https://münchen.example./", "https://xn--mnchen-3ya.example/"},
		{"http://[::1]:9000/a", "http://[::1]:9000/a"},
		{"?b=2&a=1", "https://news.example/world/a/story.html?b=2&a=1"},
		{"/..", "https://news.example/"},
		{"/100%", "https://news.example/100%25"},
		{"/a?q=50%&r=%zz&s=%41", "https://news.example/a?q=50%25&r=%25zz&s=A"},
		{`\a\b?c\d`, `https://news.example/a/b?c%5Cd`},
		{`https:\\example.com\a`, "https://example.com/a"},
		{`\\example.com\a`, "https://example.com/a"},
		{"https:///example.com//a", "https://example.com//a"},
		{"////example.com/a", "https://example.com/a"},
		{"https:b.html", "https://news.example/world/a/b.html"},
		{"https:/b.html", "https://news.example/b.html"},
		{"http:/example.com", "http://example.com/"},
		{"http:example.com/a", "http://example.com/a"},
		{"12:30-a-story", "https://news.example/world/a/12:30-a-story"},
		{"/a|b{c}^d", "https://news.example/a%7Cb%7Bc%7D%5Ed"},
		{"/%E4", "https://news.example/%E4"},
		{"https://ex%61mple.com/a", "https://example.com/a"},
		{"https://us%er:p@ss@example.com/a", "https://example.com/a"},
		{"\x00 /a \x1f", "https://news.example/a"},
		{"#top", "https://news.example/world/a/story.html?id=3"},
	} {
		u, err := Parse(tt.ref, base)
		if err != nil {
			t.Errorf("%q: %v", tt.ref, err)
		} else if u.String() != tt.want {
			t.Errorf("%q: %s, want %s", tt.ref, u, tt.want)
		}
	}
}

// A path is asked for in UTF-8, a query in the encoding of its page.
func TestParseIn(t *testing.T) {
	base, _ := url.Parse("https://news.example/")
	for _, tt := range []struct {
		ref  string
		enc  encoding.Encoding
		want string
	}{
		{"/süd?q=süd", charmap.Windows1252, "https://news.example/s%C3%BCd?q=s%FCd"},
		{"/юг?q=юг", charmap.Windows1251, "https://news.example/%D1%8E%D0%B3?q=%FE%E3"},
		{"/南?q=南", simplifiedchinese.GBK, "https://news.example/%E5%8D%97?q=%C4%CF"},
		{"/南?q=南&r=1", charmap.Windows1252, "https://news.example/%E5%8D%97?q=%26%2321335%3B&r=1"},
		{"/süd?q=süd", nil, "https://news.example/s%C3%BCd?q=s%C3%BCd"},
		{"/süd?q=s%FCd", charmap.Windows1252, "https://news.example/s%C3%BCd?q=s%FCd"},
	} {
		if u, err := ParseIn(tt.ref, base, tt.enc); err != nil || u.String() != tt.want {
			t.Errorf("%q: %v, %v, want %s", tt.ref, u, err, tt.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for ref, want := range map[string]error{
		"mailto:a@example.com": ErrScheme,
		"javascript:void(0)":   ErrScheme,
		"file:///etc/passwd":   ErrScheme,
		"/relative":            ErrScheme,
		"https://":             ErrHost,
		"https://@/path":       ErrHost,
		"https://a b/":         nil,
		"http://a\x00b/":       nil,
		"http://hard::x":       nil,
		"http://a:99999999/":   nil,
		"https://e.x/" + strings.Repeat("x", 3000): ErrLength,
	} {
		_, err := Parse(ref, nil)
		if err == nil || want != nil && !errors.Is(err, want) {
			t.Errorf("%.40q: %v, want %v", ref, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"https://example.com/a/../b?x=1&y", "http://[::1]/%zz", "//h/%2e%2E/..;sid=1", "?a=%41&&b", "HTTP://a.B:80", `\\h\%/?\#\`, "1:2", "http:///%41", "//a_a::"} {
		f.Add(s)
	}
	base, _ := url.Parse("https://base.example/dir/page?q=1")
	f.Fuzz(func(t *testing.T, ref string) {
		u, err := Parse(ref, base)
		if err != nil {
			return
		}
		again, err := Parse(u.String(), nil)
		if err != nil {
			t.Fatalf("%q gives %q, which fails: %v", ref, u, err)
		}
		if again.String() != u.String() {
			t.Errorf("%q gives %q, then %q", ref, u, again)
		}
		if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.Fragment != "" {
			t.Errorf("%q gives %q", ref, u)
		}
	})
}

// No message tells a password.
func TestRedacted(t *testing.T) {
	for ref, want := range map[string]string{
		"https://user:secret@e.com/a":     "https://e.com/a",
		"https://user@e.com/a?b@c":        "https://e.com/a?b@c",
		"https://us@er:sec@ret@e.com":     "https://e.com",
		"https://user:sec/ret@e.com/a":    "https://e.com/a",
		`https:\\user:secret@e.com\a`:     `https:\\e.com\a`,
		"https:/user:secret@e.com":        "https:/e.com",
		"user:secret@e.com":               "e.com",
		"ftp://user:secret@e.com":         "ftp://e.com",
		"https://e.com/@user/a":           "https://e.com/@user/a",
		"https://e.com:8080/@user":        "https://e.com:8080/@user",
		"https://e.com/a?mail=user@e.com": "https://e.com/a?mail=user@e.com",
		"/a/@b":                           "/a/@b",
		"":                                "",
	} {
		if got := Redacted(ref); got != want || hasCredentials(ref) != (got != ref) {
			t.Errorf("%q: %q, want %q", ref, got, want)
		}
		_, err := Parse(ref+"\x7f:", nil)
		if err != nil && strings.Contains(err.Error(), "sec") {
			t.Errorf("%q: %v", ref, err)
		}
	}
}
