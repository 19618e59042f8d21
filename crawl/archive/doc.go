// Package archive keeps the evidence of a crawl: the bytes that each record was
// made from, every revision of every article, and a search over all of it.
//
//	a, err := archive.Open("news")
//	…
//	for hit, err := range a.Search(ctx, "harbour bridge", archive.Filter{Since: "2026-05-01"}) {
//		…
//	}
//
// Everything lies in the crawl's directory: WARC files in the folder archive,
// articles in library.sqlite.
//
// Writing. [Crawl] crawls a site into the directory. It gives the crawl a
// [Recorder], which stores each exchange before the frontier calls it done, and its
// records to a [Library], which takes each once, however often the crawl is killed.
//
// Reading. An [Archive] lists articles and their revisions, finds them by text,
// and leads from each revision to the bytes it was made from.
//
//	crawler.go collector.go  a crawl into the directory; the records of one elsewhere
//	recorder.go drafts.go    exchanges to WARC records
//	library.go file.go       records to articles and revisions
//	content.go               what makes a revision, and an article
//	index.go facets.go       what is found by its words, and by filters
//	schema.go migrate.go     the tables, and those of older versions
//	sums.go                  the digest of each row
//	open.go                  the archive to be read
//	articles.go filter.go    articles and revisions
//	search.go                full text
//	newest.go rank.go        which revisions are found, and the best of them
//	answer.go remake.go      the bytes of a revision, and its record made anew
//	verify*.go prove.go      what is damaged; what a citation rests on
//	extraction.go            later extractions of a revision
//	alike.go                 near-duplicates
//
// Package warc reads and writes the WARC files, and knows nothing of articles.
package archive
