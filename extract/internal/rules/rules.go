// Package rules reads what a caller knows of sites: where on their pages, by
// CSS selectors, the body and the fields of a story stand and what does not
// belong there. What a rule finds is believed before all that the stages find.
//
// rules.go reads the file, selector.go and host.go its values; find.go looks on
// a page and is the only file that knows goquery.
package rules

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// Rules are the rules of a file. They are not changed after Parse, and may be
// used by any number of goroutines.
type Rules struct {
	rules  []rule
	digest string
}

// rule is one table of the file. A selector that is not set finds nothing.
type rule struct {
	Hosts     []host     `toml:"hosts"`
	Body      selector   `toml:"body"`
	Remove    []selector `toml:"remove"`
	Title     selector   `toml:"title"`
	Byline    selector   `toml:"byline"`
	Authors   selector   `toml:"authors"`
	Published selector   `toml:"published"`
	Modified  selector   `toml:"modified"`
	Category  selector   `toml:"category"`
	Tags      selector   `toml:"tags"`
	Image     selector   `toml:"image"`
}

// fields are the selectors of the fields of the record.
func (r *rule) fields() map[claim.Field]selector {
	return map[claim.Field]selector{claim.Title: r.Title, claim.Byline: r.Byline, claim.Author: r.Authors, claim.Published: r.Published,
		claim.Modified: r.Modified, claim.Category: r.Category, claim.Tag: r.Tags, claim.Image: r.Image}
}

// Parse reads a file of rules; name is what errors call it. They tell the line
// and the key.
func Parse(name string, data []byte) (*Rules, error) {
	var file struct {
		Rules []rule `toml:"rule"`
	}
	if err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&file); err != nil {
		return nil, located(name, data, err)
	}
	if len(file.Rules) == 0 {
		return nil, fmt.Errorf("%s: there is no rule in it: each begins with [[rule]]", name)
	}
	for i, r := range file.Rules {
		if len(r.Hosts) == 0 {
			return nil, fmt.Errorf("%s: rule %d: hosts: there are none; name those that it is for, such as hosts = [\"example.com\"]", name, i+1)
		}
	}
	sum := sha256.Sum256(data)
	return &Rules{file.Rules, "sha256:" + hex.EncodeToString(sum[:])}, nil
}

// located puts the file, line and key in front of an error of the TOML reader.
func located(name string, data []byte, err error) error {
	if missing, ok := errors.AsType[*toml.StrictMissingError](err); ok {
		first := missing.Errors[0]
		row, _ := first.Position()
		key := first.Key()[len(first.Key())-1]
		return fmt.Errorf("%s:%d: %s: rules have no such key; they have hosts, body, remove, title, byline, authors, published, modified, category, tags and image",
			name, row, key)
	}
	bad, ok := errors.AsType[*toml.DecodeError](err)
	if !ok {
		return fmt.Errorf("%s: %w", name, err)
	}
	row, _ := bad.Position()
	line := strings.Split(string(data), "\n")[row-1]
	key, _, _ := strings.Cut(line, "=")
	return fmt.Errorf("%s:%d: %s: %s", name, row, strings.TrimSpace(key), strings.TrimPrefix(bad.Error(), "toml: "))
}

// Digest tells one file of rules from another: "sha256:" and the digest of its
// bytes.
func (r *Rules) Digest() string { return r.digest }

// For are the rules for a host, in their order; nil where there are none.
func (r *Rules) For(hostname string) Site {
	if r == nil || hostname == "" {
		return nil
	}
	hostname = normalHost(hostname)
	var site Site
	for i := range r.rules {
		if r.rules[i].isFor(hostname) {
			site = append(site, &r.rules[i])
		}
	}
	return site
}

func (r *rule) isFor(hostname string) bool {
	for _, h := range r.Hosts {
		if h.matches(hostname) {
			return true
		}
	}
	return false
}
