package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
)

// storedPage is a page as a record of a web archive keeps it: with its content
// codings, for taking those off is work for all cores.
type storedPage struct {
	header    warc.Header
	body      []byte
	fetchedAt time.Time // zero where the record's date cannot be read
}

// read takes the content codings off. A page that unpacks to more than the limit
// costs no more than the limit.
func (p *storedPage) read(limit int) (rawPage, error) {
	page := rawPage{body: p.body, contentType: p.header.Get("Content-Type"), fetchedAt: p.fetchedAt}
	if p.header.Get("Content-Encoding") == "" {
		return page, nil
	}
	var err error
	page.body, err = (&warc.Message{Header: p.header, Body: bytes.NewReader(p.body)}).Payload(int64(limit))
	return page, err
}

// warcInput is a web archive among the inputs. It holds one record at a time, and
// never more of it than maxBytes.
type warcInput struct {
	name     string // as the person wrote it
	maxBytes int
	passed   *tally
}

// pages are the pages in r, which stands at offset in the archive's file. A
// place that is damaged is an input with an error.
func (a *warcInput) pages(r io.Reader, offset int64) iter.Seq[pageInput] {
	return func(yield func(pageInput) bool) {
		reader := warc.NewReader(r, &warc.ReaderOptions{File: a.name, Offset: offset})
		for rec, err := range reader.All() {
			in, ok := pageInput{}, false
			if err != nil {
				in, ok = a.damage(err)
			} else {
				in, ok = a.page(rec)
			}
			if ok && !yield(in) {
				return
			}
		}
	}
}

// page is the page that a record holds. Where it holds none, ok is false and
// the record is counted.
func (a *warcInput) page(rec *warc.Record) (in pageInput, ok bool) {
	p, reason, err := a.stored(rec)
	switch {
	case err != nil:
		return a.damage(err)
	case reason != "":
		a.passed.add(reason)
		return pageInput{}, false
	}
	return pageInput{source: a.place(rec.Offset, rec.Skip), url: rec.URL(), stored: p}, true
}

// stored reads the page of a record into memory, or tells why it holds none.
func (a *warcInput) stored(rec *warc.Record) (p *storedPage, reason string, err error) {
	if reason = whyNot(rec); reason != "" {
		return nil, reason, nil
	}
	m, err := message(rec)
	if err != nil {
		return nil, "", err
	}
	if reason = whyNotMessage(m); reason != "" {
		return nil, reason, nil
	}
	body, err := a.body(rec, m)
	if len(body) > a.maxBytes {
		reason = tooLarge
	}
	fetched, _ := rec.Date()
	return &storedPage{m.Header, body, fetched}, reason, err
}

// body reads one byte more than the limit at most. What is wrong with a record
// shows only at its end, so that is read, too.
func (a *warcInput) body(rec *warc.Record, m *warc.Message) ([]byte, error) {
	var buf bytes.Buffer
	buf.Grow(int(min(rec.Size(), int64(a.maxBytes), firstBuffer)) + bytes.MinRead)
	_, err := buf.ReadFrom(io.LimitReader(m.Body, int64(a.maxBytes)+1))
	if err != nil {
		rec.Close() // or the reader tells of it once more
	} else if buf.Len() <= a.maxBytes {
		err = rec.Close()
	}
	if p, ok := errors.AsType[*warc.Problem](err); ok && p.Kind == warc.BadTrailer {
		err = nil // see damage
	}
	return buf.Bytes(), err
}

// firstBuffer is how much of what a record claims to hold is believed at once.
const firstBuffer = 1 << 20

// damage is the input for what cannot be read. Records that are whole but not
// closed as they should be are none: several writers leave the line breaks out.
func (a *warcInput) damage(err error) (in pageInput, ok bool) {
	p, isProblem := errors.AsType[*warc.Problem](err)
	if !isProblem {
		return pageInput{source: a.name, err: err}, true
	}
	if p.Kind == warc.BadTrailer {
		return pageInput{}, false
	}
	what := errors.New(string(p.Kind))
	if p.Err != nil {
		what = fmt.Errorf("%s: %w", p.Kind, p.Err)
	}
	return pageInput{source: a.place(p.Offset, p.Skip), err: advised{what, damageAdvice}}, true
}

const damageAdvice = "get the file again if you need this record; the others are read"

// place names a record: FILE:OFFSET, and +SKIP where several records share a
// gzip member.
func (a *warcInput) place(offset, skip int64) string {
	place := a.name + ":" + strconv.FormatInt(offset, 10)
	if skip > 0 {
		place += "+" + strconv.FormatInt(skip, 10)
	}
	return place
}

// offsetOf is the offset in a place in the archive called name.
func offsetOf(place, name string) (offset int64, ok bool) {
	rest, ok := strings.CutPrefix(place, name+":")
	if !ok {
		return 0, false
	}
	digits, _, _ := strings.Cut(rest, "+")
	offset, err := strconv.ParseInt(digits, 10, 64)
	return offset, err == nil && offset >= 0
}

// The reasons to pass over a record that are given in more than one place.
const (
	tooLarge = "larger than --max-bytes"
	notHTML  = "not HTML"
)

// whyNot is why a record holds no page, as far as its own header tells.
func whyNot(rec *warc.Record) string {
	switch t := rec.Type(); {
	case t == warc.TypeRevisit:
		return "revisit: the page is that of an earlier record"
	case t != warc.TypeResponse && t != warc.TypeResource:
		return fmt.Sprintf("%s record", t)
	case !isURL(rec.URL()):
		return "not from the web"
	case rec.Header.Get("WARC-Segment-Number") != "":
		return "one of several segments of a page"
	case rec.Header.Get("WARC-Truncated") != "":
		return "cut off when it was fetched (" + rec.Header.Get("WARC-Truncated") + ")"
	}
	return ""
}

// message is what the server answered. A resource is content without an answer
// around it.
func message(rec *warc.Record) (*warc.Message, error) {
	if rec.Type() == warc.TypeResponse {
		return rec.HTTP()
	}
	h := warc.Header{{Name: "Content-Type", Value: rec.Header.Get("Content-Type")}}
	return &warc.Message{Status: http.StatusOK, Header: h, Body: rec}, nil
}

// whyNotMessage is why an answer holds no page. One that does not tell its type
// may hold one: the body is looked at later.
func whyNotMessage(m *warc.Message) string {
	if m.Status != http.StatusOK {
		return fmt.Sprintf("status %d", m.Status)
	}
	contentType := m.Header.Get("Content-Type")
	kind, _, _ := mime.ParseMediaType(contentType)
	if kind == "" {
		kind, _, _ = strings.Cut(strings.ToLower(contentType), ";")
	}
	switch strings.TrimSpace(kind) {
	case "", "text/html", "application/xhtml+xml":
		return ""
	}
	return notHTML
}

// looksLikeArchive tells a web archive by its first bytes. One that is damaged there
// is told by its name.
func looksLikeArchive(name string, head []byte) bool {
	if warc.IsArchive(head) {
		return true
	}
	base := strings.ToLower(filepath.Base(name)) + "."
	return len(head) > 0 && (strings.Contains(base, ".warc.") || strings.Contains(base, ".arc."))
}
