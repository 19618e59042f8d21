package block

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// Row is a row of a table, and Cell one of its cells, with the segments that
// are its text; none for an empty cell.
type (
	Row  []Cell
	Cell struct {
		Elem  int32
		Lines []page.Segment
	}
)

// A table whose cells hold more than this lays out a page.
const (
	maxCellWords = 120
	meanCell     = 60 // words
	maxCellLines = 8  // segments
)

// dataTable is the table around a cell, or -1 where it only lays out a page.
func (b *builder) dataTable(cell int32) int32 {
	t := b.p.Closest(cell, func(e *page.Elem) bool { return e.Tag == atom.Table })
	if t < 0 || !b.isData(t) {
		return -1
	}
	return t
}

// isData remembers what looksLikeData tells of a table.
func (b *builder) isData(t int32) bool {
	isData, known := b.data[t]
	if !known {
		isData = b.looksLikeData(t)
		if b.data == nil {
			b.data = make(map[int32]bool)
		}
		b.data[t] = isData
	}
	return isData
}

// looksLikeData tells a table of data: what was kept of it has rows and
// columns, and its cells hold neither paragraphs nor tables.
func (b *builder) looksLikeData(t int32) bool {
	table := &b.p.Elems[t]
	if role := page.Attr(table.Node, "role"); role == "presentation" || role == "none" {
		return false
	}
	rows, cells, words := 0, 0, int32(0)
	for i := t + 1; i < table.End; i++ {
		e := &b.p.Elems[i]
		switch e.Tag {
		case atom.Table:
			return false
		case atom.Tr, atom.Td, atom.Th:
		default:
			continue
		}
		w, lines := b.keptIn(e)
		switch {
		case lines == 0: // empty, or full of pictures
			i = e.End - 1
		case e.Tag == atom.Tr:
			rows++
		case w > maxCellWords || lines > maxCellLines:
			return false
		default:
			cells++
			words += w
		}
	}
	return rows > 1 && cells > rows && words <= int32(cells)*meanCell
}

// keptIn counts the words of an element that were kept, and their segments.
func (b *builder) keptIn(e *page.Elem) (words int32, lines int) {
	for i := e.First; i < e.Last; i++ {
		if b.isKept(i) && hasText(&b.p.Segments[i]) {
			words += b.p.Segments[i].Count.Words
			lines++
		}
	}
	return words, lines
}

// table adds the whole table at its first segment.
func (b *builder) table(at place) {
	blk, created := b.gather(at.holder, at.block())
	if !created {
		return
	}
	var text strings.Builder
	for i := at.holder + 1; i < b.p.Elems[at.holder].End; i++ {
		if b.p.Elems[i].Tag != atom.Tr {
			continue
		}
		if row, ok := b.row(i); ok {
			blk.Rows = append(blk.Rows, row)
			if text.Len() > 0 {
				text.WriteByte('\n')
			}
			b.writeRow(&text, row)
		}
	}
	blk.Text = text.String()
}

// row is row tr; false where nothing of it was kept.
func (b *builder) row(tr int32) (row Row, ok bool) {
	for i := tr + 1; i < b.p.Elems[tr].End; i++ {
		e := &b.p.Elems[i]
		if e.Tag != atom.Td && e.Tag != atom.Th {
			continue
		}
		cell := Cell{Elem: i}
		for s := e.First; s < e.Last; s++ {
			if b.isKept(s) && hasText(&b.p.Segments[s]) {
				cell.Lines = append(cell.Lines, b.p.Segments[s])
				ok = true
			}
		}
		row = append(row, cell)
	}
	return row, ok
}

func (b *builder) writeRow(w *strings.Builder, row Row) {
	for i, cell := range row {
		if i > 0 {
			w.WriteByte('\t')
		}
		for k := range cell.Lines {
			if k > 0 {
				w.WriteByte(' ')
			}
			w.WriteString(strings.ReplaceAll(b.p.Text(&cell.Lines[k]), "\n", " "))
		}
	}
}
