package names

import "strings"

// gathering collects the names of one line; what came before decides about
// pieces that could be a name or a word about one.
type gathering struct {
	ctx   Context
	names []string
	kinds []Kind
	role  bool // a job title was the last thing said of the last name
	fresh bool // a new entry of a list with semicolons begins
	prose bool // a sentence about the last name goes on
}

// add takes the next piece, knowing the text of the one after it.
func (g *gathering) add(p piece, next string) {
	if g.prose || g.joinsLast(p) || tookPictures(p.text) {
		return
	}
	name := finish(p.text)
	if name == "" {
		g.prose = len(g.names) > 0 && closes(p.text)
		return
	}
	ws := words(name)
	kind, _ := judge(name, ws, g.ctx)
	if kind == Nobody {
		return
	}
	if g.last() != Nobody && !g.fresh {
		if isPosition(ws) {
			g.role = true
			return
		}
		if p.before != and && !isInitials(next) && g.aboutLast(p, name, kind) || g.role && g.ofRole(p, kind, next) {
			return
		}
	}
	ws = words(p.text)
	g.fresh, g.role, g.prose = false, roleStart(ws) > 0, kind == Person && saysMore(ws)
	g.names, g.kinds = append(g.names, name), append(g.kinds, kind)
}

// tookPictures reports whether a bracket behind a name says so: "(Fotos)".
func tookPictures(text string) bool {
	_, inside, ok := strings.Cut(text, "(")
	for _, l := range labels[strings.ToLower(strings.Trim(inside, " ):"))] {
		if ok && l.means == Credit && len(l.words) == 1 {
			return true
		}
	}
	return false
}

// closes reports whether a piece ends the byline it stands in: a date or a
// button behind the names. What follows is of other things.
func closes(text string) bool {
	ws := words(text)
	return len(ws) > 0 && (statusWords.has(ws[0].low) || buttons.has(ws[0].low) && len(ws) == 1 || skipStamp(ws) > 1)
}

// last returns the kind of the last name; Nobody if there is none yet.
func (g *gathering) last() Kind {
	if len(g.kinds) == 0 {
		return Nobody
	}
	return g.kinds[len(g.kinds)-1]
}

// joinsLast takes pieces that belong to the name before them: "Jr." and the
// initials of "Smith, J.".
func (g *gathering) joinsLast(p piece) bool {
	if len(g.names) == 0 || g.fresh || p.before != comma {
		return false
	}
	last := &g.names[len(g.names)-1]
	text := strings.TrimSpace(p.text)
	switch {
	case suffixes.has(strings.ToLower(text)):
		*last += " " + text
	case g.last() == Alias && isInitials(text) && plainName(words(*last)[0]):
		*last = text + " " + *last
		g.kinds[len(g.kinds)-1] = Person
	default:
		return false
	}
	return true
}

// isPosition reports whether a piece is a job title and not a desk.
func isPosition(ws []word) bool {
	last := ws[len(ws)-1].low
	return isRole(ws) && (!hasWord(ws, deskWords) || isRoleNoun(last) && !deskWords.has(last))
}

// ofRole reports whether a piece that follows a job title goes on about it:
// "Director of Operations, Example Lines". After a comma a person's name is
// one only if a title follows it, too.
func (g *gathering) ofRole(p piece, kind Kind, next string) bool {
	switch {
	case kind == Agency || kind == Desk:
		return false
	case kind != Person || hasDigit(p.text):
		return true
	}
	return p.before == comma && (next == "" || !isRole(words(next)))
}

// aboutLast reports whether a piece behind a separator tells about the name
// before it: where it was written, for whom, with what degree.
func (g *gathering) aboutLast(p piece, name string, kind Kind) bool {
	last := g.last()
	switch {
	case besides(p.text, name):
		return true
	case last == Agency:
		return kind == Alias && isTitle(name) && p.before == comma
	case last != Person:
		return false
	}
	switch kind {
	case Organisation, Site:
		return true
	case Alias:
		return !hasCJK(name) && (strings.IndexByte(name, ' ') < 0 || hasDigit(name) || !isTitle(name) || strings.HasPrefix(name, "The "))
	case Desk:
		return p.before == bar
	}
	return false
}

// besides reports whether a piece behind another is a degree, an address or
// says where: ", MD", "| example.org", "· in Opinion".
func besides(text, name string) bool {
	ws := words(name)
	first := words(text)[0]
	end := ws[len(ws)-1].raw
	return isDegree(ws[0].raw) && (isDegree(end) || strings.HasSuffix(end, ")")) || placeWords.has(first.raw) || prepositions.has(first.raw) || first.low == "from" ||
		len(ws) == 1 && strings.Contains(name, ".") && !strings.HasSuffix(name, ".") && !strings.Contains(name, "/")
}

// result returns the names, without the site's own if there are others and
// without job titles if there are people.
func (g *gathering) result() []string {
	best := Nobody
	for _, k := range g.kinds {
		best = max(best, k)
	}
	var out []string
	for i, name := range g.names {
		switch {
		case g.kinds[i] == Site && best >= Desk:
		case g.kinds[i] == Alias && best >= Desk && isAddress(name):
		case g.kinds[i] == Organisation && best == Person:
		case g.kinds[i] == Desk && best == Person && (isPosition(words(name)) || anyAgency.has(strings.ToLower(name))):
		default:
			out = append(out, name)
		}
	}
	return out
}
