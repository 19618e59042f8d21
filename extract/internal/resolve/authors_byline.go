package resolve

import (
	"slices"
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/names"
)

// printed is the byline of some authors as the page prints it: of the lines
// that name them, the one that names most of them and fewest others; of equal
// ones the first that has a label, else the first.
func (r *authorReader) printed(authors []int) Value {
	best, score, labelled := claim.Claim{}, 0.0, false
	lines := upTo(maxLines, r.in.Claims.Of(claim.Byline))
	for _, c := range upTo(maxLines, r.in.Claims.Of(claim.Author)) {
		at := slices.IndexFunc(lines, func(line claim.Claim) bool { return line.Elem == c.Elem && line.Source == c.Source })
		if c.Elem < 0 || at < 0 {
			continue
		}
		s := alike(r.byline(r.names(c), c), authors)
		label := c.Source.In(claim.Head) == claim.Visible.Named("byline")
		if s > score || s == score && s > 0 && label && !labelled {
			best, score, labelled = lines[at], s, label
		}
	}
	if score == 0 {
		return Value{}
	}
	return Value{cutByline(strings.ReplaceAll(best.Value, "\n", " "), r.texts(authors)), best.Source}
}

// maxLines is how many lines are looked at, of the few dozen that a page has.
const maxLines = 4 * maxAuthors

func upTo(n int, claims []claim.Claim) []claim.Claim { return claims[:min(n, len(claims))] }

// cutByline is the part of a line from the label of the first name to the end
// of the last; the line itself where none of the names stands in it as it is.
func cutByline(line string, authors []string) string {
	from, to := len(line), 0
	for _, name := range authors {
		if start, end := indexFold(line, name); start >= 0 {
			from, to = min(from, start), max(to, end)
		}
	}
	if to == 0 {
		return line
	}
	return line[labelStart(line, from):to]
}

// maxLabelWords is how many words the longest label has: "Veröffentlicht am
// Montag von" is cut to its end, "Medically reviewed and written by" is not.
const maxLabelWords = 5

// labelStart is where the label begins that ends at from; from where there is
// none. Words of a label stand together, without figures or marks.
func labelStart(line string, from int) int {
	best, start := from, from
	for range maxLabelWords {
		head := strings.TrimRightFunc(line[:start], unicode.IsSpace)
		if start < from && strings.HasSuffix(head, ",") || head == "" {
			break
		}
		word := head[strings.LastIndexFunc(head, unicode.IsSpace)+1:]
		if buttonWords[key(word)] {
			break
		}
		if strings.ContainsFunc(word, unicode.IsDigit) || !strings.ContainsFunc(word, unicode.IsLetter) || start < from && strings.ContainsAny(word, ".:;|•·()") {
			break
		}
		start = len(head) - len(word)
		label := line[start:from]
		if max(names.LabelBefore(label), names.Introduces(label)) >= names.Editor {
			best = start
		}
	}
	return best
}

// buttonWords are on the buttons and links that stand before a byline without
// a mark between them: "Share Comments By Jane Doe".
var buttonWords = keySet(`share, bookmark, comment, comments, save, print, listen, news, teilen, merken, drucken, kommentare, partager, compartir`)

// indexFold finds a name in a line, whatever the case of either; -1 where it
// is not there.
func indexFold(line, name string) (from, to int) {
	if at := strings.Index(line, name); at >= 0 {
		return at, at + len(name)
	}
	for at := range line {
		if end := at + len(name); end <= len(line) && strings.EqualFold(line[at:end], name) {
			return at, end
		}
	}
	return -1, -1
}
