package warc_test

import (
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
)

func Example() {
	dir, err := os.MkdirTemp("", "warc")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)

	// One fetch becomes a response and a request.
	capture := warc.Capture{URL: "https://press.example/ferry", Time: time.Now(), IP: "192.0.2.7"}
	answer, err := warc.AppendHead(nil, "HTTP/1.1 200 OK", warc.Header{{Name: "Content-Type", Value: "text/html"}}, false)
	if err != nil {
		log.Fatal(err)
	}
	response := capture.Response(answer, strings.NewReader("<h1>The ferry returns</h1>"))
	request := capture.Request([]byte("GET /ferry HTTP/1.1\r\nHost: press.example\r\n\r\n"), nil)
	warc.Concurrent(response, request)

	w, err := warc.NewWriter(dir, nil)
	if err != nil {
		log.Fatal(err)
	}
	receipts, err := w.Write(response, request)
	if err != nil {
		log.Fatal(err)
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}

	// The receipt leads back to it.
	rec, err := warc.OpenRecord(filepath.Join(dir, receipts[0].File), receipts[0].Offset, true)
	if err != nil {
		log.Fatal(err)
	}
	message, err := rec.HTTP()
	if err != nil {
		log.Fatal(err)
	}
	page, err := message.Payload(1 << 20)
	if err != nil {
		log.Fatal(err)
	}
	if err := rec.Close(); err != nil {
		log.Fatal(err) // the record is not what its digests say
	}
	fmt.Println(rec.Type(), rec.URL(), message.Status)
	fmt.Println(string(page))
	// Output:
	// response https://press.example/ferry 200
	// <h1>The ferry returns</h1>
}

// An archive of any origin is read to its end, whatever is wrong with it.
func ExampleReader() {
	file := "some bytes that belong to nothing\n" +
		"WARC/1.0\nWARC-Type: resource\nWARC-Target-URI: <https://press.example/a>\nContent-Length: 5\n\nFerry\n\n"
	r := warc.NewReader(strings.NewReader(file), &warc.ReaderOptions{File: "found.warc"})
	for rec, err := range r.All() {
		if p, ok := errors.AsType[*warc.Problem](err); ok {
			fmt.Println("skipped:", p)
			continue
		}
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println("read:", rec.Type(), rec.URL())
	}
	// Output:
	// skipped: found.warc: offset 0: bytes that belong to no record: neither a gzip member nor a record begins here
	// read: resource https://press.example/a
}
