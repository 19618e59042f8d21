package dates

import "strings"

// A half is the half of the day that a 12-hour clock is in.
type half uint8

const (
	noHalf half = iota
	am
	pm
)

// in puts c into a half of the day, unless its hour is of 24 already.
func (c *clock) in(h half) {
	c.half = h
	switch {
	case h == pm && c.hour < 12:
		c.hour += 12
	case h == am && c.hour == 12:
		c.hour = 0
	}
}

// halfAt reads the half of the day that is named at byte i.
func (r *clocks) halfAt(i int) (half, int) {
	w := wordAt(r.text, i)
	end := w.end
	if h := halves[string(w.key())]; h != noHalf {
		if strings.HasPrefix(r.text[end:], ".") && strings.Contains(r.text[w.start:end], ".") {
			end++
		}
		return h, end
	}
	// "p. m.", as Spanish sets it.
	if w.length == 1 && strings.HasPrefix(r.text[end:], ".") && (w.folded[0] == 'a' || w.folded[0] == 'p') {
		m := wordAt(r.text, skipSpace(r.text, end+1))
		if string(m.key()) == "m" {
			if strings.HasPrefix(r.text[m.end:], ".") {
				m.end++
			}
			return halves[string([]byte{w.folded[0], 'm'})], m.end
		}
	}
	return noHalf, i
}
