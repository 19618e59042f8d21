package fetch

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

const cookieFile = "\ufeff# Netscape HTTP Cookie File\r\n" +
	"# written by hand\n\n" +
	".example.com\tTRUE\t/\tTRUE\t4102444800\tsession\tabc=1\r\n" +
	"www.example.com\tFALSE\t/news\tFALSE\t0\tplain\t\n" +
	"#HttpOnly_.example.com\tTRUE\t/\tFALSE\t1.5\told\tx\n" +
	"example.org\tTRUE\t/\tFALSE\t99999999999999\tfar\ty\n" +
	"127.0.0.1\tFALSE\t/\tFALSE\t0\tlocal\tz\n"

func TestReadCookies(t *testing.T) {
	cookies, err := ReadCookies(strings.NewReader(cookieFile))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range cookies {
		got = append(got, fmt.Sprintln(c.Domain, c.Path, c.Secure, c.HttpOnly, c.Name, c.Value, c.Expires.IsZero()))
	}
	want := []string{
		".example.com / true false session abc=1 false\n", "www.example.com /news false false plain  true\n",
		".example.com / false true old x false\n", ".example.org / false false far y false\n", "127.0.0.1 / false false local z true\n",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, bad := range []string{"x\n", "a\tTRUE\t/\tTRUE\tsoon\tsession\thunter2", "\tTRUE\t/\tTRUE\t0\tsession\thunter2",
		"e.com\tTRUE\t/\tTRUE\t-5\tsession\thunter2", "e.com\tTRUE\t/\tTRUE\t0\tsession\thunter2\tmore", `[{"name": "session", "value": "hunter2"}]`} {
		_, err := ReadCookies(strings.NewReader("# ok\n" + bad))
		if err == nil || !strings.HasPrefix(err.Error(), "line 2: ") || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzReadCookies(f *testing.F) {
	f.Add(cookieFile)
	f.Fuzz(func(t *testing.T, file string) {
		cookies, err := ReadCookies(strings.NewReader(file))
		if err != nil {
			return
		}
		newLogin(Credentials{Cookies: cookies}).add(&http.Request{URL: &url.URL{Scheme: "https", Host: "example.com"}, Header: http.Header{}}, nil)
		for _, c := range cookies {
			if c.Name == "" || c.Domain == "" {
				t.Errorf("%+v", c)
			}
		}
	})
}

// Cookies go where they belong, and where For says.
func TestLogin(t *testing.T) {
	cookies, err := ReadCookies(strings.NewReader(cookieFile))
	if err != nil {
		t.Fatal(err)
	}
	l := newLogin(Credentials{
		Header:  http.Header{"authorization": {"Bearer hunter2"}},
		Cookies: cookies,
		For:     func(u *url.URL) bool { return u.Path != "/elsewhere" },
	})
	for address, want := range map[string]string{
		"https://www.example.com/":      "session=abc=1",
		"http://www.example.com/":       "",
		"http://www.example.com/news/a": "plain=",
		"https://example.com/elsewhere": "-",
		"https://example.org/":          "far=y",
		"http://sub.example.org/":       "far=y",
		"https://notexample.org/":       "",
		"http://127.0.0.1:8080/":        "local=z",
		"http://127.0.0.2:8080/":        "",
	} {
		req, err := http.NewRequest(http.MethodGet, address, nil)
		if err != nil {
			t.Fatal(err)
		}
		l.add(req, nil)
		got := req.Header.Get("Cookie")
		if req.Header.Get("Authorization") == "" {
			got = "-"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

// Nothing that was sent to let a reader in is in an Exchange, and what the site sets
// anew wins.
func TestSecrets(t *testing.T) {
	u := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got := r.Header.Get("Authorization") + " " + r.Header.Get("Cookie") + " " + r.UserAgent()
		http.SetCookie(w, &http.Cookie{Name: "session", Value: "hunter3", Expires: time.Now().Add(time.Hour)})
		http.SetCookie(w, &http.Cookie{Name: "consent", Value: "yes"})
		fmt.Fprint(w, len(got), strings.Contains(got, "Bearer hunter2") && strings.Contains(got, "session=hunter"))
	})
	host := strings.TrimPrefix(u, "http://")
	host = host[:strings.IndexByte(host, ':')]
	c := client(Options{UserAgent: "x", Credentials: Credentials{
		Header:  http.Header{"Authorization": {"Bearer hunter2"}, "User-Agent": {"me"}},
		Cookies: []*http.Cookie{{Domain: host, Path: "/", Name: "session", Value: "hunter2"}},
	}})
	for range 2 {
		x := get(t, c, u)
		if !strings.HasSuffix(string(x.Body), "true") {
			t.Errorf("the site got %s", x.Body)
		}
		told := fmt.Sprintf("%+v %+v", x.Request, x.Response)
		if strings.Contains(told, "hunter") || !strings.Contains(told, "consent") || !strings.Contains(told, "Accept-Encoding") {
			t.Errorf("kept %s", told)
		}
	}
}
