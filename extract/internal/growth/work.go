package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"runtime"
	"runtime/coverage"
	"time"

	"github.com/tearsheet-news/tearsheet/extract"
)

// work is what a page costs, in measures that are the same on every machine,
// busy or idle.
type work struct {
	blocks uint64 // of straight-line code that were executed, by the counters of "go build -cover"
	bytes  uint64 // allocated
}

// options ask for all that Extract can do.
var options = &extract.Options{HTML: true, Markdown: true, Trace: true, FetchedAt: time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)}

// measure extracts a page and tells what that cost.
func measure(page []byte) (work, error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := coverage.ClearCounters(); err != nil {
		return work{}, err
	}
	if _, err := extract.Extract(page, "https://port.example/ferry", "text/html; charset=utf-8", options); err != nil {
		return work{}, err
	}
	var counters bytes.Buffer
	runtime.ReadMemStats(&after)
	if err := coverage.WriteCounters(&counters); err != nil {
		return work{}, err
	}
	blocks, err := sum(counters.Bytes())
	return work{blocks, after.TotalAlloc - before.TotalAlloc}, err
}

// sum adds up the counters that package runtime/coverage has written: behind
// the headers of the file and of its segment, texts, and then for each function
// that ran the number of its counters, two numbers that name it, and the
// counters. The format is version 1 of the Go project's internal/coverage.
func sum(data []byte) (total uint64, err error) {
	const fileHeader, segmentHeader, version, flavor, uleb128 = 32, 16, 4, 24, 2
	if len(data) < fileHeader+segmentHeader || data[version] != 1 || data[flavor] != uleb128 {
		return 0, errors.New("coverage counters in an unknown format")
	}
	segment := data[fileHeader:]
	functions := binary.LittleEndian.Uint64(segment)
	texts := binary.LittleEndian.Uint32(segment[8:]) + binary.LittleEndian.Uint32(segment[12:])
	r := bytes.NewReader(segment[segmentHeader+texts:])
	number := func() (n uint64) {
		if err == nil {
			n, err = binary.ReadUvarint(r)
		}
		return n
	}
	for range functions {
		n := number()
		number()
		number()
		for range n {
			total += number()
		}
	}
	return total, err
}
