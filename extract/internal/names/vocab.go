package names

import "strings"

// set is a list of lower-case words to look up.
type set map[string]struct{}

func setOf(lists ...string) set {
	s := set{}
	for _, list := range lists {
		for w := range strings.FieldsSeq(list) {
			s[w] = struct{}{}
		}
	}
	return s
}

func (s set) has(w string) bool {
	_, ok := s[w]
	return ok
}

// phrases are lower-case runs of words, by their first word, longest first.
type phrases map[string][][]string

func phrasesOf(list ...string) phrases {
	p := phrases{}
	for _, s := range list {
		ws := strings.Fields(s)
		at := 0
		for at < len(p[ws[0]]) && len(p[ws[0]][at]) >= len(ws) {
			at++
		}
		old := p[ws[0]]
		p[ws[0]] = append(old[:at:at], append([][]string{ws}, old[at:]...)...)
	}
	return p
}

// at returns how many words of the phrase that starts at ws[i] there are; 0
// where none does.
func (p phrases) at(ws []word, i int) int {
	if i >= len(ws) {
		return 0
	}
	for _, phrase := range p[ws[i].low] {
		if startsWith(ws[i:], phrase) {
			return len(phrase)
		}
	}
	return 0
}

func startsWith(ws []word, phrase []string) bool {
	if len(phrase) > len(ws) {
		return false
	}
	for i, w := range phrase {
		if ws[i].low != w {
			return false
		}
	}
	return true
}
