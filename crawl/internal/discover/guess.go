package discover

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// Guess is what an address looks like.
type Guess int

// The guesses, likeliest articles first.
const (
	LikeArticle Guess = iota // a date, a long slug, a long number
	LikeFeed                 // RSS, Atom, JSON Feed
	LikeSection              // a word or two
	LikeMore                 // page 2 of something, a filter, a date without a story
	LikeVariant              // an AMP, mobile or print version
	LikeService              // search, login, share
	LikeFile                 // no page at all
)

// fileTypes end addresses that hold no page.
var fileTypes = words(`
	.jpg .jpeg .png .gif .webp .avif .svg .ico .bmp .tif .tiff
	.mp3 .m4a .ogg .wav .mp4 .m4v .webm .mov .avi .mkv .m3u8
	.pdf .doc .docx .xls .xlsx .ppt .pptx .odt .epub .csv
	.zip .gz .tgz .rar .7z .exe .dmg .apk .iso
	.css .js .mjs .map .woff .woff2 .ttf .eot .json .wasm .ics .vcf`)

// feedNames are the last segments of most feeds' addresses, in lower case.
var feedNames = words(`
	feed feed.xml feed.json feed.rss feed.atom feeds rss rss.xml rss2 rss.php atom atom.xml
	index.rss index.rdf index.atom rdf`)

// serviceWords are first segments behind which no site keeps stories.
var serviceWords = words(`
	login logout signin signup register account profile subscribe subscription
	cart checkout shop search suche recherche buscar share print email
	wp-admin wp-login.php wp-json cgi-bin cdn-cgi comments comment
	privacy terms impressum datenschutz contact kontakt about cookie-policy`)

// moreParams are parameters that lead on in a list.
var moreParams = words(`page p paged pg pagina seite offset start from sort order filter view date month year day`)

var (
	pageSegment = regexp.MustCompile(`^(page|seite|pagina|p)?[-_]?\d{1,4}$`)
	longNumber  = regexp.MustCompile(`\d{5,}`)
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// GuessOf looks at an address alone. It is used until visits have taught
// better, and is never more than an order of visits.
func GuessOf(u *url.URL) Guess {
	p := strings.Trim(u.EscapedPath(), "/")
	segments := strings.Split(p, "/")
	last := segments[len(segments)-1]
	switch {
	case feedNames[strings.ToLower(last)]:
		return LikeFeed
	case fileTypes[strings.ToLower(path.Ext(last))]:
		return LikeFile
	case serviceWords[strings.ToLower(segments[0])]:
		return LikeService
	case address.IsVariant(u):
		return LikeVariant
	case isSlug(last):
		return LikeArticle
	case isPost(u):
		return LikeArticle
	case hasMoreParam(u.RawQuery) || len(segments) > 1 && pageSegment.MatchString(last) && !longNumber.MatchString(last):
		return LikeMore
	case longNumber.MatchString(p), len(segments) > 3 && isDated(u):
		return LikeArticle
	}
	return LikeSection
}

// postParams name stories by number where all pages of a site have one path.
var postParams = words(`p sid storyid story_id articleid article_id newsid news_id aid nid`)

// isPost reports whether a parameter names a story by its number: "/?p=123" or
// "/article.pl?sid=26/11/28/0123456". Small numbers of "p" are pages of lists
// more often, but on the front page.
func isPost(u *url.URL) bool {
	for param := range strings.SplitSeq(u.RawQuery, "&") {
		name, value, _ := strings.Cut(strings.ToLower(param), "=")
		number := value != "" && strings.Trim(value, "0123456789/") == ""
		if number && postParams[name] && (name != "p" || strings.Trim(u.Path, "/") == "" || len(value) > 2) {
			return true
		}
	}
	return false
}

// isSlug: three words or more, as no section has; or a few with a number.
func isSlug(seg string) bool {
	n := strings.Count(seg, "-") + strings.Count(seg, "_")
	return n >= 3 || n >= 1 && longNumber.MatchString(seg)
}

func hasMoreParam(raw string) bool {
	for p := range strings.SplitSeq(raw, "&") {
		name, _, _ := strings.Cut(p, "=")
		if moreParams[strings.ToLower(name)] {
			return true
		}
	}
	return false
}

// Loops reports whether the path goes in circles: a segment three times, or
// more than fifteen segments. Relative links on a page that answers to any path
// make such addresses without end.
func Loops(u *url.URL) bool {
	segments := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(segments) > 15 {
		return true
	}
	count := map[string]int{}
	for _, s := range segments {
		if count[s]++; count[s] > 2 && len(s) > 2 {
			return true
		}
	}
	return false
}
