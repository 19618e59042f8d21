package names

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Kind is what sort of name a name is. The kinds are in order: of two claims
// about a page that are equally well placed, the higher is more likely its
// author.
type Kind int

// The kinds of name.
const (
	Nobody       Kind = iota // a date, a link, a sentence, a section: no name at all
	Organisation             // a firm, a publisher, an institute
	Site                     // the site's own name or address
	Alias                    // one word, initials, a user name, an address: "kesm", "Bo2man", "jane@example.org"
	Desk                     // "Redaktion", "Staff", "admin", "Support Team", "Travel Editor"
	Agency                   // "dpa", its service "lno", "dpa/lno", "The Associated Press"
	Person                   // two to five words as people's names have them
)

var kindNames = [...]string{"nobody", "organisation", "site", "alias", "desk", "agency", "person"}

// String returns the kind's name in lower case.
func (k Kind) String() string { return kindNames[k] }

// Judge says what sort of name a cleaned name is and, in a few words fit for a
// trace, why. It judges by shape and by its tables only: it cannot know
// whether there is such a person.
func Judge(name string, ctx Context) (Kind, string) { return judge(name, words(name), ctx) }

// judge is Judge for a name that is cut into words already.
func judge(name string, ws []word, ctx Context) (Kind, string) {
	if reason := nobody(name, ws); reason != "" {
		return Nobody, reason
	}
	switch {
	case isSite(name, ctx):
		return Site, "the site's own name"
	case isAgency(name) || creditsAgency(name):
		return Agency, "a news agency"
	case hasWord(ws, deskWords):
		return Desk, "a desk"
	case isAddress(name) || len(ws) == 1 && strings.ContainsRune(name, '.') && !strings.HasSuffix(name, "."):
		return Alias, "an address or a user name"
	case len(ws) > 1 && slices.ContainsFunc(ws, isGroupWord):
		return Organisation, "an organisation"
	case len(ws) > 1 && slices.ContainsFunc(ws, isAcronym):
		return Organisation, "an abbreviation that stands for one"
	case isRole(ws):
		return Desk, "a job title"
	case hasCJK(name):
		return judgeCJK(name)
	case len(ws) == 1:
		return Alias, "a single word"
	case isPersonal(ws):
		return Person, "words as in a person's name"
	}
	return Alias, "words in small letters or with digits"
}

// Plausible reports whether a cleaned name may stand as an author, whatever
// its kind.
func Plausible(name string, ctx Context) bool {
	kind, _ := Judge(name, ctx)
	return kind != Nobody
}

// isPersonal reports whether words have the shape of a person's name.
func isPersonal(ws []word) bool {
	if len(ws) > 6 || !isTitle(ws[0].raw) && !particles.has(ws[0].low) {
		return false
	}
	capital := 0
	for _, w := range ws {
		switch {
		case hasDigit(w.raw) || isAcronym(w) || w.raw == "&":
			return false
		case isTitle(w.raw):
			capital++
		case !particles.has(w.low):
			return false
		}
	}
	return capital > 0 && !articles.has(ws[0].low) && ws[0].low != "the"
}

// judgeCJK judges a name in a script without capitals: people have two to four
// signs, or kana with a middle dot, or a space in between.
func judgeCJK(name string) (Kind, string) {
	n := utf8.RuneCountInString(name)
	if n >= 2 && n <= 4 && !strings.ContainsFunc(name, notCJK) || isKatakana(name) && strings.ContainsRune(name, '・') {
		return Person, "signs as in a person's name"
	}
	if n >= 3 && n <= 6 && strings.Count(name, " ") == 1 {
		return Person, "signs as in a person's name"
	}
	if n > 20 {
		return Nobody, "a sentence"
	}
	return Alias, "more signs than a person's name has"
}

func hasWord(ws []word, in set) bool {
	for _, w := range ws {
		if in.has(w.low) {
			return true
		}
		if i := strings.LastIndexAny(w.low, "-/"); i > 0 && in.has(w.low[i+1:]) {
			return true
		}
	}
	return false
}

// isAcronym reports whether a word in capitals is an abbreviation that no
// person is called by. "II" behind a name is none.
func isAcronym(w word) bool {
	return acronyms.has(w.low) && !suffixes.has(w.low) && isShouted(w.raw)
}

// isGroupWord reports whether a word is of the name of an organisation. The
// shortest legal forms count only in capitals or with a full stop: Sa and As
// are families.
func isGroupWord(w word) bool {
	return groupWords.has(w.low) && (len(w.low) > 2 || isShouted(w.raw) || strings.HasSuffix(w.raw, "."))
}
