package discover

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// Refresh is where a page sends its readers by itself, and after how long. The
// zero value is that of a page which does not.
type Refresh struct {
	URL   *url.URL
	After time.Duration
}

// ReadRefresh reads the header Refresh, or the content of the meta element of
// that name, as browsers do (HTML, "shared declarative refresh steps"): "5;
// url=/next". Without an address the page is loaded again, which sends nobody
// anywhere.
func ReadRefresh(content string, base *url.URL) Refresh {
	s := strings.TrimSpace(content)
	rest := strings.TrimLeft(s, "0123456789")
	seconds, err := strconv.Atoi(s[:len(s)-len(rest)])
	if err != nil && !strings.HasPrefix(rest, ".") {
		return Refresh{}
	}
	after := time.Duration(min(seconds, 1<<20)) * time.Second
	rest = strings.TrimLeft(rest, "0123456789.")
	target := strings.TrimSpace(rest)
	if target == rest && rest != "" && !strings.ContainsAny(rest[:1], ";,") {
		return Refresh{}
	}
	if target != "" && strings.ContainsAny(target[:1], ";,") {
		target = strings.TrimSpace(target[1:])
	}
	if target = unquoted(afterURL(target)); target == "" {
		return Refresh{}
	}
	u, err := address.Parse(target, base)
	if err != nil {
		return Refresh{}
	}
	return Refresh{URL: u, After: after}
}

// afterURL is s without the "url=" before an address, which may be missing.
func afterURL(s string) string {
	if len(s) < 3 || !strings.EqualFold(s[:3], "url") {
		return s
	}
	if rest, ok := strings.CutPrefix(strings.TrimSpace(s[3:]), "="); ok {
		return strings.TrimSpace(rest)
	}
	return s
}

func unquoted(s string) string {
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return s
	}
	inner, _, _ := strings.Cut(s[1:], s[:1])
	return inner
}
