package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// ARC is what web archives were before WARC: the version block, a record called
// filedesc, and records behind it, each with a header of one line. Records are
// given out as those of WARC are.
//
//	URL IP DATE TYPE LENGTH                                      version 1
//	URL IP DATE TYPE STATUS CHECKSUM LOCATION OFFSET FILE LENGTH  version 2
var arcMagic = []byte("filedesc:")

// maxARCLine bounds the line, in bytes: addresses are the most of it.
const maxARCLine = 16 << 10

// inARC reports whether head, where a record begins, is in an ARC file: its first
// record shows it. Of a file that is read from its middle, that is looked for at the
// beginning where there is no other explanation.
func (s *source) inARC(head []byte) bool {
	switch {
	case s.arc || bytes.HasPrefix(head, recordMagic):
	case len(head) >= len(recordMagic) && bytes.HasPrefix(arcMagic, head[:min(len(head), len(arcMagic))]):
		s.arc = true
	case s.base > 0 && !s.looked:
		s.looked = true
		if at, ok := s.in.r.(io.ReaderAt); ok {
			start := newSource(io.NewSectionReader(at, 0, s.base), 0)
			if start.next() == nil {
				first, _ := start.text.Peek(len(arcMagic))
				s.arc = bytes.Equal(first, arcMagic)
			}
		}
	}
	return s.arc
}

// beginARC reads the header of the record that the next byte should begin.
func (r *Reader) beginARC(rec *Record) (*Record, error) {
	line, err := readLine(r.src.text, maxARCLine)
	if err == nil {
		rec.Version = "ARC"
		rec.Header, rec.size, err = arcHeader(string(bytes.TrimRight(line, "\r\n")))
	}
	if err != nil {
		return nil, r.stepOver(rec.tell(badHeader, err), rec.Offset+1)
	}
	if head, _ := r.src.text.Peek(5); bytes.Equal(head, []byte("HTTP/")) && rec.size > 0 {
		rec.Header.Set("WARC-Type", string(TypeResponse))
		rec.Header.Set("Content-Type", "application/http;msgtype=response")
	}
	rec.left, rec.block = rec.size, r.src.place()
	r.cur = rec
	return rec, nil
}

var errARC = errors.New("not the header of an ARC record: ADDRESS IP DATE TYPE LENGTH")

// arcHeader reads the line as the header of a WARC record. Addresses and types may
// have spaces in them; what stands before the date and at the end tells where.
func arcHeader(line string) (h Header, size int64, err error) {
	words := strings.Split(line, " ")
	at := 0
	for i := 2; i < len(words)-2 && at == 0; i++ {
		if isDigits(words[i]) && len(words[i]) >= 12 && strings.Trim(words[i-1], "0123456789abcdefABCDEF.:") == "" {
			at = i
		}
	}
	if at == 0 || !strings.Contains(words[0], ":") {
		return nil, 0, errARC
	}
	size, err = strconv.ParseInt(words[len(words)-1], 10, 64)
	if err != nil || size < 0 {
		return nil, 0, fmt.Errorf("length %q is not a number of bytes", words[len(words)-1])
	}
	h = Header{{"WARC-Type", string(TypeResource)}, {"WARC-Target-URI", strings.Join(words[:at-1], " ")},
		{"WARC-IP-Address", words[at-1]}, {"Content-Type", words[at+1]}, {"Content-Length", words[len(words)-1]}}
	if strings.HasPrefix(line, string(arcMagic)) {
		h.Set("WARC-Type", string(typeInfo))
	}
	if t, err := time.Parse(indexTime, words[at][:min(len(words[at]), len(indexTime))]); err == nil {
		h.Add("WARC-Date", formatDate(t))
	}
	return h, size, nil
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// arcFollows reports whether what comes next can follow a record: nothing, or the
// header of another, perhaps a cut one.
func (s *source) arcFollows() bool {
	next, _ := s.text.Peek(maxARCLine)
	return !bytes.Contains(next, []byte("\n")) || arcStart(next, 0)
}

// arcStart reports whether a record begins at window[i], behind a line break.
func arcStart(window []byte, i int) bool {
	line, _, ok := bytes.Cut(window[i:min(len(window), i+maxARCLine)], []byte("\n"))
	if !ok || i > 0 && window[i-1] != '\n' {
		return false
	}
	_, _, err := arcHeader(string(bytes.TrimRight(line, "\r")))
	return err == nil
}
