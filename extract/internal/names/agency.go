package names

import "strings"

// isAgency reports whether s names a news agency.
func isAgency(s string) bool {
	ws := words(s)
	if len(ws) == 1 {
		return agencies.has(ws[0].low) && (!surnames.has(ws[0].low) || isShouted(ws[0].raw))
	}
	return len(ws) > 1 && agencyNames.at(ws, 0) == len(ws)
}

// creditsAgency reports whether one side of a slash is an agency, as in
// "dpa/lno" and "Reuters/kra", or the end is, as in "FR mit dpa".
func creditsAgency(s string) bool {
	if left, right, ok := strings.Cut(s, "/"); ok {
		return isAgency(left) || isAgency(right)
	}
	ws := words(s)
	return len(ws) > 2 && (companions.has(ws[len(ws)-2].raw) || ws[len(ws)-2].raw == "et") && isAgency(ws[len(ws)-1].raw)
}
