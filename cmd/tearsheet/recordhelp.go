package main

import (
	"fmt"
	"strings"
)

// recordKeys tell what a record has under each key, in the order of the record. They
// are those of crawl.Article, whose comments define them with their edge cases.
var recordKeys = []struct{ key, what string }{
	{"id, source", "the input: its id in the manifest, and the file, address or FILE:OFFSET it came from"},
	{"url", "the address that the page was given with"},
	{"canonical_url", "the page's own claim about its address, where that is plausible"},
	{"type", "article, index (a page of links to others) or other"},
	{"type_score", "how sure that is, from 0.5 to 1"},
	{"title", "the headline as printed"},
	{"byline", "the line that names the authors, as printed"},
	{"authors", "who wrote or signs the story"},
	{"published, modified", "when it came out and was last changed: RFC 3339 with the page's offset, or a day"},
	{"category, categories", "the section under which the page files the story, and all names of the trail to it"},
	{"tags", "the keywords of the story"},
	{"language", "of the story, as a BCP 47 tag"},
	{"site_name", "the name the site gives itself"},
	{"description", "the page's own summary"},
	{"image", "the lead picture: url, alt, caption, credit, width, height"},
	{"text", "the story, with a blank line between paragraphs"},
	{"html, markdown", "the same with pictures and links, where --with asks for it"},
	{"word_count", "the words of text"},
	{"accessible_for_free", "false where only a part of the story is given away; left out where the page does not tell"},
	{"sources", "for each field, the claim on the page that it was taken from"},
	{"rules", "the digest of the file of own rules, where one of them is for the host"},
	{"confidence", "for text, title, authors, published, category and tags, how often pages like this have it right, from 0 to 1"},
	{"trace", "what was kept, removed, believed and doubted, where --with asks for it"},
	{"fetched_at", "of a crawl: when the page was fetched, in UTC"},
	{"revision", "of a crawl: 1, and one more each time the story was found changed"},
	{"pages", "of a crawl: how many pages the story was joined from, if several"},
	{"truncated", "of a crawl: why the story may not be whole"},
	{"syndicated_from", "of a crawl: the address of the story that this one is a copy of, on another site"},
	{"noarchive", "of a crawl: true where the page asks not to show stored copies of it"},
}

// recordHelp is what "tearsheet help record" prints.
func recordHelp() string {
	var b strings.Builder
	b.WriteString("A record is a JSON object with these keys. What is not known is left out.\n\n")
	for _, k := range recordKeys {
		b.WriteString(fmt.Sprintf("  %-20s  %s\n", k.key, k.what))
	}
	b.WriteString("\nExample: tearsheet extract --format json page.html\n")
	return b.String()
}
