package crawl

import (
	"context"
	"encoding/json"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/extract"
)

// Archive keeps the bytes that records are made from. Package archive has one.
type Archive interface {
	// Keep stores an exchange and returns where its payload lies. When it
	// returns without error, the exchange is on the disk. It is called by
	// several goroutines at once; an error ends the crawl.
	Keep(ctx context.Context, c Capture) (Place, error)
}

// Capture is an exchange to be kept, with what led to it.
type Capture struct {
	*fetch.Exchange
	Via   string // the page that named the address; empty for a seed
	Depth int    // links from a seed

	// Before is where the last whole answer of the same address lies, which a
	// 304, or the same payload once more, stands on; nil where there is none.
	Before *Place
}

// Place is where the payload of an answer is kept, and what it was the answer
// to.
type Place struct {
	URL     string    `json:"url"` // as asked for
	Fetched time.Time `json:"fetched"`
	Status  int       `json:"status"`

	File   string `json:"file"` // base name of the WARC file
	Offset int64  `json:"offset"`
	Length int64  `json:"length"` // of the record, as stored
	ID     string `json:"id"`     // of the record
	Digest string `json:"digest"` // of the payload, content coding and all: "sha256:…"

	// Kept is when the payload at this place was fetched, where that was an
	// earlier time: it has come again unchanged.
	Kept time.Time `json:"kept,omitzero"`

	// Hints are what the crawl told the extractor about the page.
	Hints *extract.Hints `json:"hints,omitempty"`
}

// Origin tells what a record was made from. It is the JSON that a crawl with an
// Archive puts into frontier.Record.Origin.
type Origin struct {
	// Extractor is the version of the program that made the record.
	Extractor string `json:"extractor"`

	// Pages are where its pages lie, in order: one, unless the story was joined
	// from several.
	Pages []Place `json:"pages"`
}

// ReadOrigin reads the origin of a stored record; the zero Origin where it was
// made without an archive.
func ReadOrigin(b []byte) (o Origin, err error) {
	if len(b) > 0 {
		err = json.Unmarshal(b, &o)
	}
	return o, err
}

// archive stores an exchange, if there is an archive.
func (v *visit) archive(ctx context.Context, x *fetch.Exchange) (*Place, error) {
	if v.c.opts.Archive == nil {
		return nil, nil
	}
	c := Capture{Exchange: x, Via: v.memo.Via, Depth: v.memo.Depth}
	if l := v.memo.Last; l != nil && l.Place != nil && l.Place.URL == x.URL {
		c.Before = l.Place
	}
	p, err := v.c.opts.Archive.Keep(ctx, c)
	return &p, err
}

// from is where the page is kept that came back, of which the hints were told; nil
// without an archive.
func (r reply) from(hints *extract.Hints) []Place {
	if r.place == nil {
		return nil
	}
	p := *r.place
	p.Hints = hints
	return []Place{p}
}

// originOf is what the frontier keeps beside a record.
func (c *Crawler) originOf(pages []Place) []byte {
	if len(pages) == 0 {
		return nil
	}
	b, err := json.Marshal(Origin{Extractor: c.version, Pages: pages})
	if err != nil {
		return nil // plain data always marshals
	}
	return b
}
