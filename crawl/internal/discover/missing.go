package discover

import "strings"

// MissingPage is what a site shows under an address that does not exist, where
// it does so with the status of a page that does: a soft 404. The zero value is
// that of a site which gives the status 404, and is like no page.
type MissingPage struct {
	Title string `json:"title,omitempty"`
	Text  string `json:"text,omitempty"`
}

// maxMissingText is how much of the text is kept, in bytes. Apologies are short;
// the rest is a list of other stories.
const maxMissingText = 2000

// sameWords is the share of their words that two showings of a missing page have
// in common at least. The address that was asked for, and stories recommended
// instead, may differ.
const sameWords = 0.7

// NewMissingPage notes what was shown.
func NewMissingPage(title, text string) *MissingPage {
	return &MissingPage{Title: title, Text: text[:min(len(text), maxMissingText)]}
}

// Is reports whether a page is the missing page once more.
func (m *MissingPage) Is(title, text string) bool {
	if m == nil || *m == (MissingPage{}) {
		return false
	}
	a, b := wordSet(m.Title+" "+m.Text), wordSet(title+" "+text[:min(len(text), maxMissingText)])
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	return float64(both) >= sameWords*float64(len(a)+len(b)-both)
}

func wordSet(s string) map[string]bool { return words(strings.ToLower(s)) }
