package names

import (
	"strings"
	"unicode/utf8"
)

// cjkLabel is an entry of cjkTable.
type cjkLabel struct {
	text  string
	means Label
}

var cjkLabels = listCJK()

func listCJK() []cjkLabel {
	var list []cjkLabel
	for _, row := range cjkTable {
		for text := range strings.FieldsSeq(row.words) {
			list = append(list, cjkLabel{text, row.means})
		}
	}
	return list
}

// cjkMark reads a label at the start of a word that no space parts from the
// name: "文/张三".
func cjkMark(w word) (mark, bool) {
	raw := strings.TrimLeft(w.raw, "（(【[")
	if r, _ := utf8.DecodeRuneInString(raw); !isCJK(r) {
		return mark{}, false
	}
	from := w.start + len(w.raw) - len(raw)
	best := mark{}
	for _, l := range cjkLabels {
		if strings.HasPrefix(raw, l.text) && from+len(l.text) > best.end && realLabel(l.text, raw) {
			best = mark{from, from + len(l.text), l.means}
		}
	}
	return best, best.end > 0
}

// realLabel tells "记者张三" from a longer word that begins alike ("기자협회",
// the journalists' union): behind a label without a mark stands nothing, or a
// name in Chinese signs.
func realLabel(entry, raw string) bool {
	if r, _ := utf8.DecodeLastRuneInString(entry); !isCJK(r) {
		return true // a mark follows
	}
	if end := strings.IndexFunc(raw, notCJK); end > 0 {
		raw = raw[:end]
	}
	n := utf8.RuneCountInString(raw) - utf8.RuneCountInString(entry)
	return n == 0 || isHan(entry) && n <= 4
}
