package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"os"
	"path/filepath"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
)

// Recorder is the crawl.Archive that writes WARC files.
type Recorder struct {
	writer *warc.Writer
}

// OpenRecorder makes a Recorder that writes into a crawl's directory. Files that
// a killed crawl has left there are finished first, see warc.Repair, and what
// was done to them is returned.
func OpenRecorder(dir string) (*Recorder, []warc.Repaired, error) {
	folder := filepath.Join(dir, Folder)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, nil, err
	}
	repaired, err := warc.Repair(folder)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: finishing what was left: %w", folder, err)
	}
	w, err := warc.NewWriter(folder, &warc.WriterOptions{Info: warc.Header{
		{Name: "software", Value: "tearsheet/" + crawl.Version()},
		{Name: "robots", Value: "obey"},
	}})
	if err != nil {
		return nil, nil, err
	}
	return &Recorder{w}, repaired, nil
}

// Keep stores an exchange as a response, or a revisit where nothing new came, a
// request and metadata.
func (r *Recorder) Keep(_ context.Context, c crawl.Capture) (crawl.Place, error) {
	digest := ""
	if c.Before != nil {
		sum := sha256.Sum256(c.Raw)
		digest = "sha256:" + hex.EncodeToString(sum[:])
	}
	drafts, revisit, err := draft(c, digest)
	if err != nil {
		return crawl.Place{}, err
	}
	receipts, err := r.writer.Write(drafts...)
	if err == nil {
		err = r.writer.Sync()
	}
	if err != nil {
		return crawl.Place{}, err
	}
	place := crawl.Place{URL: c.URL, Fetched: c.Started.UTC(), Status: c.Status}
	if !revisit {
		of := receipts[0]
		place.File, place.Offset, place.Length, place.ID, place.Digest = of.File, of.Offset, of.Length, of.ID, of.PayloadDigest
		return place, nil
	}
	of := c.Before
	place.File, place.Offset, place.Length, place.ID, place.Digest = of.File, of.Offset, of.Length, of.ID, of.Digest
	place.Kept = keptAt(of)
	return place, nil
}

// Close finishes the current file.
func (r *Recorder) Close() error { return r.writer.Close() }

// draft makes the records of a capture. digest is that of its payload where
// there was an answer before; revisit tells that it is the same.
func draft(c crawl.Capture, digest string) (drafts []*warc.Draft, revisit bool, err error) {
	of := warc.Capture{URL: c.URL, Time: c.Started}
	if c.Addr.IsValid() {
		of.IP = c.Addr.Addr().Unmap().String()
	}
	answer, err := warc.AppendHead(nil, oneLine(c.Response.Line), fields(c.Response.Fields), true)
	if err != nil {
		return nil, false, err
	}
	question, err := warc.AppendHead(nil, oneLine(c.Request.Line), fields(c.Request.Fields), false)
	if err != nil {
		return nil, false, err
	}
	facts, err := of.Metadata(metadata(c))
	if err != nil {
		return nil, false, err
	}
	var first *warc.Draft
	switch {
	case c.Before != nil && c.Status == http.StatusNotModified:
		first, revisit = of.NotModified(answer, original(c.Before)), true
	case c.Before != nil && c.Truncated == "" && c.Status == c.Before.Status && digest == c.Before.Digest:
		first, revisit = of.Identical(answer, original(c.Before)), true
	default:
		first = of.Response(answer, bytes.NewReader(c.Raw))
	}
	if c.Truncated != "" {
		first.Header.Set("WARC-Truncated", string(c.Truncated))
	}
	request := of.Request(question, nil)
	warc.Concurrent(first, request, facts)
	return []*warc.Draft{first, request, facts}, revisit, nil
}
