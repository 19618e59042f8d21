package names

import "strings"

// Byline reads a visible line and returns the part of it that names people,
// with the label it carries. The part is empty if the line is no byline: a
// bare name is none, since headlines and links look the same; the caller knows
// better where such a line stands.
//
//	"By Jane Doe | 3 May 2024"   "Jane Doe | 3 May 2024", Author
//	"Foto: Max Muster"           "Max Muster", Credit
//	"Von Berlin nach Paris"      "", Unlabelled
func Byline(line string) (string, Label) {
	if len(line) > longestLine {
		return "", Unlabelled
	}
	line = cutOrigin(unglue(tidy(line)))
	part, means := section(line)
	if means == Unlabelled {
		part = titled(line)
		if part == "" {
			return "", Unlabelled
		}
		means = Author
	}
	part = strings.TrimLeft(strings.TrimRight(part, " |,;-–—)]"), ":：.,;|-–— ")
	if !namesSomeone(part) {
		return "", Unlabelled
	}
	return part, means
}

// Introduces tells what a text means that stands before a name in a line or an
// element of its own: "Written by" and "Author(s)" mean Author, "Edited by"
// means Editor. A text that is more than a label, or means something else as
// often ("About", "Text"), means Unlabelled.
func Introduces(text string) Label {
	const longest = 40 // bytes; "Medically reviewed and fact checked by:"
	text = strings.TrimRight(strings.Replace(tidy(text), "(s)", "", 1), " ")
	if text == "" || len(text) > longest {
		return Unlabelled
	}
	ws := words(text)
	if beforeCapital.has(ws[0].low) {
		return Unlabelled
	}
	if isRoleNoun(ws[len(ws)-1].low) && !isColon(text[len(text)-1:]) {
		text += ":"
	}
	marks := findMarks(text + " " + anyone)
	if len(marks) != 1 || marks[0].start > 0 || marks[0].end < len(text) {
		return Unlabelled
	}
	return marks[0].means
}

// LabelBefore tells what a text means that stands right before a name, by the
// label at its end: "3 May 2024 | Photos by" means Credit.
func LabelBefore(text string) Label {
	_, means := Byline(text + " " + anyone)
	return means
}

// AreNamed tells whether a text that stands behind a label names someone.
func AreNamed(text string) bool {
	_, means := Byline("By " + text)
	return means == Author
}

// anyone is a name like any other: labels are told by what follows them.
const anyone = "Jane Doe"

// longestLine is the most bytes a byline has. The longest in the corpus has
// 290, with eight authors and their offices.
const longestLine = 400

// namesSomeone reports whether the first piece of a labelled part is a name:
// "By 2030" and "Von Berlin nach Paris" have labels, too.
func namesSomeone(part string) bool {
	for _, p := range pieces(part, Context{}) {
		name := finish(p.text)
		if name == "" {
			continue
		}
		kind, _ := Judge(name, Context{})
		ws := words(name)
		switch {
		case kind == Nobody:
			return false
		case kind == Alias && len(ws) > 1:
			return len(ws) <= 5 && isTitle(ws[len(ws)-1].raw) && !hasPreposition(ws[1:])
		}
		return true
	}
	return false
}

// hasPreposition reports whether words tell a way or a relation, as headlines
// do and names do not.
func hasPreposition(ws []word) bool {
	for _, w := range ws {
		if linkers.has(w.raw) && !particles.has(w.raw) || prepositions.has(w.raw) {
			return true
		}
	}
	return false
}

// titled returns the name in a line whose label stands behind it: "홍길동
// 기자", "山田太郎記者", "Jane Doe (Autor)".
func titled(line string) string {
	if len(line) > 80 {
		return ""
	}
	if hasCJK(line) {
		whole := trimEdges(line)
		if cut := cutTitleCJK(whole); cut != whole {
			return cut
		}
	}
	if !strings.HasSuffix(line, ")") {
		return ""
	}
	ws := words(line)
	if n := len(ws); n > 1 && n < 6 && strings.HasPrefix(ws[n-1].raw, "(") && signsAlone.has(ws[n-1].low) {
		return line[:ws[n-1].start]
	}
	return ""
}
