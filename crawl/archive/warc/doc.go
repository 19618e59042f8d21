// Package warc writes and reads web archives: WARC 1.1 files (ISO 28500:2017),
// CDXJ indexes, and WACZ packages.
//
// Writing. A Capture is one fetch. It drafts records (Response, Request,
// Metadata, and Identical or NotModified where nothing new came), which
// Concurrent ties together and Writer.Write stores, returning a Receipt with
// the place and digests of each. Writer.Sync puts them on the disk: a crawl
// calls it before it calls a URL done. Files carry ".open" behind their name
// until they are finished; after a crash, Repair finishes them.
//
// Reading. A Reader goes through any WARC file, record by record. What it
// cannot read it tells of as a *Problem with file and offset, and goes on.
// OpenRecord reads one record at a place. Record.HTTP takes the stored message
// apart, and Message.Payload takes its content codings off.
//
// Finding. Each finished file has a CDXJ index beside it, see IndexPath. There is
// none of the whole folder: pywb reads every index in a folder and merges them as it
// answers, so that one more would give it each capture twice, and would be old
// whenever a file is finished. WriteWACZ packs files, one index of them and a list of
// pages for replay.
//
// The files of this package, in the order of the data:
//
//	draft.go revisit.go        what is to be written, by the standard's rules
//	seal.go compress.go        lengths, digests, gzip members
//	writer.go file.go          files: names, rotation, syncing, finishing
//	filesum.go                 the digest of a finished file
//	repair.go                  what a killed writer left
//	source.go member.go zstd.go   a file's bytes as segments of text
//	arc.go                     records of the format before WARC
//	reader.go record.go trailer.go   records in that text
//	problem.go damage.go resync.go   what is wrong, and finding the way after it
//	digest.go check.go         comparing with stated digests
//	http.go chunked.go coding.go     the message in a record
//	surt.go cdxj.go index.go merge.go   indexes
//	wacz.go zipnum.go datapackage.go    packages
//
// Caveats. Segmented records (continuation) are not put together. On systems without flock, Repair cannot
// tell a file that is still being written.
package warc
