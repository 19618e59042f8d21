// Package datalayer reads the dates that a page's scripts carry as data: the
// data layers that publishers fill for analytics and the state of pages that a
// script draws. Both are JSON, or near it, somewhere in a program, so they are
// not parsed: a key that speaks of publication is looked for, and the value
// behind it is taken.
package datalayer

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

const (
	// maxDates bounds the claims of a page. The state of a page lists other
	// stories behind its own.
	maxDates = 4

	// maxValue is the length of the longest value that can be a date.
	maxValue = 40

	// maxScript is how many bytes of a script are looked through.
	maxScript = 1 << 20
)

// Claims returns the days of publication in scripts other than JSON-LD, in
// their order: publishDate, "published_at", cmsPublishingDate, datePublished.
func Claims(scripts []page.Script) []claim.Claim {
	var out []claim.Claim
	for i := range scripts {
		text := scripts[i].Text
		if strings.Contains(scripts[i].Type, "ld+json") {
			continue
		}
		text = text[:min(len(text), maxScript)]
		for len(out) < maxDates {
			at := strings.Index(text, stem)
			if at < 0 {
				break
			}
			text = text[at+len(stem):]
			if value := valueOf(text); value != "" {
				out = append(out, claim.Claim{Field: claim.Published, Value: value, Source: claim.Script.Named("published"), Elem: -1})
			}
		}
	}
	return out
}

// stem is what the keys have in common, whatever their case at its start.
const stem = "ublish"

// valueOf is the value of a key that goes on with rest, where the key is about
// a date and the value is short; else "". Quotes may be escaped, as they are
// in JSON inside a JavaScript string.
func valueOf(rest string) string {
	end := strings.IndexAny(rest, `"':`)
	if end < 0 || !isDate(strings.TrimRight(rest[:end], `\`)) {
		return ""
	}
	rest = strings.TrimLeft(rest[end:], "\\\"' \t")
	rest, ok := strings.CutPrefix(rest, ":")
	if !ok {
		return ""
	}
	rest = strings.TrimLeft(rest, "\\\"' \t")
	end = strings.IndexAny(rest, "\\\"',}\n")
	if end < 8 || end > maxValue || rest[0] < '0' || rest[0] > '9' {
		return ""
	}
	return rest[:end]
}

// isDate tells the ends of keys that name a date: publish|Date, publish|ed_at,
// Publish|ingDate. "publisher" and "publishStatus" name something else.
func isDate(end string) bool {
	switch strings.Trim(strings.ToLower(end), "_-") {
	case "ed", "date", "eddate", "ed_date", "ed-date", "edat", "ed_at", "ed-at", "at", "time", "edtime", "ed_time", "edon", "ed_on",
		"ingdate", "datetime", "eddatetime", "ts", "edts", "timestamp", "edtimestamp", "dateutc", "eddateutc", "edatutc":
		return true
	}
	return false
}
