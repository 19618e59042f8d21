package main

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
)

// packWARC is the script command "warc FILE ANSWERS": it writes the web archive
// FILE. ANSWERS has a line "== URL" before each answer of a server; what follows
// up to the next such line is the answer as it was sent.
func packWARC(ts *testscript.TestScript, _ bool, args []string) {
	dir, err := os.MkdirTemp(ts.Getenv("WORK"), "warc")
	ts.Check(err)
	w, err := warc.NewWriter(dir, nil)
	ts.Check(err)
	for answer := range strings.SplitSeq(ts.ReadFile(args[1]), "== ") {
		if url, message, ok := strings.Cut(answer, "\n"); ok {
			keepAnswer(ts, w, url, message)
		}
	}
	ts.Check(w.Close())
	files, err := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	ts.Check(err)
	ts.Check(os.Rename(files[0], ts.MkAbs(args[0])))
}

func keepAnswer(ts *testscript.TestScript, w *warc.Writer, url, message string) {
	c := warc.Capture{URL: url, Time: time.Date(2026, 3, 14, 9, 26, 53, 0, time.UTC)}
	head, body, _ := strings.Cut(message, "\n\n")
	head = strings.ReplaceAll(head, "\n", "\r\n") + "\r\n\r\n"
	response := c.Response([]byte(head), strings.NewReader(body))
	request := c.Request([]byte("GET / HTTP/1.1\r\n\r\n"), nil)
	warc.Concurrent(response, request)
	_, err := w.Write(response, request)
	ts.Check(err)
}

// unpack is the script command "gunzip FILE": it unpacks FILE.gz to FILE.
func unpack(ts *testscript.TestScript, _ bool, args []string) {
	z, err := gzip.NewReader(strings.NewReader(ts.ReadFile(args[0] + ".gz")))
	ts.Check(err)
	text, err := io.ReadAll(z)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), text, 0o666))
}
