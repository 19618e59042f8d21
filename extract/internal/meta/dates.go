package meta

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// dateField tells which date a meta element holds whose name is not among
// those agreed on: publishing systems make up their own, but of few words
// (pub_date, w-published-date, article.first_published_time). "" is none.
func dateField(name string) claim.Field {
	switch {
	case strings.HasPrefix(name, "dc") && strings.Contains(name, ":"): // dc:date.issued, dcterms:created
		return names[strings.ReplaceAll(name, ":", ".")]
	case strings.Contains(name, "expir"), strings.Contains(name, "publisher"):
		return ""
	case hasAny(name, "modif", "updated", "lastmod"):
		return claim.Modified
	case hasAny(name, "publishdate", "publisheddate", "publish_date", "publish-date", "publishtime", "publish_time", "published",
		"publicationdate", "publication_date", "publication-date", "pubdate", "pub_date", "pub-date", "release_date", "releasedate"):
		return claim.Published
	}
	return ""
}

func hasAny(s string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}
