package export

import (
	"regexp"
	"strings"
)

// plain writes text as Markdown that shows it as it is: CommonMark lets every
// sign of ASCII stand behind a backslash (spec 0.31.2, section 2.4). Blank lines
// go on to divide paragraphs; other line breaks stay.
func plain(text string) string {
	paragraphs := strings.Split(text, "\n\n")
	for i, p := range paragraphs {
		lines := strings.Split(p, "\n")
		for j, line := range lines {
			lines[j] = plainLine(line)
		}
		paragraphs[i] = strings.Join(lines, hardBreak)
	}
	return strings.Join(paragraphs, "\n\n")
}

// plainLine escapes a line. White space at its edges, which would mean code or a
// line break, goes; tabs, between the cells of a table, become spaces.
func plainLine(line string) string {
	line = strings.TrimSpace(strings.ReplaceAll(line, "\t", "  "))
	line = inlineSigns.ReplaceAllString(line, `\$0`)
	return blockSigns.ReplaceAllString(line, `$1\$2`)
}

var (
	// inlineSigns mean something wherever they stand.
	inlineSigns = regexp.MustCompile("[\\\\`*_\\[\\]<>&~|]")

	// blockSigns begin a block at the beginning of a line: a heading, a list, a
	// rule, a line below a heading, a fence of code. Those of inlineSigns are
	// behind a backslash already.
	blockSigns = regexp.MustCompile(`^(\d*)([-+#=.)])`)
)

// hardBreak is the older of the two ways to write a line break that stays: not
// every reader counts the backslashes at the end of a line right.
const hardBreak = "  \n"
