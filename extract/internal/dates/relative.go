package dates

import (
	"strings"
	"time"
	"unicode/utf8"
)

// numberRelative reads the date that n, at byte i, is the distance to: "3
// hours ago", "vor 3 Stunden".
func (r *reader) numberRelative(i int, n number) (Found, bool) {
	if r.ctx.FetchedAt.IsZero() || n.width > 3 {
		return Found{}, false
	}
	return r.distance(i, n.end, n.value)
}

// distance reads the date that lies so many units in the past; the count
// stands from byte i to end.
func (r *reader) distance(i, end, count int) (Found, bool) {
	w := wordAt(r.text, skipSpace(r.text, end))
	f := Found{Start: i, End: w.end, Form: Relative}
	u, ok := unitsAgo[string(w.key())]
	if !ok {
		if u, ok = units[string(w.key())]; !ok {
			return f, false
		}
		if f.Start, f.End, ok = r.agoAround(i, w.end); !ok {
			return f, false
		}
	}
	f.Date = ago(r.ctx.FetchedAt, count, u)
	return f, !f.IsZero()
}

// agoAround finds the words that turn the count between two offsets into a
// distance into the past: behind it ("3 timer siden") or before it ("hace 3
// horas").
func (r *reader) agoAround(start, end int) (from, to int, ok bool) {
	for to, steps := end, 0; steps < 2; steps++ {
		w := wordAt(r.text, skipSpace(r.text, to))
		if to = w.end; agoAfter[string(w.key())] {
			return start, to, true
		}
	}
	near := wordBefore(r.text, start)
	if agoBefore[string(near.key())] {
		return near.start, end, true
	}
	// One word may stand between ("vor etwa 3 Tagen"), or both be one phrase.
	far := wordBefore(r.text, near.start)
	phrase := far
	phrase.join(near)
	return far.start, end, agoBefore[string(far.key())] || agoBefore[string(phrase.key())]
}

// ago is the day so many units before t. Minutes and seconds give a time of
// day too; hours do not, since "3 hours ago" is rounded by up to one. Months
// give no day for the same reason, and years nothing.
func ago(t time.Time, count int, u unit) Date {
	switch u {
	case second:
		return FromTime(t.Add(-time.Duration(count) * time.Second))
	case minute:
		return FromTime(t.Add(-time.Duration(count) * time.Minute).Truncate(time.Minute))
	case hourUnit:
		return FromTime(t.Add(-time.Duration(count) * time.Hour)).DayOnly()
	case day:
		return FromTime(t.AddDate(0, 0, -count)).DayOnly()
	case week:
		return FromTime(t.AddDate(0, 0, -7*count)).DayOnly()
	case monthUnit:
		first := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, t.Location())
		return FromTime(first.AddDate(0, -count, 0)).cut(ToMonth)
	}
	return Date{}
}

// wordRelative reads what begins with a word at byte i: "an hour ago", or
// "yesterday" and its like, with the time of day behind it. In prose such
// words stand everywhere, and in names of papers, so without a time the word
// must be all of the text. Where there is nothing to read, end is how far the
// scan may go on.
func (r *reader) wordRelative(i int) (f Found, end int, ok bool) {
	w := wordAt(r.text, i)
	if ones[string(w.key())] {
		f, ok = r.distance(i, w.end, 1)
		return f, w.end, ok
	}
	back, ok := r.days[string(w.key())]
	if ok && back == phraseHead {
		w.join(wordAt(r.text, r.joint(w.end)))
		back, ok = r.days[string(w.key())]
	}
	if !ok {
		return f, asciiEnd(r.text, i), false
	}
	f = Found{Start: i, End: w.end, Form: Relative}
	f.Date = ago(r.ctx.FetchedAt, back, day)
	f = r.withClock(f)
	return f, w.end, f.HasTime() || strings.TrimSpace(r.text) == r.text[i:w.end]
}

// wordStarts reports whether a word begins at byte i.
func (r *reader) wordStarts(i int) bool {
	if c, _ := runeAt(r.text, i); !isLetter(c) {
		return false
	}
	prev, _ := runeBefore(r.text, i)
	return !isLetter(prev)
}

// asciiEnd is the offset after the letters A to Z from byte i on. Other
// letters are not passed over, as Chinese words are not apart from numbers.
func asciiEnd(s string, i int) int {
	for i < len(s) && s[i] < utf8.RuneSelf && isLetter(rune(s[i])) {
		i++
	}
	return i
}
