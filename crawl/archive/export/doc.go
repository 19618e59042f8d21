// Package export writes the articles of a crawl in the formats of other tools.
//
//	row.go           a revision as a row of a table
//	lines.go csv.go parquet.go   tables, in the order given
//	markdown.go text.go          a folder of notes
//	wacz.go          a package for replay
//
// Each function takes revisions as package archive yields them, one at a time,
// and returns how many it wrote. An error of theirs, or of writing, ends it;
// what was written by then is not a whole file and should be thrown away.
package export
