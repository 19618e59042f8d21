package warc

import (
	"bufio"
	"io"
	"iter"
)

// mergeIndexes ranges over the lines of several sorted indexes in their common
// order, without line breaks. It holds one line of each.
func mergeIndexes(indexes ...io.Reader) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		var heads []*indexHead
		for _, r := range indexes {
			h := &indexHead{lines: bufio.NewScanner(r)}
			h.lines.Buffer(nil, maxHeader)
			heads = append(heads, h)
			if err := h.next(); err != nil {
				yield("", err)
				return
			}
		}
		for {
			// An archive has few files: looking at each is cheaper than a heap.
			var least *indexHead
			for _, h := range heads {
				if !h.done && (least == nil || h.line < least.line) {
					least = h
				}
			}
			if least == nil || !yield(least.line, nil) {
				return
			}
			if err := least.next(); err != nil {
				yield("", err)
				return
			}
		}
	}
}

// An indexHead is the line that an index has come to.
type indexHead struct {
	lines *bufio.Scanner
	line  string
	done  bool
}

func (h *indexHead) next() error {
	h.done = !h.lines.Scan()
	h.line = h.lines.Text()
	return h.lines.Err()
}
