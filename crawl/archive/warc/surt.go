package warc

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// surt returns the key that an index sorts a URL under: the host's labels
// reversed, then port, path and sorted query, all in lower case, without
// scheme, user, fragment and a leading www (Sort-friendly URI Reordering
// Transform). Replay tools look pages up by the key they work out themselves,
// so it is worked out the way warcio does. A URL that is not HTTP, or cannot be
// parsed, is its own key.
func surt(rawURL string) string {
	u, err := url.Parse(strings.ToLower(rawURL))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return escapeBlanks(rawURL)
	}
	labels := strings.Split(trimWWW(u.Hostname()), ".")
	slices.Reverse(labels)
	key := strings.Join(labels, ",")
	if port := u.Port(); port != "" && port != defaultPorts[u.Scheme] {
		key += ":" + port
	}
	key += ")" + pathOf(u)
	if u.RawQuery != "" {
		args := strings.Split(u.RawQuery, "&")
		slices.Sort(args)
		key += "?" + strings.Join(args, "&")
	}
	return escapeBlanks(key)
}

// escapeBlanks keeps a key in one piece: a space ends it, a line break its line.
func escapeBlanks(key string) string {
	var b strings.Builder
	for _, c := range []byte(key) {
		if c <= ' ' {
			fmt.Fprintf(&b, "%%%02x", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

var defaultPorts = map[string]string{"http": "80", "https": "443"}

func pathOf(u *url.URL) string {
	if p := u.EscapedPath(); p != "" {
		return p
	}
	return "/"
}

// trimWWW takes www, www2 and the like off a host.
func trimWWW(host string) string {
	rest, ok := strings.CutPrefix(host, "www")
	if !ok {
		return host
	}
	if rest, ok = strings.CutPrefix(strings.TrimLeft(rest, "0123456789"), "."); ok {
		return rest
	}
	return host
}
