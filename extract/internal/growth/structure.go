package main

import (
	"strconv"
	"strings"
	"time"
)

// structure is a page that says one thing again and again: unit, in one of the
// slots of a story.
type structure struct {
	slot, unit string
}

func (s structure) name() string { return s.slot + "/" + s.unit }

// size is a size in bytes, in proportion to n, of pages on which the structure
// tells how work grows. Elements that are not closed take larger ones: parsers
// nest no deeper than 512, and up to there work grows with the depth, too.
func (s structure) size(n int) int {
	if s.slot != "head" && strings.HasPrefix(s.unit, "<") && !strings.Contains(s.unit, "</") {
		return 4 * n
	}
	return n
}

// page is the structure with as many units as take size bytes. In each unit
// {n} is its number, {a} a word, and {time}, {day} and {date} a moment of its own.
func (s structure) page(size int) []byte {
	var units strings.Builder
	for n := 0; units.Len() < size; n++ {
		units.WriteString(numbered(s.unit, n))
	}
	return []byte(strings.Replace(slots[s.slot], "{units}", units.String(), 1))
}

// numbered is the unit with that number.
func numbered(unit string, n int) string {
	if !strings.Contains(unit, "{") {
		return unit
	}
	at := time.Date(2024, 5, 3, 10, 0, 0, 0, time.UTC).Add(-time.Duration(n) * 7 * time.Hour)
	for name, value := range map[string]string{"{n}": strconv.Itoa(n), "{a}": letters(n), "{time}": at.Format(time.RFC3339),
		"{day}": at.Format(time.DateOnly), "{date}": at.Format("2 January 2006")} {
		unit = strings.ReplaceAll(unit, name, value)
	}
	return unit
}

// letters writes a number as a word, with A to Z for digits.
func letters(n int) string {
	var word []byte
	for ; n >= 0; n = n/26 - 1 {
		word = append(word, byte('a'+n%26))
	}
	word[0] -= 'a' - 'A'
	return string(word)
}
