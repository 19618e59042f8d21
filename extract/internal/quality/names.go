package quality

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// straight makes the kinds of quotation marks and dashes alike.
var straight = strings.NewReplacer(
	"‘", "'", "’", "'", "‚", "'", "‛", "'", "′", "'", "‵", "'", "`", "'", "´", "'", "ʼ", "'",
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "″", `"`, "«", `"`, "»", `"`,
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-")

// normal is the form in which texts are compared: compatibility forms, case,
// quotation marks, dashes and white space make no difference.
func normal(s string) string {
	return oneLine(cases.Fold().String(straight.Replace(norm.NFKC.String(s))))
}

// normals is the set of normal forms.
func normals(list []string) (set []string) {
	for _, s := range list {
		if s = normal(s); s != "" && !slices.Contains(set, s) {
			set = append(set, s)
		}
	}
	return set
}

// nameKeys is the set of names without degrees and full stops at the ends.
func nameKeys(names []string) (set []string) {
	for _, name := range names {
		key := strings.Trim(normal(endingDegrees.ReplaceAllString(name, "")), " .,;:")
		if key != "" && !slices.Contains(set, key) {
			set = append(set, key)
		}
	}
	return set
}

// degree matches what people put behind their names in the pages of the sets.
const degree = `(?:M\.?D|Ph\.? ?D|Ed\.?D|J\.?D|D\.?O|R\.?D|R\.?N|N\.?P|M\.?P\.?H|DDS|DVM|RDN|LDN|M\.?S(?:\.?c)?|M\.?A|` +
	`M\.?B\.?A|B\.?A|B\.?S(?:\.?c)?|LCSW|CPA|CFA|CFP|CEPF|CPP|PSP|CSCS|FAND|FACLM|VMD|LVT|Esq)\.?[®™]?`

var (
	endingDegrees = regexp.MustCompile(`[ ,]+` + degree + `(?:[ ,/]+` + degree + `)*$`)
	onlyDegrees   = regexp.MustCompile(`^` + degree + `(?:[ ,/]+` + degree + `)*$`)
	bylineStart   = regexp.MustCompile(`(?i)^\s*(?:(?:written\s+)?by|von|par|por)\b[\s:]+`)
	bylineParts   = regexp.MustCompile(`[,;|]\s+|\s*;\s*|\s+/\s+`)
	bylineAnd     = regexp.MustCompile(`(?:^|\s+)(?:and|und|&)\s+`)
	jobTitle      = regexp.MustCompile(`(?i)\b(?:expert|editor|ceo|cfo|cto|director|educator|representative|dietitian)\b`)
)

// splitNames takes a byline apart into names. Degrees go, and so does what
// looks like a job title behind a name.
func splitNames(byline string) (names []string) {
	for _, part := range bylineParts.Split(bylineStart.ReplaceAllString(byline, ""), -1) {
		part = strings.Trim(part, " ,;")
		if len(names) > 0 && jobTitle.MatchString(part) {
			continue
		}
		for _, name := range bylineAnd.Split(part, -1) {
			name = oneLine(endingDegrees.ReplaceAllString(name, ""))
			if name != "" && !onlyDegrees.MatchString(name) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}
