// Package dates reads the dates that news pages carry, in markup and in print.
//
// Three functions do the work. [Parse] reads a value that is meant to be a
// date: a JSON-LD property, the content of a meta element, a datetime
// attribute. [All] walks a stretch of visible text and yields each date in it
// with its place. [FromURL] reads the date in an address. All of them answer
// with a [Date], which tells no more than the page told: an offset only where
// one was given, a time of day only where one was printed.
//
// What a page leaves open, a [Context] closes: the order of day and month in
// "05/01/2024", which zone "IST" is, what "3 hours ago" counts from. Nothing
// here reads a clock or a locale, and nothing decides which of several dates
// is the story's own; that is for the caller, who knows where they stood.
//
// The scan runs from number to number, since nearly every date holds one, and
// looks at the words beside it. The files follow that way:
//
//	date.go, compare.go   the Date
//	calendar.go           calendars other than the Gregorian
//	context.go            what is known beside the text; day and month order
//	fold.go, lex.go       letters, digits and words
//	piece.go, scan.go     the text; the walk over it
//	numeric.go            2024-05-01, 01.05.2024, 5/1/24
//	named.go, months*.go  1 May 2024, May 1, 2024, 2024. május 1.
//	han.go                2024年5月1日, 令和6年5月1日, 2024년 5월 1일
//	joint.go, gap.go      what may stand between the parts
//	clock*.go, half.go    times of day beside a date
//	zone.go, home.go      and their offsets, printed and at home
//	relative*.go          yesterday, vor 3 Stunden
//	parse.go              values: the above, Unix times and runs of digits
//	url.go                addresses
//
// Not read: dates in the Islamic lunar, Hebrew and Nepali calendars, days
// written out in words ("the first of May"), and the ends of ranges.
//
// All functions are safe for concurrent use.
package dates
