package address

import (
	"strconv"
	"strings"
)

// Redacted is an address as a person wrote it, good or bad, without a user name
// and a password: for messages, logs and whatever else others may read. One that
// has neither is as it was.
func Redacted(ref string) string {
	start := 0
	if i := strings.IndexAny(ref, `/\`); i >= 0 && strings.HasSuffix(ref[:i], ":") {
		start = i + len(ref[i:]) - len(strings.TrimLeft(ref[i:], `/\`))
	}
	end := len(ref)
	if i := strings.IndexAny(ref[start:], `/\?#`); i >= 0 {
		end = start + i
	}
	// A password with a slash in it ends up where a port should be.
	if _, port, ok := strings.Cut(ref[start:end], ":"); ok && !strings.Contains(port, "@") {
		if _, err := strconv.Atoi(port); err != nil {
			end = len(ref)
		}
	}
	at := strings.LastIndexByte(ref[start:end], '@')
	return ref[:start] + ref[start+at+1:]
}

// hasCredentials reports whether ref has a user name or a password in it.
func hasCredentials(ref string) bool { return Redacted(ref) != ref }
