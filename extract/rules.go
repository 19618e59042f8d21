package extract

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/rules"
)

// Rules say, for the hosts that they name, where on a page the story and its
// fields stand. They may be shared among goroutines. The zero Rules, and nil,
// know no host.
type Rules struct {
	rules *rules.Rules
}

// ParseRules reads rules in TOML; name is what errors call the file, before the
// line and the key that they are about.
//
//	[[rule]]
//	hosts     = ["www.example.com", ".example.org"]
//	body      = "div.story"
//	remove    = ["aside", ".newsletter"]
//	title     = "h1.headline"
//	byline    = "p.signature"
//	authors   = "p.signature a"
//	published = "time.first::attr(datetime)"
//	modified  = "time.last::attr(datetime)"
//	category  = "nav.trail a"
//	tags      = "meta[name=topics]::attr(content)"
//	image     = "figure.lead img"
//
// A host with a leading dot stands for itself and all hosts below it. All other
// values are CSS selectors, each of which may end in ::attr(NAME) and then finds
// the value of that attribute rather than the text. All keys but hosts may be
// left out.
//
//   - body finds the elements that hold the story; all text in them is kept, but
//     for what is hidden in them.
//   - remove finds what is read as if it were not on the page, by rules and by
//     all else.
//   - authors finds names, or bylines with names; without it, they are taken
//     from what byline finds.
//   - category finds one name, or a trail whose last name is the category.
//   - tags finds a tag each, or one list that commas separate.
//   - image finds an img element, one around it, or its address.
//   - Of title, byline, published, modified and image the first element counts.
//
// What a rule finds is the field, with the source "rule:title" and so on, and
// "rule:body" for the text; a date must be one, to the day at least. A field
// that it does not find is decided as without rules. Of several rules for a host
// the first that finds a field has it.
func ParseRules(name string, data []byte) (*Rules, error) {
	r, err := rules.Parse(name, data)
	if err != nil {
		return nil, err
	}
	return &Rules{r}, nil
}

// Digest tells one file of rules from another: "sha256:" and the digest of its
// bytes in hexadecimal. It is "" where there are no rules.
func (r *Rules) Digest() string {
	if r == nil || r.rules == nil {
		return ""
	}
	return r.rules.Digest()
}

// site are the rules for a host; nil where there are none.
func (r *Rules) site(host string) rules.Site {
	if r == nil {
		return nil
	}
	return r.rules.For(host)
}
