package meta

import (
	"cmp"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// dateNames are the names of meta elements for dates that many agree on.
var dateNames = map[string]claim.Field{
	"article:published_time": claim.Published, "og:published_time": claim.Published, "og:article:published_time": claim.Published,
	"datepublished": claim.Published, "date": claim.Published, "dc.date": claim.Published, "dc.date.issued": claim.Published,
	"dcterms.date": claim.Published, "dcterms.issued": claim.Published, "dcterms.created": claim.Published,
	"dc.date.created": claim.Published, "parsely-pub-date": claim.Published, "sailthru.date": claim.Published,
	"pubdate": claim.Published, "publishdate": claim.Published, "publish_date": claim.Published, "publish-date": claim.Published,
	"publication_date": claim.Published, "article.published": claim.Published, "published": claim.Published,
	"cxenseparse:recs:publishtime": claim.Published, "citation_publication_date": claim.Published,
	"citation_online_date": claim.Published, "originalpublicationdate": claim.Published, "article_date_original": claim.Published,
	"og:pubdate": claim.Published, "datecreated": claim.Published, "created": claim.Published, "displaydate": claim.Published,
	"ptime": claim.Published, "pdate": claim.Published, "rnews:datepublished": claim.Published, "dc.created": claim.Published,
	"article:post_date": claim.Published,

	"article:modified_time": claim.Modified, "og:updated_time": claim.Modified, "datemodified": claim.Modified,
	"last-modified": claim.Modified, "lastmod": claim.Modified, "dcterms.modified": claim.Modified, "dc.date.modified": claim.Modified,
	"revision_date": claim.Modified, "modified": claim.Modified, "utime": claim.Modified,
	"article.updated": claim.Modified, "article:modified": claim.Modified, "og:article:modified_time": claim.Modified,
}

// dateField tells which date a meta element holds whose name is not among
// those agreed on: publishing systems make up their own, but of few words
// (pub_date, w-published-date, article.first_published_time). "" is none.
func dateField(name string) claim.Field {
	switch {
	case strings.HasPrefix(name, "dc") && strings.Contains(name, ":"): // dc:date.issued, dcterms:created
		name = strings.ReplaceAll(name, ":", ".")
		return cmp.Or(claim.InMeta(name), dateNames[name])
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
