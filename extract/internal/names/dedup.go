package names

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Dedup returns names in order, each once. Names are the same that differ in
// case, accents, spaces or punctuation, or by what follows a full name ("Jane
// Doe", "Jane Doe Tech Correspondent"). The best spelling stands: one in mixed
// case before one in capitals or small letters, one with accents before one
// without.
func Dedup(names []string) []string {
	if len(names) < 2 {
		return names
	}
	out := make([]string, 0, len(names))
	keys := make([]string, 0, len(names))
next:
	for _, name := range names {
		key := nameKey(name)
		for i, known := range keys {
			switch {
			case key == known:
				out[i] = better(out[i], name)
				continue next
			case extends(key, known) || extends(known, key):
				if tellsMore(key, known) {
					out[i], keys[i] = name, key
				}
				continue next
			}
		}
		out, keys = append(out, name), append(keys, key)
	}
	return out
}

// extends reports whether long is the full name short and more behind it.
func extends(long, short string) bool {
	behind, found := strings.CutPrefix(long, short)
	return found && strings.HasPrefix(behind, " ") && strings.IndexByte(short, ' ') > 0
}

// tellsMore reports whether a should stand for both of two names of which one
// extends the other: the longer if it adds a "Jr.", else the shorter.
func tellsMore(a, b string) bool {
	if len(a) > len(b) {
		return suffixes.has(a[len(b)+1:])
	}
	return !suffixes.has(b[len(a)+1:])
}

// letters are those that Unicode does not take apart into a letter and an
// accent.
var letters = strings.NewReplacer("ß", "ss", "ø", "o", "đ", "d", "ł", "l", "æ", "ae", "œ", "oe", "ı", "i", "ħ", "h")

// nameKey folds a name to what two spellings of it share.
func nameKey(s string) string {
	s = letters.Replace(strings.ToLower(s))
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case r == ' ' || r == '-':
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

// better returns the better of two spellings, the first if they are equally
// good.
func better(a, b string) string {
	if rank(b) > rank(a) {
		return b
	}
	return a
}

func rank(s string) int {
	n := 0
	if strings.ContainsFunc(s, unicode.IsUpper) && strings.ContainsFunc(s, unicode.IsLower) {
		n += 100
	}
	for _, r := range s {
		if r >= 0x80 && unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// A Key is what two spellings of a name share. Comparing keys that were kept is
// much cheaper than comparing names.
type Key string

// KeyOf returns the key of a name.
func KeyOf(name string) Key { return Key(nameKey(name)) }

// Same reports whether two names are spellings of one, as Dedup takes them.
func (k Key) Same(other Key) bool {
	a, b := string(k), string(other)
	return a == b || extends(a, b) || extends(b, a)
}
