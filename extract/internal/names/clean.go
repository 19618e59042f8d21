package names

// Clean returns one name tidied: without labels, titles of office, degrees,
// dates and addresses, with capitals put right and "Doe, Jane" turned round.
// Of several names it returns the first. A text that has nothing of a name is
// returned empty, and so is one of more than 4 kB; an address or a job title
// comes back as it is.
//
// Cleaning twice gives the same as cleaning once.
func Clean(name string) string {
	if len(name) > longestInput {
		return ""
	}
	for {
		before := name
		name = cleanOnce(name)
		if name == before || name == "" {
			return name
		}
	}
}

func cleanOnce(name string) string {
	line, _ := section(cutOrigin(unglue(tidy(name))))
	if whole, ok := uninvert(trimEdges(line)); ok {
		return finish(whole)
	}
	for _, span := range separate(line) {
		if cleaned := finish(span.text); cleaned != "" {
			return cleaned
		}
	}
	return ""
}

// finish trims a piece and writes its name in the usual way.
func finish(s string) string {
	s = trim(s)
	s = cutTitleCJK(s)
	return recase(s)
}
