package main

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"iter"
	"os"
	"slices"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/extract"
)

// pageInput is one page to be extracted: where it stands and what is known
// about it. err is set where that could not be read.
type pageInput struct {
	id     string
	source string      // path, URL, "-", or a place in a web archive, as the record will name it
	url    string      // its address; "": not known
	stored *storedPage // the page, where it comes out of a web archive
	listed bool        // by a manifest
	err    error
}

// name is how messages speak of the input.
func (in pageInput) name() string {
	if in.source == "-" {
		return "standard input"
	}
	return in.source
}

// inputs are the arguments of a command line, pages and web archives.
type inputs struct {
	names    []string
	url      string // what --url says of the only one
	maxBytes int
	stdin    *bufio.Reader // holds sniffed bytes
	passed   *tally

	// offset is where in the first of them, if it is an archive, to begin.
	offset int64
}

func newInputs(o *extractOptions, stdin *bufio.Reader, passed *tally) *inputs {
	return &inputs{names: o.inputs, url: crawl.RedactedURL(o.url), stdin: stdin, passed: passed,
		maxBytes: cmp.Or(o.limits.maxBytes, extract.DefaultMaxBytes)}
}

// from drops what comes before the page with that source, as far as names tell:
// everything, where the source is none of theirs.
func (in *inputs) from(source string) {
	i := slices.IndexFunc(in.names, func(name string) bool {
		_, inside := offsetOf(source, name)
		return inside || name == source
	})
	if i < 0 {
		i = len(in.names)
	} else if in.names[i] != "-" { // which cannot be read from the middle
		in.offset, _ = offsetOf(source, in.names[i])
	}
	in.names = in.names[i:]
}

// pages yields the pages in order.
func (in *inputs) pages() iter.Seq[pageInput] {
	return func(yield func(pageInput) bool) {
		for i, name := range in.names {
			offset := int64(0)
			if i == 0 {
				offset = in.offset
			}
			for page := range in.of(name, offset) {
				if !yield(page) {
					return
				}
			}
		}
	}
}

// of yields what one argument holds: the page it names, or those of an archive
// from offset on. A page that is fetched has the address it is fetched from.
func (in *inputs) of(name string, offset int64) iter.Seq[pageInput] {
	page := pageInput{source: name, url: in.url}
	if isURL(name) {
		page = webPage(name, in.url)
	}
	return func(yield func(pageInput) bool) {
		file := in.archive(name, offset)
		if file == nil {
			yield(page)
			return
		}
		defer file.Close()
		if in.url != "" {
			page.err = errAddressed
			yield(page)
			return
		}
		a := &warcInput{name, in.maxBytes, in.passed}
		a.pages(file, offset)(yield)
	}
}

// webPage is a page to be fetched. The record would name an address with a password
// in it, so that is refused, and goes into no message.
func webPage(source, url string) pageInput {
	shown := crawl.RedactedURL(source)
	page := pageInput{source: shown, url: cmp.Or(url, shown)}
	if shown != source {
		page.err = crawl.ErrCredentials
	}
	return page
}

var errAddressed = advised{errors.New("--url is for a page, and this is a web archive"), "leave out --url: its records have addresses"}

// archive opens the argument at offset if it is a web archive. It returns nil
// for anything else, and for what cannot be opened: that is told when it is read
// as a page.
func (in *inputs) archive(name string, offset int64) io.ReadCloser {
	if !in.isArchive(name) {
		return nil
	}
	if name == "-" {
		return io.NopCloser(in.stdin)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	if _, err := f.Seek(offset, io.SeekStart); err != nil {
		f.Close()
		return nil
	}
	return f
}

// isArchive looks into the argument. Pipes other than standard input are read as
// pages, for what is read of them to see what they are would be lost.
func (in *inputs) isArchive(name string) bool {
	if name == "-" {
		head, _ := in.stdin.Peek(sniffed)
		return looksLikeArchive("", head)
	}
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, sniffed)
	n, _ := f.ReadAt(head, 0)
	return looksLikeArchive(name, head[:n])
}

// sniffed is how much of an input is looked at to see what it is, in bytes. It
// is enough to unpack the beginning of a gzip member.
const sniffed = 4 << 10
