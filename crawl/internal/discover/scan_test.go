package discover

import (
	"fmt"
	"testing"
	"time"
)

// The letters of a link are those of the encoding of its page: a path goes out
// in UTF-8, a query in that encoding.
func TestScanEncodings(t *testing.T) {
	for _, tt := range []struct{ encoding, page, want string }{
		{"utf-8", "<a href=\"/s\xc3\xbcd?q=s\xc3\xbcd\">", "https://e.com/s%C3%BCd?q=s%C3%BCd"},
		{"windows-1252", "<a href=\"/s\xfcd?q=s\xfcd\">", "https://e.com/s%C3%BCd?q=s%FCd"},
		{"windows-1252", "<a href=\"/s&uuml;d?q=s&uuml;d\">", "https://e.com/s%C3%BCd?q=s%FCd"},
		{"windows-1251", "<a href=\"/\xfe\xe3?q=\xfe\xe3\">", "https://e.com/%D1%8E%D0%B3?q=%FE%E3"},
		{"shift_jis", "<a href=\"/\x95\x5c?q=\x95\x5c\">", "https://e.com/%E8%A1%A8?q=%95%5C"}, // the second byte is a backslash
		{"gbk", "<a href=\"/\xc4\xcf?q=\xc4\xcf\">", "https://e.com/%E5%8D%97?q=%C4%CF"},
		{"utf-16le", "\xff\xfe<\x00a\x00 \x00h\x00r\x00e\x00f\x00=\x00/\x00\xfc\x00?\x00\xfc\x00>\x00", "https://e.com/%C3%BC?%C3%BC"},
		{"windows-1252", "<a href=\"/plain?q=1&amp;r=2\">", "https://e.com/plain?q=1&r=2"},
	} {
		p := Scan([]byte(tt.page), parse(t, "https://e.com/"), func() string { return tt.encoding })
		if len(p.Links) != 1 || p.Links[0].URL.String() != tt.want {
			t.Errorf("%s %q: %v, want %s", tt.encoding, tt.page, p.Links, tt.want)
		}
	}
}

func TestReadRefresh(t *testing.T) {
	for _, tt := range []struct {
		content, want string
		after         time.Duration
	}{
		{"0; url=/next", "https://e.com/next", 0},
		{" 5;URL = '/next' ; x", "https://e.com/next", 5 * time.Second},
		{`0;url="/a b"`, "https://e.com/a%20b", 0},
		{"3,/next", "https://e.com/next", 3 * time.Second},
		{"3 url=//o.com", "https://o.com/", 3 * time.Second},
		{"1.9;url=/x", "https://e.com/x", time.Second},
		{".5;url=/x", "https://e.com/x", 0},
		{"0;url", "https://e.com/url", 0},
		{"0;urls/a", "https://e.com/urls/a", 0},
		{"0; url='/open", "https://e.com/open", 0},
		{"99999999999;url=/x", "https://e.com/x", (1 << 20) * time.Second},
		{"99999999999999999999;url=/x", "", 0},
		{"300", "", 0},
		{"300;", "", 0},
		{"0;url=", "", 0},
		{"0;url=javascript:void(0)", "", 0},
		{"x;url=/a", "", 0},
		{"5x;url=/a", "", 0},
		{"", "", 0},
	} {
		r := ReadRefresh(tt.content, parse(t, "https://e.com/"))
		got := ""
		if r.URL != nil {
			got = r.URL.String()
		}
		if got != tt.want || r.After != tt.after {
			t.Errorf("%q: %q after %v, want %q after %v", tt.content, got, r.After, tt.want, tt.after)
		}
	}
}

func TestScanRefreshAndFrames(t *testing.T) {
	for _, tt := range []struct{ page, want string }{
		{`<meta http-equiv="Refresh" content="0; url=/a"><meta http-equiv=refresh content="1;url=/b">`, "https://e.com/a []"},
		{`<meta http-equiv=refresh content="300"><meta http-equiv=refresh content="1;url=/b">`, "https://e.com/b []"},
		{`<noscript><meta http-equiv=refresh content="0;url=/no"></noscript>`, "<nil> []"},
		{`<noscript>x</noscript><base href="/d/"><meta http-equiv=refresh content="0;url=yes">`, "https://e.com/d/yes []"},
		{`<!-- <meta http-equiv=refresh content="0;url=/no"> -->`, "<nil> []"},
		{`<frameset><frame src="menu.html"><frame src=/news.html></frameset><iframe src="/ad">`, "<nil> [/menu.html /news.html]"},
	} {
		p := Scan([]byte(tt.page), parse(t, "https://e.com/"), nil)
		paths := []string{}
		for _, l := range p.Links {
			paths = append(paths, l.URL.Path)
		}
		if got := fmt.Sprint(p.Refresh.URL, paths); got != fmt.Sprint(tt.want) {
			t.Errorf("%s: %s, want %s", tt.page, got, tt.want)
		}
	}
}
