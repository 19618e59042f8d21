package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// A Field is one named line of a header.
type Field struct{ Name, Value string }

// Header is the named fields of a record, of an HTTP message, or of an
// application/warc-fields block, in the order they stand in. Names may repeat.
// A nil Header is an empty one.
type Header []Field

// Get returns the first value under name, which is compared without regard to
// case, or "" if there is none.
func (h Header) Get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Values returns every value under name, in order.
func (h Header) Values(name string) []string {
	var values []string
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			values = append(values, f.Value)
		}
	}
	return values
}

// Add appends a field.
func (h *Header) Add(name, value string) {
	*h = append(*h, Field{name, value})
}

// Set gives the first field called name the value, or appends one.
func (h *Header) Set(name, value string) {
	for i, f := range *h {
		if strings.EqualFold(f.Name, name) {
			(*h)[i].Value = value
			return
		}
	}
	h.Add(name, value)
}

// appendTo writes the fields as lines. A line break in a name or value would
// forge a field, or end the header early, so it is refused.
func (h Header) appendTo(dst []byte) ([]byte, error) {
	for _, f := range h {
		if f.Name == "" || strings.ContainsAny(f.Name, ":\r\n") || strings.ContainsAny(f.Value, "\r\n") {
			return dst, fmt.Errorf("warc: field %q: %q cannot be written as one header line", f.Name, f.Value)
		}
		dst = append(dst, f.Name...)
		dst = append(dst, ": "...)
		dst = append(dst, f.Value...)
		dst = append(dst, "\r\n"...)
	}
	return dst, nil
}

// maxHeader bounds one header in bytes: room for every real one (browsers and
// servers stop at 8 to 256 KiB), and an end to a line that never breaks.
const maxHeader = 1 << 20

var errHeaderTooLong = errors.New("header is longer than 1 MiB")

// readHeader reads fields up to and with the blank line that ends them.
//
// It takes what archives in the wild hold: bare line feeds, folded values, and
// lines without a colon, which are dropped because no reader has a use for
// them. It returns io.EOF if the input ends first.
func readHeader(r *bufio.Reader) (Header, error) {
	var h Header
	for budget := maxHeader; ; {
		line, err := readLine(r, budget)
		if err != nil {
			return h, err
		}
		budget -= len(line)
		text := bytes.TrimRight(line, "\r\n")
		if len(text) == 0 {
			return h, nil
		}
		if (text[0] == ' ' || text[0] == '\t') && len(h) > 0 {
			last := &h[len(h)-1]
			last.Value = strings.TrimSpace(last.Value + " " + string(bytes.TrimSpace(text)))
			continue
		}
		if name, value, ok := bytes.Cut(text, []byte(":")); ok {
			h.Add(string(bytes.TrimSpace(name)), string(bytes.TrimSpace(value)))
		}
	}
}

// readLine returns the next line with its line feed, valid until the next read,
// or what there is of it and the error that ended it.
func readLine(r *bufio.Reader, limit int) ([]byte, error) {
	line, err := r.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		long := bytes.Clone(line)
		for err == bufio.ErrBufferFull && len(long) <= limit {
			line, err = r.ReadSlice('\n')
			long = append(long, line...)
		}
		line = long
	}
	if len(line) > limit {
		return nil, errHeaderTooLong
	}
	return line, err
}
