package fetch

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// ReadCookies reads cookies in the format of cookies.txt, which Netscape has
// invented and curl, wget, yt-dlp and extensions of browsers write: a line a cookie,
// of seven fields with tabs between them, its domain, whether that has subdomains,
// its path, whether it is for https alone, when it ends (in seconds since 1970, 0: with
// the session), its name and its value. A cookie for one host alone has a Domain
// without a dot before it, another one with.
//
// An error names the line and never quotes it. Cookies that have ended are left
// out when they would be sent.
func ReadCookies(r io.Reader) (cookies []*http.Cookie, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line, httpOnly := strings.CutPrefix(strings.TrimRight(lines.Text(), "\r\n"), "#HttpOnly_")
		if n == 1 {
			line = strings.TrimPrefix(line, "\uFEFF")
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") && !httpOnly {
			continue
		}
		c, err := readCookie(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		c.HttpOnly = httpOnly
		cookies = append(cookies, c)
	}
	return cookies, lines.Err()
}

func readCookie(line string) (*http.Cookie, error) {
	f := strings.Split(line, "\t")
	if len(f) == 6 {
		f = append(f, "") // some leave out the value of an empty cookie
	}
	if len(f) != 7 {
		return nil, fmt.Errorf("a cookie has 7 fields with tabs between them, and this has %d", len(f))
	}
	ends, err := strconv.ParseFloat(f[4], 64)
	if err != nil || ends < 0 && ends != -1 {
		return nil, fmt.Errorf("its fifth field is not a time in seconds since 1970")
	}
	domain := strings.TrimPrefix(strings.ToLower(f[0]), ".")
	if domain == "" || f[5] == "" {
		return nil, fmt.Errorf("it has no domain or no name")
	}
	if strings.EqualFold(f[1], "TRUE") {
		domain = "." + domain
	}
	c := &http.Cookie{Domain: domain, Path: f[2], Secure: strings.EqualFold(f[3], "TRUE"), Name: f[5], Value: f[6]}
	if ends > 0 {
		c.Expires = time.Unix(int64(min(ends, maxEnd)), 0)
	}
	return c, nil
}

// maxEnd is the last time that a cookie may have as its end: the year 9999.
const maxEnd = 253402300799
