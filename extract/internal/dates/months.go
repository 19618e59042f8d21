package dates

import "strings"

// A monthRow is the months of one language. The twelve months stand in names
// in order, apart by "|"; the forms of each (cases, spellings, abbreviations)
// by spaces, with "_" for a space inside a form. Abbreviations need no full
// stop. Case and accents do not matter, see fold.
type monthRow struct {
	language string
	calendar calendar
	names    string
}

// A month is what a month name means in one language.
type month struct {
	number   int
	calendar calendar
	language string
}

// spacer turns a form in a table into the words of a page: see monthRow for the
// underscore; full stops are left out of words, see wordAt.
var spacer = strings.NewReplacer("_", " ", ".", "")

// months holds, by folded name, what it means: one entry where all languages
// agree, else one for each meaning, of which the first is the best guess for a
// page in none of the languages.
var months = indexMonths(latinMonths, cyrillicMonths, otherMonths)

func indexMonths(tables ...[]monthRow) map[string][]month {
	index := make(map[string][]month, 2000)
	for _, table := range tables {
		for _, row := range table {
			for i, forms := range strings.Split(row.names, "|") {
				for _, form := range strings.Fields(forms) {
					name := foldString(spacer.Replace(form))
					index[name] = addMeaning(index[name], month{i + 1, row.calendar, row.language})
				}
			}
		}
	}
	return index
}

// addMeaning adds m unless the name means just that already.
func addMeaning(meanings []month, m month) []month {
	for _, old := range meanings {
		if old.number == m.number && old.calendar == m.calendar && len(meanings) == 1 {
			return meanings
		}
	}
	return append(meanings, m)
}

// phraseHeads begin the month names of several words, phraseTails end them:
// the months of Vietnamese and of the Levant.
var phraseHeads, phraseTails = phraseEnds(months)

func phraseEnds(index map[string][]month) (heads, tails map[string]bool) {
	heads, tails = make(map[string]bool), make(map[string]bool)
	for name := range index {
		if words := strings.Fields(name); len(words) > 1 {
			heads[words[0]], tails[words[len(words)-1]] = true, true
		}
	}
	return heads, tails
}

// maxPhrase is the most words in a month name ("tháng mười hai").
const maxPhrase = 3

// names read the names of months, and what stands between them and the numbers.
type names struct{ *piece }

// lookUp is the month that a folded name means in the page's language.
func (r *names) lookUp(name []byte) (month, bool) {
	meanings := months[string(name)]
	if len(meanings) == 0 {
		return month{}, false
	}
	for _, m := range meanings {
		if m.language == r.language {
			return m, true
		}
	}
	return meanings[0], true
}

// monthAt reads the month name that begins at byte i.
func (r *names) monthAt(i int) (m month, end int, ok bool) {
	w := wordAt(r.text, i)
	if monthNouns[string(w.key())] {
		if n := numberAt(r.text, skipSpace(r.text, w.end)); n.width > 0 {
			return month{number: n.value}, n.end, n.width <= 2 && n.value >= 1 && n.value <= 12
		}
	}
	if w.end == i {
		return r.numberedMonthAt(i)
	}
	m, ok = r.lookUp(w.key())
	end = w.end
	if !phraseHeads[string(w.key())] {
		return m, end, ok
	}
	phrase := w
	for range maxPhrase - 1 {
		next := wordAt(r.text, skipSpace(r.text, phrase.end))
		if next.length == 0 || !phrase.join(next) {
			break
		}
		if longer, found := r.lookUp(phrase.key()); found {
			m, end, ok = longer, phrase.end, true
		}
	}
	return m, end, ok
}

// monthBefore reads the month name that ends before byte i.
func (r *names) monthBefore(i int) (m month, start int, ok bool) {
	w := wordBefore(r.text, i)
	if w.length == 0 {
		return r.numberedMonthBefore(i)
	}
	m, ok = r.lookUp(w.key())
	start = w.start
	if !phraseTails[string(w.key())] {
		return m, start, ok
	}
	for range maxPhrase - 1 {
		prev := wordBefore(r.text, start)
		if prev.length == 0 {
			break
		}
		start = prev.start
		if longer, end, found := r.monthAt(start); found && end == w.end {
			return longer, start, true
		}
	}
	return m, w.start, ok
}

// numberedMonthBefore reads "Tháng 5" before the day in "Tháng 5 1, 2024".
func (r *names) numberedMonthBefore(i int) (m month, start int, ok bool) {
	end := i
	for end > 0 && r.text[end-1] == ' ' {
		end--
	}
	digits := end
	for digits > 0 && end-digits < 2 && r.text[digits-1] >= '0' && r.text[digits-1] <= '9' {
		digits--
	}
	if digits == end || end == i {
		return month{}, 0, false
	}
	noun := wordBefore(r.text, digits)
	if !monthNouns[string(noun.key())] {
		return month{}, 0, false
	}
	m, mEnd, ok := r.monthAt(noun.start)
	return m, noun.start, ok && mEnd == end
}

// numberedMonthAt reads a number before a word for "month": 5 сарын.
func (r *names) numberedMonthAt(i int) (m month, end int, ok bool) {
	n := numberAt(r.text, i)
	if n.width == 0 || n.width > 2 || n.value < 1 || n.value > 12 {
		return month{}, i, false
	}
	noun := wordAt(r.text, skipSpace(r.text, r.ordinalEnd(n.end)))
	return month{number: n.value}, noun.end, monthTails[string(noun.key())]
}

// sameMonth is the offset after a second name for m, if one follows that which
// ends at byte i: Arabic papers print 1 مايو/أيار 2024 for all their readers.
func (r *names) sameMonth(m month, i int) int {
	again, end, ok := r.monthAt(r.joint(i))
	if ok && again.number == m.number && again.calendar == m.calendar {
		return end
	}
	return i
}

// join appends a space and the next word to a phrase. It is false where the
// phrase would be too long for any table.
func (w *word) join(next word) bool {
	if w.length+1+next.length > maxWord {
		return false
	}
	w.folded[w.length] = ' '
	w.length += 1 + copy(w.folded[w.length+1:], next.key())
	w.end = next.end
	return true
}

// monthNouns are words for "month" that a number follows: Vietnamese, in full
// and as browsers shorten it.
var monthNouns = map[string]bool{"thang": true, "thg": true}

// monthTails are words for "month" that follow a number: Mongolian.
var monthTails = wordSet("сар сарын")
