package names

import (
	"strings"
	"unicode/utf8"
)

// label is an entry of labelTable, ready to look up.
type label struct {
	words []string
	means Label
	where place
}

// labels are the entries of labelTable by their first word, longest first.
var labels = indexLabels()

func indexLabels() map[string][]label {
	index := map[string][]label{}
	for _, row := range labelTable {
		for entry := range strings.SplitSeq(row.words, ",") {
			l := label{strings.Fields(entry), row.means, row.where}
			list := index[l.words[0]]
			at := 0
			for at < len(list) && len(list[at].words) >= len(l.words) {
				at++
			}
			index[l.words[0]] = append(list[:at:at], append([]label{l}, list[at:]...)...)
		}
	}
	return index
}

// mark is a label found in a line, at bytes start to end.
type mark struct {
	start, end int
	means      Label
}

// section returns the part of a line that holds the names that matter most,
// and their label: the first text behind an Author label, else what stands
// before the first label, else what stands behind an Editor's or a Credit.
func section(line string) (string, Label) {
	marks := findMarks(line)
	if len(marks) == 0 {
		return line, Unlabelled
	}
	best, means := "", Unlabelled
	if head := line[:marks[0].start]; hasLetter(head) {
		best = head
	}
	for i, m := range marks {
		text := line[m.end:]
		if i+1 < len(marks) {
			text = line[m.end:marks[i+1].start]
		}
		if !hasLetter(text) {
			continue
		}
		if m.means == Author {
			return text, Author
		}
		if best == "" || means != Unlabelled && m.means > means {
			best, means = text, m.means
		}
	}
	return best, means
}

// findMarks returns the labels of a line in order, none inside another.
func findMarks(line string) []mark {
	ws := words(line)
	var marks []mark
	for i := 0; i < len(ws); {
		m, n := markAt(ws, i)
		if n > 0 {
			marks = append(marks, m)
		}
		i += max(n, 1)
	}
	return marks
}

// markAt returns the label that begins with ws[i] and how many words it
// covers; 0 where none begins.
func markAt(ws []word, i int) (mark, int) {
	if m, ok := cjkMark(ws[i]); ok {
		return m, 1
	}
	for _, l := range labels[ws[i].low] {
		n := len(l.words)
		if !startsWith(ws[i:], l.words) || !counts(l, ws, i) {
			continue
		}
		if i+n < len(ws) && isColon(ws[i+n].raw) {
			n++ // "Texte : Jane Doe"
		}
		return mark{ws[i].start, ws[i+n-1].end, l.means}, n
	}
	if m, ok := tightMark(ws[i]); ok {
		return m, 1
	}
	return mark{}, 0
}

// counts reports whether a label that stands at ws[i] is meant as one.
func counts(l label, ws []word, i int) bool {
	last := ws[i+len(l.words)-1]
	rest := ws[i+len(l.words):]
	colonNext := isColon(last.raw[len(last.raw)-1:]) || strings.HasSuffix(last.raw, "：") ||
		len(rest) > 0 && isColon(rest[0].raw)
	switch {
	case colonNext:
		return true
	case l.where == colon:
		return false
	case strings.ContainsAny(last.raw, ",;|"):
		return false // the word ends a phrase: "Autor, Redakteur"
	case l.where == inside:
		return true
	}
	if beforeCapital.has(l.words[0]) && !capitalNext(rest) {
		return false
	}
	if i == 1 && !isTitle(ws[0].raw) && !nameLike.has(last.low) && len(rest) > 1 {
		return true // a kicker in small letters: "capital von Jane Doe"
	}
	if len(l.words) == 1 && nameLike.has(last.low) {
		return (i == 0 || ws[i-1].raw == "|" || isFigure(ws[i-1].low)) && introduces(rest)
	}
	return opens(ws, i)
}

// capitalNext reports whether the next word, past any loose mark, begins with
// a capital.
func capitalNext(ws []word) bool {
	for _, w := range ws {
		if w.low != "" {
			return isTitle(w.raw)
		}
	}
	return false
}

// opens reports whether something new begins at ws[i]: the line itself, or
// what follows a separator or a date.
func opens(ws []word, i int) bool {
	if i == 0 {
		return true
	}
	before := ws[i-1]
	r, _ := utf8.DecodeLastRuneInString(before.raw)
	return strings.ContainsRune("|·•∙–—-/:：,;).", r) && before.low != "dr" || isFigure(before.low) || clockWords.has(before.low)
}

// introduces reports whether the words after a label that could be a part of
// a name make it a label after all.
func introduces(rest []word) bool {
	if len(rest) == 0 || articles.has(rest[0].low) {
		return false
	}
	next := strings.TrimRight(rest[0].raw, ",;.")
	return len(rest) > 1 && next == rest[0].raw || isAgency(next) || deskWords.has(rest[0].low) || isShouted(next) && len(next) > 2
}

func isColon(s string) bool { return s == ":" || s == "：" }

// tightMark reads a label that ends at a colon in the middle of a word:
// "Autor:asty", "Text:Jane".
func tightMark(w word) (mark, bool) {
	at := strings.IndexByte(w.raw, ':')
	if at <= 0 || at+1 == len(w.raw) {
		return mark{}, false
	}
	for _, l := range labels[strings.ToLower(w.raw[:at])] {
		if len(l.words) == 1 {
			return mark{w.start, w.start + at + 1, l.means}, true
		}
	}
	return mark{}, false
}
