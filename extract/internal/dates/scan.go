package dates

import "iter"

// Form is how a date was told.
type Form uint8

// The forms, surest first.
const (
	Full     Form = iota // day, month and year
	Yearless             // day and month, the year taken from Context.FetchedAt
	Relative             // by its distance from Context.FetchedAt
)

// Found is a date in a text.
type Found struct {
	Date

	// Start and End are byte offsets of what was read, time of day included.
	Start, End int

	Form Form

	// Guessed reports that day and month could as well be the other way round
	// and only language and country spoke for this order.
	Guessed bool
}

// Swapped is f with day and month exchanged, the other reading of a date that
// was Guessed.
func (f Found) Swapped() Found {
	f.Month, f.Day = f.Day, f.Month
	return f
}

// All yields the dates in text, in order and without overlap. A text without
// digits costs next to nothing, unless ctx asks for relative dates.
func All(text string, ctx Context) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		r := newReader(text, ctx)
		for i := 0; ; {
			f, ok := r.next(i)
			if !ok || !yield(f) {
				return
			}
			i = f.End
		}
	}
}

// First is the first date in text, see All.
func First(text string, ctx Context) (Found, bool) {
	r := newReader(text, ctx)
	return r.next(0)
}

// A reader reads the dates of one text: the parts of them by the readers it is
// made of, which do not know each other, and how they stand together by itself.
// Methods take byte offsets and change nothing.
type reader struct {
	*piece
	clocks
	names
	numerals
}

func newReader(text string, ctx Context) reader {
	p := newPiece(text, ctx)
	return reader{p, clocks{p}, names{p}, numerals{p}}
}

// next is the first date that begins at byte i or later.
func (r *reader) next(i int) (Found, bool) {
	from := i
	relative := !r.ctx.FetchedAt.IsZero()
	for i < len(r.text) {
		var n number
		if mayStart[r.text[i]] {
			n = r.numeralAt(i)
		}
		switch {
		case n.width > 0:
			if f, ok := r.at(i, n, from); ok {
				return f, true
			}
			i = n.end
		case relative && r.wordStarts(i):
			f, end, ok := r.wordRelative(i)
			if ok {
				return f, true
			}
			i = max(end, i+1)
		default:
			i++
		}
	}
	return Found{}, false
}

// numeralAt reads a number in digits, or a year in Chinese numerals.
func (r *reader) numeralAt(i int) number {
	if n := numberAt(r.text, i); n.width > 0 {
		return n
	}
	return hanYearAt(r.text, i)
}

// at reads the date whose first number is n, at byte i. Words before the
// number belong to it, but not from before byte from.
func (r *reader) at(i int, n number, from int) (Found, bool) {
	if prev, _ := runeBefore(r.text, i); isLetter(prev) && !invisible(prev) && !isUnspaced(prev) && !r.value {
		return Found{}, false // G20, A4, p2024
	}
	// First, since "2d ago" could be the second of August in Spanish.
	if f, ok := r.numberRelative(i, n); ok && f.Start >= from {
		return f, true
	}
	if f, ok := r.day(i, n); ok && f.Start >= from {
		return r.withClock(f), true
	}
	if n.width <= 2 && n.value < 24 || n.width == 4 {
		return r.clockFirst(i)
	}
	return Found{}, false
}

// clockFirst reads a date that follows its time of day: 3:05 PM EDT, Wed May 1,
// 2024. A date with a time of its own behind it keeps that.
func (r *reader) clockFirst(i int) (Found, bool) {
	c, ok := r.clockAt(i, alone)
	if !ok {
		return Found{}, false
	}
	at := r.gapAt(r.again(c.end)).end
	if _, end, ok := r.monthAt(at); ok {
		at = r.joint(end)
	}
	n := numberAt(r.text, at)
	if n.width == 0 {
		return Found{}, false
	}
	f, ok := r.day(at, n)
	if !ok || f.Start < c.end {
		return Found{}, false
	}
	if with := r.withClock(f); with.HasTime() {
		return with, true
	}
	f.set(c)
	f.Start = i
	return f, true
}

// day reads the calendar day around the number n at byte i, whose width tells
// what part of it n can be.
func (r *reader) day(i int, n number) (Found, bool) {
	switch n.width {
	case 1, 2:
		return r.dayAround(i, n)
	case 3:
		return r.hanEra(i, n)
	case 4:
		return r.dayFromYear(i, n)
	case 8:
		return r.runOfDigits(i, n)
	}
	return Found{}, false
}

func (r *reader) dayAround(i int, n number) (Found, bool) {
	if f, ok := r.hanEra(i, n); ok {
		return f, true
	}
	if f, ok := r.yearLast(i, n); ok {
		return f, true
	}
	if f, ok := r.dayMonth(i, n); ok {
		return f, true
	}
	return r.monthDay(i, n)
}

func (r *reader) dayFromYear(i int, n number) (Found, bool) {
	if f, ok := r.yearFirst(i, n); ok {
		return f, true
	}
	if f, ok := r.hanDate(i, n, n.value); ok {
		return f, true
	}
	return r.yearMonthDay(i, n)
}
