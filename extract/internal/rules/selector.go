package rules

import (
	"fmt"
	"regexp"

	"github.com/andybalholm/cascadia"
)

// selector finds elements by CSS, and says what of them counts: the value of an
// attribute, or where there is none the text.
type selector struct {
	match     cascadia.Selector // nil: not set
	attribute string
}

// attributeOf is the ending by which a selector asks for an attribute, as
// Scrapy writes it: "time::attr(datetime)".
var attributeOf = regexp.MustCompile(`^(.*)::attr\(\s*([^\s()]+)\s*\)\s*$`)

// UnmarshalText reads a selector as files have it.
func (s *selector) UnmarshalText(text []byte) error {
	css := string(text)
	if parts := attributeOf.FindStringSubmatch(css); parts != nil {
		css, s.attribute = parts[1], parts[2]
	}
	match, err := cascadia.Compile(css)
	if err != nil {
		return fmt.Errorf("%q is not a CSS selector: %w", css, err)
	}
	s.match = match
	return nil
}
