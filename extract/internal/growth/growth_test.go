package main

import (
	"encoding/json"
	"errors"
	"io"
	"math"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract"
)

// counted are the packages whose work is counted: all of extract, and those
// that work for it at length.
const counted = "github.com/tearsheet-news/tearsheet/extract/...,golang.org/x/net/html,github.com/go-shiori/...," +
	"github.com/andybalholm/cascadia,bytes,encoding/json,html,net/url,regexp,slices,sort,strings,unicode/utf8"

const (
	// smallest is the size in bytes at which what grows with the square of a page
	// shows beside all that grows with the page.
	smallest = 8 << 10

	// steepest is the power of its size with which the work for a page may grow.
	steepest = 1.3
)

// TestGrowth counts the work for each structure on pages of three sizes. A step
// up in one place is no trouble, such as a stage that begins to look at larger
// pages or a slice that grows: work that grows too fast does so twice in a row.
//
// Neither count sees searches for one byte, which are written in assembly: a
// long text that is searched again and again shows in BenchmarkMegabyte.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes half a minute of CPU time")
	}
	lines := run(t, smallest)
	if len(lines) != len(structures) {
		t.Fatalf("%d of %d structures were measured", len(lines), len(structures))
	}
	for _, l := range lines {
		if power := growth(l.Blocks); power > steepest {
			t.Errorf("%q: work grows with the page's size to the power of %.2f: %d blocks of code", l.Name, power, l.Blocks)
		}
		if power := growth(l.Bytes); power > steepest {
			t.Errorf("%q: memory grows with the page's size to the power of %.2f: %d bytes", l.Name, power, l.Bytes)
		}
	}
}

// run builds the program with counters in it and runs it.
func run(t *testing.T, size int) (lines []line) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "growth.exe")
	if out, err := exec.Command("go", "build", "-cover", "-covermode=atomic", "-coverpkg="+counted, "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build -cover: %v\n%s", err, out)
	}
	cmd := exec.Command(program, strconv.Itoa(size))
	cmd.Env = append(cmd.Environ(), "GOCOVERDIR="+t.TempDir())
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("growth: %v\n%s", err, &stderr)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var l line
		if err := dec.Decode(&l); errors.Is(err, io.EOF) {
			return lines
		} else if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, l)
	}
}

// growth is the power of a page's size with which a count grows in both steps.
func growth(counts [3]uint64) float64 {
	step := func(i int) float64 { return math.Log2(float64(counts[i+1]) / float64(counts[i])) }
	return min(step(0), step(1))
}

func TestGrowthOf(t *testing.T) {
	for _, tt := range []struct {
		counts [3]uint64
		want   float64
	}{{[3]uint64{10, 20, 40}, 1}, {[3]uint64{10, 40, 160}, 2}, {[3]uint64{10, 80, 160}, 1}} {
		if got := growth(tt.counts); got != tt.want {
			t.Errorf("growth(%d) = %v, want %v", tt.counts, got, tt.want)
		}
	}
}

// BenchmarkMegabyte times a page of a megabyte of each structure.
//
//	go test ./extract/internal/growth -run none -bench . -benchtime 1x
func BenchmarkMegabyte(b *testing.B) {
	for _, s := range structures {
		b.Run(s.name(), func(b *testing.B) {
			page := s.page(1 << 20)
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				if _, err := extract.Extract(page, "https://port.example/ferry", "text/html; charset=utf-8", options); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
