package rules

import (
	"errors"
	"strings"

	"golang.org/x/net/idna"
)

// host is a name of a host as a rule has it: "example.com" is that one alone,
// ".example.com" it and all below it.
type host struct {
	name  string
	below bool // those below it are meant, too
}

// UnmarshalText reads a host and refuses what no page's host can be.
func (h *host) UnmarshalText(text []byte) error {
	name := string(text)
	switch {
	case strings.Trim(name, ".") == "":
		return errors.New("a host without a name")
	case strings.ContainsAny(name, ":/ "):
		return errors.New("not a host: leave scheme, port and path away, as in \"www.example.com\"")
	case strings.Contains(name, "*"):
		return errors.New("hosts have no wildcards: \".example.com\" stands for example.com and all hosts below it")
	}
	rest, below := strings.CutPrefix(name, ".")
	*h = host{normalHost(rest), below}
	return nil
}

// matches tells whether the rule of h is for a host, in the form of normalHost.
func (h host) matches(hostname string) bool {
	return hostname == h.name || h.below && strings.HasSuffix(hostname, "."+h.name)
}

// normalHost writes a host in ASCII and lower case, without the final dot.
func normalHost(name string) string {
	name = strings.TrimSuffix(strings.ToLower(name), ".")
	if ascii, err := idna.Lookup.ToASCII(name); err == nil {
		return ascii
	}
	return name
}
