// Package names reads printed bylines: who is named in "By JANE DOE and John
// Roe, Reuters | 3 May 2024 | 4 min read"?
//
// [Split] gives the people and agencies in a line, [Clean] tidies one name,
// [Byline] tells whether a visible line is a byline at all, [Judge] says what
// sort of name a name is, and [Dedup] keeps each name once.
//
// A line goes through five steps:
//
//  1. text.go takes odd spaces and tags out, unglue.go sets words apart that
//     ran together;
//  2. label.go drops "By", "Von", "文/" with what stands before them, and what
//     "Edited by" or "Photo:" introduces;
//  3. pieces.go and conjunction.go cut the rest at separators and at the words
//     for "and";
//  4. trim.go and its helpers (edges, stamp, role, degree, prose) take dates,
//     addresses, job titles, degrees and places off each piece; casing.go and
//     invert.go write what is left the usual way round;
//  5. gather.go drops pieces that name nobody, with an eye on those before
//     them: "Paris" after a full name is where it was written.
//
// The words the steps look for are data, in the *_table.go files.
//
// Nothing here knows any site. The package keeps no state that changes, so
// its functions may be called from any number of goroutines. Input is text
// with its entities decoded.
package names

// Context is what is known about the page a byline stands on. Every field may
// be empty; the reading is then more careful.
type Context struct {
	// Lang is a BCP 47 tag. It settles words that join names in one language
	// and mean something else in another, such as "en" and "i".
	Lang string

	// SiteName is the name the site gives itself.
	SiteName string

	// Host is the host name of the page's address, with or without "www.".
	Host string
}
