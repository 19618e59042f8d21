// Package extract turns a news page into a record: headline, authors, dates,
// section, tags, lead picture and the body of the story, each with the place on
// the page that it was taken from.
//
// Most callers need one function:
//
//	article, err := extract.Extract(body, "https://example.com/story", contentType, nil)
//
// The package is pure. It takes the bytes of a page and its address and touches
// no network, no clock and no file, so the same bytes give the same record
// everywhere, and any number of goroutines may call it.
//
// A program that has a page in another form than bytes needs not make bytes of
// it: Node reads a tree, Document one of goquery, Response the answer of a
// server, whose body is then all that is read from the network. ParseRules reads
// what the program knows of sites, for Options.Rules.
//
// The package links net/http, though it asks nobody: for Response, and through
// go-readability, goquery and publicsuffix, which have calls or types of it.
//
// # How a page becomes a record
//
// The stages run in this order. Read, in internal/reading, is the list; story.go
// beside it tells how the body is found.
//
//  1. Decoding (internal/decode). Bytes become UTF-8 and a tree. The byte order
//     mark, the header and the meta element are heard in that order, but bytes
//     that prove them wrong win. Size is bounded here, before anything is built.
//  2. Layout (internal/page). The only walk over the tree lays it out flat:
//     elements, and segments of text with their counts. Every later stage reads
//     arrays, which is why the whole costs about as much as parsing. What
//     Options.Rules remove is left out.
//  3. What the data claims. Each source says what it says, faithfully and
//     without judging: JSON-LD (internal/jsonld), meta elements (internal/meta)
//     and the caller's Hints.
//  4. The story (internal/body). Each line is judged by evidence that was
//     weighed on pages with known answers. Several hypotheses of where the story
//     is are then judged as wholes. Where the first is shaky, go-readability
//     (internal/secondopinion), which is too slow to be asked about every page,
//     adds one; where little was found, the data is asked (internal/appstate).
//  5. What a reader sees (internal/visible): more claims, from the printed page.
//     They come after the story, because a line is a byline by standing near it.
//  6. Decisions (internal/resolve, Decide). One file a field weighs all claims
//     about it and names the winner's source. Names (internal/names) and dates
//     (internal/dates) are read here, in the languages of the page. Language
//     (internal/spoken) comes first, since the others are read by it, and the
//     title before those that must not repeat it. What Options.Rules find
//     (internal/rules) is believed and not weighed.
//  7. Type (internal/kind). Whether the page is a story at all is weighed last,
//     since what was found is the best evidence. Nothing is taken back: of a
//     page that lists stories the record keeps what was found on it.
//  8. Confidence (internal/confidence). How sure the record is of a field is told
//     by what the decision about it looked like.
//  9. Rendering (internal/block, internal/render). The story becomes blocks, and
//     these become text, HTML and Markdown.
//
// A stage that keeps, removes, believes or doubts something writes a Step, if
// Options.Trace asks for it. Reading the trace of a page that came out wrong is
// the way to mend it.
//
// # What to rely on
//
// The meaning of the fields is fixed by the comments of Article. What a given
// page yields is not: it improves with every release. An empty field says that
// the page does not tell, or that what it tells is not to be believed; values
// are never made up. HTML is made of the elements of a story only and needs no
// cleaning before it is shown.
//
// # What to mind
//
// Scripts do not run. A story that only a script brings onto the page is found
// where the page holds it as JSON, and not otherwise. Several pages of one
// story are several records.
package extract
