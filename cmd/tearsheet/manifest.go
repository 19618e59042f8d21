package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// maxLine is the longest line of a manifest, in bytes. Addresses of 2,000
// bytes exist; this only keeps a wrong file from being read whole.
const maxLine = 1 << 20

// readManifest reads the lines {"id", "url", "file"} of a manifest. A line that
// cannot be read becomes an input with an error, and reading goes on behind it.
// Empty lines are skipped. name is the manifest's path, which the files are
// relative to.
func readManifest(r io.Reader, name string) iter.Seq[pageInput] {
	return func(yield func(pageInput) bool) {
		lines := bufio.NewReaderSize(r, 64<<10)
		for n := 1; ; n++ {
			line, err := readLine(lines)
			if errors.Is(err, io.EOF) {
				return
			}
			if len(line) == 0 && err == nil {
				continue
			}
			in := pageInput{err: err}
			if err == nil {
				in = parseLine(line, filepath.Dir(name))
			}
			if in.err != nil {
				in.source = fmt.Sprintf("%s:%d", name, n)
			}
			if !yield(in) || err != nil && !errors.Is(err, errLongLine) {
				return
			}
		}
	}
}

var errLongLine = fmt.Errorf("the line is longer than %d bytes", maxLine)

// readLine reads a line without the white space around it; io.EOF stands for
// the end. What is too long is read over.
func readLine(r *bufio.Reader) ([]byte, error) {
	line, err := r.ReadSlice('\n')
	if err == nil {
		return bytes.TrimSpace(line), nil
	}
	var long []byte
	tooLong := false
	for errors.Is(err, bufio.ErrBufferFull) {
		tooLong = tooLong || len(long)+len(line) > maxLine
		if !tooLong {
			long = append(long, line...)
		}
		line, err = r.ReadSlice('\n')
	}
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return nil, err
	case tooLong || len(long)+len(line) > maxLine:
		return nil, errLongLine
	case err != nil && len(long)+len(line) == 0:
		return nil, io.EOF
	}
	return bytes.TrimSpace(append(long, line...)), nil
}

// parseLine reads one line; dir is the manifest's folder.
func parseLine(line []byte, dir string) pageInput {
	var m struct{ ID, URL, File string }
	if err := json.Unmarshal(line, &m); err != nil {
		return pageInput{err: advised{errors.New("not a manifest line: " + strings.TrimPrefix(err.Error(), "json: ")), lineAdvice}}
	}
	if m.File == "" {
		return pageInput{id: m.ID, url: m.URL, err: advised{errors.New(`the line names no "file"`), lineAdvice}}
	}
	if !filepath.IsAbs(m.File) {
		m.File = filepath.Join(dir, m.File)
	}
	return pageInput{id: m.ID, url: crawl.RedactedURL(m.URL), source: m.File, listed: true}
}

const lineAdvice = `each line is an object such as {"id": "1", "url": "https://example.com/a", "file": "a.html.gz"}`
