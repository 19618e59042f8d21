package warc

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// An IndexEntry is one line of a CDXJ index: where a capture of a URL is.
type IndexEntry struct {
	URL    string
	Time   time.Time // UTC, to the second
	MIME   string    // of the payload, as the server called it; "warc/revisit" for a revisit
	Status int       // HTTP status; 0 if there is none, or if it was 304
	Digest string    // of the payload; empty if not known

	File           string // base name of the WARC file
	Offset, Length int64  // of the record as stored
}

// The JSON part of a line, with numbers as strings: the form in which pywb and
// warcio write it and every reader expects it.
type indexJSON struct {
	URL      string `json:"url"`
	MIME     string `json:"mime,omitempty"`
	Status   string `json:"status,omitempty"`
	Digest   string `json:"digest,omitempty"`
	Length   string `json:"length"`
	Offset   string `json:"offset"`
	Filename string `json:"filename"`
}

const indexTime = "20060102150405"

// Key returns what lines are sorted by: the SURT and the 14-digit time.
func (e IndexEntry) Key() string { return surt(e.URL) + " " + e.Time.UTC().Format(indexTime) }

// String returns the line, without a line break.
func (e IndexEntry) String() string {
	j := indexJSON{
		URL: e.URL, MIME: e.MIME, Digest: e.Digest, Filename: e.File,
		Length: strconv.FormatInt(e.Length, 10), Offset: strconv.FormatInt(e.Offset, 10),
	}
	if e.Status != 0 {
		j.Status = strconv.Itoa(e.Status)
	}
	return e.Key() + " " + string(marshal(j))
}

// marshal writes JSON on one line, with the & of URLs as it is. What it is given
// consists of strings and numbers, which cannot fail.
func marshal(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// ParseIndexEntry reads a line of a CDXJ index.
func ParseIndexEntry(line string) (IndexEntry, error) {
	bad := func(err error) (IndexEntry, error) {
		return IndexEntry{}, fmt.Errorf("warc: index line %q: %w", line, err)
	}
	parts := strings.SplitN(strings.TrimRight(line, "\r\n"), " ", 3)
	if len(parts) != 3 {
		return bad(errors.New("not a key, a time and a JSON object"))
	}
	t, err := time.Parse(indexTime, parts[1])
	if err != nil {
		return bad(err)
	}
	var j indexJSON
	if err := json.Unmarshal([]byte(parts[2]), &j); err != nil {
		return bad(err)
	}
	if j.URL == "" {
		return bad(errors.New("no url"))
	}
	e := IndexEntry{URL: j.URL, Time: t, MIME: j.MIME, Digest: j.Digest, File: j.Filename}
	e.Status, _ = strconv.Atoi(j.Status) // "-" and absence both mean none
	if e.Offset, err = strconv.ParseInt(j.Offset, 10, 64); err != nil {
		return bad(err)
	}
	if e.Length, err = strconv.ParseInt(j.Length, 10, 64); err != nil {
		return bad(err)
	}
	return e, nil
}

// newIndexEntry makes the entry of a record from its header and, if its block
// is an HTTP message, the message's head. It returns false for records that a
// lookup by URL should not find: requests and metadata speak of a capture, and
// a conversion is not what the server sent.
func newIndexEntry(h Header, m *Message, date time.Time) (IndexEntry, bool) {
	e := IndexEntry{
		URL:    strings.Trim(h.Get("WARC-Target-URI"), "<>"),
		Time:   date.UTC().Truncate(time.Second),
		Digest: h.Get("WARC-Payload-Digest"),
	}
	kind := h.Get("Content-Type")
	if m != nil {
		e.Status = m.Status
		kind = m.Header.Get("Content-Type")
	}
	e.MIME, _, _ = strings.Cut(kind, ";")
	e.MIME = strings.TrimSpace(e.MIME)
	switch Type(strings.ToLower(h.Get("WARC-Type"))) {
	case TypeRevisit:
		e.MIME = "warc/revisit"
		if e.Status == http.StatusNotModified {
			e.Status = 0 // what is found here is the original; replay takes 3xx for a redirect
		}
		return e, true
	case TypeResponse, TypeResource:
		return e, true
	}
	return IndexEntry{}, false
}
