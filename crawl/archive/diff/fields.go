package diff

import (
	"slices"
	"strconv"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// fields are compared in this order, which is that of the record.
var fields = []struct {
	name   string
	values func(*crawl.Article) []string
}{
	{"canonical_url", func(a *crawl.Article) []string { return one(a.CanonicalURL) }},
	{"type", func(a *crawl.Article) []string { return one(string(a.Type)) }},
	{"title", func(a *crawl.Article) []string { return one(a.Title) }},
	{"byline", func(a *crawl.Article) []string { return one(a.Byline) }},
	{"authors", func(a *crawl.Article) []string { return a.Authors }},
	{"published", func(a *crawl.Article) []string { return one(a.Published) }},
	{"modified", func(a *crawl.Article) []string { return one(a.Modified) }},
	{"category", func(a *crawl.Article) []string { return one(a.Category) }},
	{"categories", func(a *crawl.Article) []string { return a.Categories }},
	{"tags", func(a *crawl.Article) []string { return a.Tags }},
	{"language", func(a *crawl.Article) []string { return one(a.Language) }},
	{"site_name", func(a *crawl.Article) []string { return one(a.SiteName) }},
	{"description", func(a *crawl.Article) []string { return one(a.Description) }},
	{"image", imageOf},
	{"accessible_for_free", freeOf},
	{"pages", pagesOf},
	{"syndicated_from", func(a *crawl.Article) []string { return one(a.SyndicatedFrom) }},
	{"truncated", func(a *crawl.Article) []string { return one(string(a.Truncated)) }},
	{"noarchive", func(a *crawl.Article) []string { return flag(a.NoArchive) }},
}

// imageOf is the address of the lead picture and what is printed with it.
func imageOf(a *crawl.Article) []string {
	if a.Image == nil {
		return nil
	}
	return slices.DeleteFunc([]string{a.Image.URL, a.Image.Alt, a.Image.Caption, a.Image.Credit},
		func(s string) bool { return s == "" })
}

func freeOf(a *crawl.Article) []string {
	if a.AccessibleForFree == nil {
		return nil
	}
	return one(strconv.FormatBool(*a.AccessibleForFree))
}

func pagesOf(a *crawl.Article) []string {
	if a.Pages == 0 {
		return nil
	}
	return one(strconv.Itoa(a.Pages))
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func flag(set bool) []string {
	if !set {
		return nil
	}
	return one("true")
}
