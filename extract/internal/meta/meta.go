// Package meta reads the claims of meta and link elements: OpenGraph, Twitter,
// Dublin Core and the tags that publishing systems and analytics services
// agree on with their publishers.
package meta

import (
	"html"
	"strconv"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	labels "github.com/tearsheet-news/tearsheet/extract/internal/names"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// names maps the name of a meta element to the field it speaks about.
var names = map[string]claim.Field{
	"og:title": claim.Title, "twitter:title": claim.Title, "dc.title": claim.Title, "dcterms.title": claim.Title,
	"parsely-title": claim.Title, "sailthru.title": claim.Title, "title": claim.Title, "headline": claim.Title,
	"citation_title": claim.Title, "cxenseparse:title": claim.Title, "hdl": claim.Title,

	"author": claim.Author, "article:author": claim.Author, "og:article:author": claim.Author, "dc.creator": claim.Author,
	"dcterms.creator": claim.Author, "parsely-author": claim.Author, "sailthru.author": claim.Author,
	"twitter:creator": claim.Author, "byl": claim.Author, "citation_author": claim.Author, "cxenseparse:author": claim.Author,
	"article:author_name": claim.Author, "authors": claim.Author, "creator": claim.Author, "dc.contributor": claim.Author,
	"article.author": claim.Author, "og:author": claim.Author, "dc:creator": claim.Author, "dcterms:creator": claim.Author,

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

	"article:section": claim.Category, "og:article:section": claim.Category, "articlesection": claim.Category,
	"section": claim.Category, "parsely-section": claim.Category, "category": claim.Category, "dc.subject.section": claim.Category,
	"cxenseparse:category": claim.Category, "article.section": claim.Category, "cg": claim.Category,

	"article:tag": claim.Tag, "og:article:tag": claim.Tag, "keywords": claim.Tag, "news_keywords": claim.Tag, "parsely-tags": claim.Tag,
	"sailthru.tags": claim.Tag, "dc.subject": claim.Tag, "dcterms.subject": claim.Tag, "cxenseparse:keywords": claim.Tag,
	"tags": claim.Tag, "citation_keywords": claim.Tag,

	"og:locale": claim.Language, "content-language": claim.Language, "language": claim.Language, "dc.language": claim.Language,
	"inlanguage": claim.Language, "dcterms.language": claim.Language,

	"og:site_name": claim.SiteName, "application-name": claim.SiteName, "apple-mobile-web-app-title": claim.SiteName,
	"dc.publisher": claim.SiteName, "twitter:app:name:iphone": claim.SiteName, "publisher": claim.SiteName,
	"citation_journal_title": claim.SiteName, "al:android:app_name": claim.SiteName, "copyright": claim.SiteName,

	"og:description": claim.Description, "description": claim.Description, "twitter:description": claim.Description,
	"dc.description": claim.Description, "sailthru.description": claim.Description, "dcterms.abstract": claim.Description,

	"og:image": claim.Image, "og:image:url": claim.Image, "og:image:secure_url": claim.Image, "twitter:image": claim.Image,
	"twitter:image:src": claim.Image, "parsely-image-url": claim.Image, "thumbnail": claim.Image, "sailthru.image.full": claim.Image,

	"og:url": claim.Canonical, "twitter:url": claim.Canonical, "parsely-link": claim.Canonical,

	"og:type": claim.Type, "parsely-type": claim.Type, "pagetype": claim.Type, "page-type": claim.Type, "cxenseparse:pageclass": claim.Type,

	"article:content_tier": claim.Free, "isaccessibleforfree": claim.Free,
}

// text cleans a value, of entities too: some systems escape them twice.
func text(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return page.Collapse(s)
}

// imageSize adds a size to the image claimed before it, as OpenGraph orders
// its structured properties.
func imageSize(claims []claim.Claim, m page.Meta) {
	if len(claims) == 0 || !strings.HasPrefix(m.Name, "og:image:") {
		return
	}
	size, err := strconv.Atoi(m.Content)
	for i := len(claims) - 1; i >= 0 && err == nil; i-- {
		if c := &claims[i]; strings.HasPrefix(c.Source, "meta:og:image") {
			switch m.Name {
			case "og:image:width":
				c.Width = size
			case "og:image:height":
				c.Height = size
			}
			return
		}
	}
}

// authorLabels are the numbers of a Twitter card's labelled values that name
// an author: of "twitter:label1" and "twitter:data1" the first says, in the
// language of the site, what the second is.
func authorLabels(metas []page.Meta) map[string]bool {
	var numbers map[string]bool
	for _, m := range metas {
		if number, ok := strings.CutPrefix(m.Name, "twitter:label"); ok && labels.Introduces(m.Content) == labels.Author {
			if numbers == nil {
				numbers = make(map[string]bool)
			}
			numbers[number] = true
		}
	}
	return numbers
}

// rels maps the relation of a link element to a field.
var rels = map[string]claim.Field{"canonical": claim.Canonical, "image_src": claim.Image, "syndication-source": claim.Canonical}

// Claims returns what the meta and link elements say.
func Claims(p *page.Page) []claim.Claim {
	var out []claim.Claim
	labelled := authorLabels(p.Metas)
	for _, m := range p.Metas {
		f, ok := names[m.Name]
		if !ok {
			f = dateField(m.Name)
		}
		if f != "" {
			out = append(out, claim.Claim{Field: f, Value: text(m.Content), Source: "meta:" + m.Name, Elem: -1})
		}
		imageSize(out, m)
		if number, ok := strings.CutPrefix(m.Name, "twitter:data"); ok && labelled[number] {
			out = append(out, claim.Claim{Field: claim.Author, Value: text(m.Content), Source: "meta:twitter:data", Elem: -1})
		}
	}
	for _, l := range p.Links {
		for rel := range strings.FieldsSeq(l.Rel) {
			if f, ok := rels[rel]; ok {
				out = append(out, claim.Claim{Field: f, Value: l.Href, Source: "link:" + rel, Elem: -1})
			}
		}
	}
	return out
}
