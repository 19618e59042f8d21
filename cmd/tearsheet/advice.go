package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/export"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/sqlite"
	"github.com/tearsheet-news/tearsheet/extract"
)

// advised is an error together with a way out of it.
type advised struct {
	error
	advice string
}

func (e advised) Unwrap() error { return e.error }

// advice has the way out of errors that bring none themselves.
var advice = []struct {
	err    error
	advice string
}{
	{extract.ErrEmpty, "see whether the download was complete"},
	{extract.ErrTooLarge, "allow more with --max-bytes N"},
	{extract.ErrNotHTML, "give the saved HTML of a page, plain or gzip"},
	{sqlite.ErrInUse, "wait for the other crawl, or give another --dir"},
	{sqlite.ErrNewer, "use the newer tearsheet, or give another --dir"},
	{sqlite.ErrForeign, "give another --dir"},
	{sqlite.ErrFull, "make room; the crawl goes on where it was"},
	{archive.ErrOlder, "give it a place where it can be written to: the new version then changes it, in minutes"},
	{archive.ErrNoLibrary, "name the --dir of a crawl"},
	{archive.ErrNoCrawl, "check the name, or give a SEED to begin one there"},
	{archive.ErrWriting, "wait for the other one, or give another --out"},
	{archive.ErrNoArticle, "tearsheet search DIR WORDS finds its address"},
	{export.ErrNotFinished, "wait for the crawl, or go on with it: it mends its files first"},
	{export.ErrNothing, "crawl with --dir and without --no-archive to keep them"},
	{archive.ErrNoBytes, "crawl with --dir and without --no-archive to keep them"},
	{archive.ErrRules, "give the file with that digest with --rules FILE"},
	{archive.ErrOther, "give another --dir, or move the library away: it is then made anew"},
	{archive.ErrDamaged, "move the library away: a crawl with this --dir makes it anew"},
	{archive.ErrReadOnly, "make the --dir one that can be written to, or copy it to where it is"},
	{warc.ErrIndex, "remove that index: the next crawl with this --dir makes it anew"},
	{syscall.ENOSPC, "make room; the crawl goes on where it was"},
	{archive.ErrNoFile, "leave --out away: records then go to standard output, and from there anywhere"},
	{jetstream.ErrNoJetStream, "switch it on in the servers' configuration, jetstream {}, and for the account"},
	{jetstream.ErrTooOld, "update the servers"},
	{jetstream.ErrFull, "raise max_file_store or the account's limit; the crawl goes on where it was"},
	{jetstream.ErrUnknown, "check --crawl, or name SEEDs to begin it"},
	{jetstream.ErrNewer, "use the newer tearsheet, or another --crawl"},
	{jetstream.ErrAway, "see whether most of its nodes are up; the same command goes on where it was"},
	{jetstream.ErrRefused, "see whether a node's disk is full or the account's limit reached; the crawl goes on where it was"},
	{jetstream.ErrTooLarge, "set max_payload: 8MB in the servers' configuration"},
	{errOtherTerms, "leave those options out to join, or begin another --crawl"},
	{archive.ErrOtherFile, "give another --out, or move that file away"},
	{crawl.ErrOtherCrawl, "name those seeds or none, or give another --dir"},
	{crawl.ErrCredentials, "leave it out, and give the site's login with --header or --cookies"},
	{crawl.ErrForbidden, "save the page with a browser and extract the file"},
	{crawl.ErrNoSeeds, "name the site to crawl"},
	{fs.ErrNotExist, "check the name, and whether its folder is there"},
	{fs.ErrPermission, "check who may read it"},
	{syscall.EISDIR, "name the pages in it, such as DIR/*.html, or write a manifest"},
	{io.ErrUnexpectedEOF, "copy or download the file again: a part of it is missing"},
}

// adviceFor is the way out of err, or "".
func adviceFor(err error) string {
	var a advised
	if errors.As(err, &a) {
		return a.advice
	}
	var u *extract.URLError
	if errors.As(err, &u) {
		return "give the address as the browser shows it, such as https://example.com/story"
	}
	for _, a := range advice {
		if errors.Is(err, a.err) {
			return a.advice
		}
	}
	return ""
}

// adviceForSeed is the way out of an error that does not say it in its reason.
func adviceForSeed(err *crawl.SeedError) string {
	if errors.Is(err, crawl.ErrCredentials) {
		return adviceFor(crawl.ErrCredentials)
	}
	return ""
}

// cause is what went wrong with input, without its name, which the person sees in
// front of it anyway. An error of something else stays as it is.
func cause(input string, err error) error {
	if path, ok := err.(*fs.PathError); ok && path.Path == input {
		return path.Err
	}
	return err
}

// named puts the name of the input in front of an error.
func named(input string, err error) error { return fmt.Errorf("%s: %w", input, cause(input, err)) }
