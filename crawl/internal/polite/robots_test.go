package polite

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestAllowed(t *testing.T) {
	tests := []struct {
		name, robots string
		allow, deny  []string
	}{
		{name: "empty file", allow: []string{"/", "/a"}},
		{
			name:   "longest match decides",
			robots: "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\n",
			allow:  []string{"/", "/a/b", "/a/b/x"}, deny: []string{"/a", "/ax", "/a/b/c"},
		},
		{
			name:   "allow wins a tie, in either order",
			robots: "User-agent: *\nDisallow: /a\nAllow: /a\nAllow: /b\nDisallow: /b\n",
			allow:  []string{"/a", "/b"},
		},
		{
			name:   "star and end",
			robots: "User-agent: *\nDisallow: /*.pdf$\nDisallow: /q?*id=\nDisallow: /x*y*z\n",
			allow:  []string{"/a.pdf?x", "/a.pdfs", "/q?x=1", "/xzy"},
			deny:   []string{"/a.pdf", "/d/b.pdf", "/q?a=1&id=2", "/xyz", "/x1y2z3"},
		},
		{
			name:   "end of a pattern that is the whole path",
			robots: "User-agent: *\nDisallow: /\nAllow: /$\n",
			allow:  []string{"/"}, deny: []string{"/a"},
		},
		{
			name:   "the last piece before the end is taken from the end",
			robots: "User-agent: *\nDisallow: /*ab$\n",
			deny:   []string{"/abab", "/ab"}, allow: []string{"/aba"},
		},
		{
			name:   "percent encoding of either side",
			robots: "User-agent: *\nDisallow: /%7Ejoe\nDisallow: /ä\nDisallow: /a%2fb\nDisallow: /s%2A\n",
			deny:   []string{"/~joe", "/%7ejoe", "/%C3%A4", "/%c3%a4x", "/a%2Fb", "/s*"},
			allow:  []string{"/joe", "/a/b", "/sx"},
		},
		{
			name:   "the group that names us, not the one for all",
			robots: "User-agent: *\nDisallow: /\n\nUser-agent: Tearsheet/2.0\nDisallow: /mine\n",
			allow:  []string{"/", "/x"}, deny: []string{"/mine"},
		},
		{
			name:   "a longer or shorter token is another crawler",
			robots: "User-agent: tear\nDisallow: /\nUser-agent: tearsheetbot\nDisallow: /\n",
			allow:  []string{"/"},
		},
		{
			name:   "groups for the same crawler are one",
			robots: "User-agent: tearsheet\nDisallow: /a\nUser-agent: other\nDisallow: /o\nUser-agent: TEARSHEET\nDisallow: /b\n",
			deny:   []string{"/a", "/b"}, allow: []string{"/o"},
		},
		{
			name:   "several agents share a group, lines between them aside",
			robots: "User-agent: other\n\nSitemap: https://a.example/s.xml\nUser-agent: tearsheet\nDisallow: /a\n",
			deny:   []string{"/a"},
		},
		{
			name:   "a group that names us and has no rules allows all",
			robots: "User-agent: *\nDisallow: /\nUser-agent: tearsheet\nDisallow:\n",
			allow:  []string{"/x"},
		},
		{
			name:   "rules before any group, broken lines and comments",
			robots: "Disallow: /x\nCrawl-delay: soon\n???\nUser-agent: * # all\nDisallow: /a # why\nDisallow /b\n: /c\n",
			allow:  []string{"/x", "/c"}, deny: []string{"/a", "/b"},
		},
		{
			name:   "byte order mark, lone carriage returns",
			robots: "\xef\xbb\xbfUser-agent: *\rDisallow: /a\r\nDisallow: /b",
			deny:   []string{"/a", "/b"},
		},
		{
			name:   "robots.txt itself",
			robots: "User-agent: *\nDisallow: /\n",
			allow:  []string{"/robots.txt"}, deny: []string{"/robots.txt.bak"},
		},
		{
			name:   "a pattern without its slash",
			robots: "User-agent: *\nDisallow: private\nDisallow: *.cgi\n",
			deny:   []string{"/private/x", "/a.cgi"}, allow: []string{"/x/private"},
		},
		{
			name:   "an agent with stars is not everyone",
			robots: "User-agent: *Bot*\nDisallow: /\nUser-agent: *bot\nDisallow: /\nUser-agent: * all of you\nDisallow: /a\n",
			allow:  []string{"/", "/b"}, deny: []string{"/a"},
		},
		{
			name:   "bytes that are escaped in a request",
			robots: "User-agent: *\nDisallow: /a{id}\nDisallow: /b|c\nDisallow: /d\"e\nDisallow: /f<g>\nDisallow: /h^i\nDisallow: /j`k\nDisallow: /l?m=[n]\n",
			deny:   []string{"/a%7Bid%7D", "/a{id}", "/b%7cc", "/d%22e", "/f%3Cg%3E", "/h%5Ei", "/j%60k", "/l?m=[n]"},
			allow:  []string{"/a", "/f"},
		},
		{
			name:   "a backslash, as it is and as browsers ask for it",
			robots: "User-agent: *\nDisallow: /a\\b\nDisallow: \\c\\\nDisallow: /d?e=\\f\n",
			deny:   []string{"/a%5Cb", "/a/b", "/c/", "/d?e=%5Cf"}, allow: []string{"/a", "/c", "/d?e=/f"},
		},
		{
			name:   "misspelt as Google accepts it",
			robots: "Useragent: *\nDissallow: /1\nDissalow: /2\nDisalow: /3\nDiasllow: /4\nDisallaw: /5\nDisallowed: /6\nDISALLOW : /7\nUser agents: x\nDisallow: /8\nDisalllow: /9\n",
			deny:   []string{"/1", "/2", "/3", "/4", "/5", "/6", "/7"}, allow: []string{"/8", "/9"},
		},
		{
			name:   "without colons, with colons in the value",
			robots: "User-agent *\nDisallow /a:b\nDisallow\t/c\nDisallow: /d:e\nDisallow https://x.example/f\n",
			deny:   []string{"/a:b", "/c", "/d:e"}, allow: []string{"/a", "/d", "/f"},
		},
		{
			name:   "a delay between two agents does not part them",
			robots: "User-agent: tearsheet\nCrawl-delay: 5\nUser-agent: other\nDisallow: /a\n",
			deny:   []string{"/a"}, allow: []string{"/"},
		},
	}
	for _, tt := range tests {
		r := ParseRobots([]byte(tt.robots), "tearsheet")
		for _, p := range tt.allow {
			if !r.Allowed(p) {
				t.Errorf("%s: %s is forbidden", tt.name, p)
			}
		}
		for _, p := range tt.deny {
			if r.Allowed(p) {
				t.Errorf("%s: %s is allowed", tt.name, p)
			}
		}
	}
}

func TestDelayAndSitemaps(t *testing.T) {
	r := ParseRobots([]byte("Sitemap: https://a.example/1.xml\nUser-agent: a\nCrawl-delay: 9\nUser-agent: tearsheet\nCrawl-delay: 1.5\nDisallow: /x\nsitemap:https://a.example/2.xml\nSitemap https://a.example/3.xml\nSitemaps: /4.xml\nsite-map: https://a.example/5.xml\nSitemap\thttp://a.example:80/6.xml\nUser-agent: b\nCrawl-delay: 7"), "tearsheet")
	if r.Delay != 1500*time.Millisecond {
		t.Errorf("delay %v", r.Delay)
	}
	if want := []string{"https://a.example/1.xml", "https://a.example/2.xml", "https://a.example/3.xml", "/4.xml",
		"https://a.example/5.xml", "http://a.example:80/6.xml"}; !reflect.DeepEqual(r.Sitemaps, want) {
		t.Errorf("sitemaps %q", r.Sitemaps)
	}
	for _, s := range []string{"1e300", "99999999"} {
		if r := ParseRobots([]byte("User-agent: *\nCrawl-delay: "+s), "x"); r.Delay != MaxDelay {
			t.Errorf("Crawl-delay %s is %v", s, r.Delay)
		}
	}
	for _, s := range []string{"-1", "NaN", "x", ""} {
		if r := ParseRobots([]byte("User-agent: *\nCrawl-delay: "+s), "x"); r.Delay != 0 {
			t.Errorf("Crawl-delay %s is %v", s, r.Delay)
		}
	}
}

func TestRobotsSize(t *testing.T) {
	pad := strings.Repeat("#\n", MaxRobots/2)
	r := ParseRobots([]byte("User-agent: *\nDisallow: /a\n"+pad+"Disallow: /b\n"), "x")
	if r.Allowed("/a") || !r.Allowed("/b") {
		t.Error("the cap is not where it should be")
	}
}

// A pattern of many stars must not make matching slow.
func TestManyStars(t *testing.T) {
	r := ParseRobots([]byte("User-agent: *\nDisallow: /"+strings.Repeat("a*", 20000)+"b$"), "x")
	if !r.Allowed("/" + strings.Repeat("a", 100000)) {
		t.Error("forbidden")
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\nAllow: /%7e\nCrawl-delay: 2.5", "/a1b")
	f.Add("user-agent:tearsheet\rdisallow:/$\rsitemap: https://a.example/s", "/")
	f.Fuzz(func(t *testing.T, robots, path string) {
		r := ParseRobots([]byte(robots), "tearsheet")
		if !r.Allowed("/robots.txt") {
			t.Error("robots.txt is forbidden")
		}
		// What is written for everyone reads the same for anyone.
		text, _ := r.MarshalText()
		if len(text) < MaxRobots {
			again := ParseRobots(text, "tearsheet")
			if !reflect.DeepEqual(r, again) {
				t.Errorf("%q\nis %+v\nagain %+v", robots, r, again)
			}
		}
		// Escaping a path does not change what it is.
		var esc strings.Builder
		for i := 0; i < len(path); i++ {
			if isUnreserved(path[i]) {
				fmt.Fprintf(&esc, "%%%02x", path[i])
			} else {
				esc.WriteByte(path[i])
			}
		}
		if p := "/" + path; p != "/robots.txt" && r.Allowed(p) != r.Allowed("/"+esc.String()) && !strings.Contains(path, "%") {
			t.Errorf("%q and %q differ", p, esc.String())
		}
	})
}
