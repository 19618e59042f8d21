package archive

import (
	"strconv"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
)

// metadata are the facts about a capture that the standard has names for (WARC
// 1.1, §6.6).
func metadata(c crawl.Capture) warc.Header {
	h := warc.Header{{Name: "fetchTimeMs", Value: strconv.FormatInt(c.Ended.Sub(c.Started).Milliseconds(), 10)}}
	if c.Via != "" {
		h.Add("via", oneLine(c.Via))
	}
	if c.Depth > 0 {
		h.Add("hopsFromSeed", strings.Repeat("L", c.Depth)) // L is a link, in Heritrix's notation, which the standard follows
	}
	return h
}

// original is the record that a revisit stands on.
func original(p *crawl.Place) warc.Original {
	return warc.Original{ID: p.ID, URL: p.URL, Time: keptAt(p), PayloadDigest: p.Digest}
}

// keptAt is when the payload at a place was fetched.
func keptAt(p *crawl.Place) time.Time {
	if p.Kept.IsZero() {
		return p.Fetched
	}
	return p.Kept
}

// fields are header fields as a WARC file can hold them: a hostile server may
// send names and values that would break out of their line.
func fields(from []fetch.Field) (h warc.Header) {
	for _, f := range from {
		name := strings.ReplaceAll(oneLine(f.Name), ":", "")
		if name != "" {
			h.Add(name, oneLine(f.Value))
		}
	}
	return h
}

// oneLine takes line breaks out of s and leaves all other bytes as they are,
// whatever their encoding.
func oneLine(s string) string { return strings.NewReplacer("\r", " ", "\n", " ").Replace(s) }
