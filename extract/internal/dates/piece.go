package dates

// A piece is a text to read dates in, with what is known beside it.
type piece struct {
	text     string
	ctx      Context
	language string // primary subtag, lower case
	country  string
	value    bool // text is a value, not prose: see Parse

	days map[string]int // dayWords of the language
}

func newPiece(text string, ctx Context) *piece {
	p := &piece{text: text, ctx: ctx}
	p.language, p.country = tag(ctx.Language)
	if ctx.Country != "" {
		p.country = ctx.Country
	}
	p.days = dayWords[p.language]
	return p
}

// civil is the Gregorian day of a year, month and day told in a calendar. It
// is false where that has no such day or the year is not believed.
func (p *piece) civil(cal calendar, y, m, d int) (Date, bool) {
	if cal == jalali {
		if y < firstJalali || y > lastJalali {
			return Date{}, false
		}
		return fromJalali(y, m, d)
	}
	if cal == ethiopian {
		date, ok := fromEthiopian(y, m, d)
		return date, ok && date.Year >= p.ctx.oldest() && date.Year <= latestYear
	}
	if y >= firstBuddhist && y <= lastBuddhist {
		y -= buddhistOffset
	}
	if y < p.ctx.oldest() || y > latestYear || !validDay(y, m, d) {
		return Date{}, false
	}
	return Date{Year: y, Month: m, Day: d, Precision: ToDay}, true
}

// shortYear is the year that two digits stand for, by the rule of RFC 6265,
// section 5.1.1.
func shortYear(yy int) int {
	if yy < 70 {
		return 2000 + yy
	}
	return 1900 + yy
}
