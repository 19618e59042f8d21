package dates

import "strings"

// FromURL reads the date that an address files its page under:
//
//	/2024/05/01/title   /2024/may/01/title   /2024-05-01-title
//	/20240501/title     /2024/0501/title     /title-2024-05-01.html
//
// and, where it is a part of its own and can be read in one order only,
// /29-10-2021/. Where the path tells only year and month (/2024/05/title), the Date's
// Precision is ToMonth. Digits that go on beyond the date are taken for an
// identifier. Query and fragment are left alone: they hold the reader's dates
// more often than the story's.
//
// The zero Date tells nothing. sure is false for eight digits that are no folder
// of their own: now and then they are the number of a story.
func FromURL(address string) (d Date, sure bool) {
	r := path{newReader(urlPath(address), Context{})}
	var month Date
	for i := 0; i < len(r.text); i++ {
		n := numberAt(r.text, i)
		if n.width == 0 {
			continue
		}
		if bounded(r.text, i) {
			d, ok := r.inPath(i, n)
			if ok && d.Precision == ToDay {
				return d, n.width < 8 || r.isFolder(i, n.end)
			}
			if ok && month.IsZero() && r.text[i-1] == '/' {
				month = d
			}
		}
		i = n.end
	}
	return month, true
}

// isFolder reports whether a part of the path and nothing else stands from i to
// end, with more parts behind it.
func (r *path) isFolder(i, end int) bool {
	c, _ := runeAt(r.text, end)
	return r.text[i-1] == '/' && c == '/'
}

// path reads the dates in the path of an address.
type path struct{ reader }

// urlPath is the path of an address.
func urlPath(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	if end := strings.IndexAny(address, "?#"); end >= 0 {
		address = address[:end]
	}
	start := strings.IndexByte(address, '/')
	if start < 0 {
		return ""
	}
	return address[start:]
}

// bounded reports whether what begins at byte i does so after a delimiter.
func bounded(path string, i int) bool {
	return i > 0 && !isLetter(rune(path[i-1]))
}

// inPath reads the date that begins with the number n.
func (r *path) inPath(i int, n number) (Date, bool) {
	switch n.width {
	case 1, 2:
		f, ok := r.yearLast(i, n)
		after, _ := runeAt(r.text, f.End)
		return f.Date, ok && !f.Guessed && r.text[i-1] == '/' && (after == '/' || after == 0)
	case 8:
		d, ok := r.digits(n)
		return d, ok && r.partEnds(n.end)
	case 6:
		return r.pathDay(n.value/100, n.value%100, n.end)
	case 4:
		return r.afterPathYear(n)
	}
	return Date{}, false
}

// afterPathYear reads month and day after a year: /05/01, -05-01, /0501,
// /may/01.
func (r *path) afterPathYear(year number) (Date, bool) {
	sep, _ := runeAt(r.text, year.end)
	if !isPathMark(sep) {
		return Date{}, false
	}
	m := numberAt(r.text, year.end+1)
	if m.width == 0 {
		name, end, ok := r.monthAt(year.end + 1)
		if !ok || name.calendar != gregorian {
			return Date{}, false
		}
		return r.pathDay(year.value, name.number, end)
	}
	if m.width == 4 {
		d, ok := r.civil(gregorian, year.value, m.value/100, m.value%100)
		return d, ok && sep == '/' && r.partEnds(m.end)
	}
	if m.width > 2 || m.width == 1 && sep != '/' {
		return Date{}, false
	}
	return r.pathDay(year.value, m.value, m.end)
}

// pathDay reads the day after year and month, which end at byte i. Where none
// follows, the month is told alone.
func (r *path) pathDay(year, month, i int) (Date, bool) {
	if sep, _ := runeAt(r.text, i); isPathMark(sep) {
		n := numberAt(r.text, i+1)
		after, _ := runeAt(r.text, n.end)
		// One digit alone is a day only as a part of its own: in
		// /2024/10/3-questions it begins the title.
		if n.width == 2 || n.width == 1 && sep == '/' && (after == '/' || after == 0) {
			if d, ok := r.civil(gregorian, year, month, n.value); ok && r.partEnds(n.end) {
				return d, true
			}
		}
	}
	d, ok := r.civil(gregorian, year, month, 1)
	d.Day, d.Precision = 0, ToMonth
	if end, _ := runeAt(r.text, i); end != '/' && end != 0 {
		return Date{}, false
	}
	return d, ok
}

// partEnds reports whether the date that ends at byte i ends a part of the
// path: 2024/05/01a and 20240501x are something else.
func (r *path) partEnds(i int) bool {
	c, _ := runeAt(r.text, i)
	return c == 0 || isPathMark(c)
}

func isPathMark(c rune) bool {
	return c == '/' || c == '-' || c == '_' || c == '.'
}
