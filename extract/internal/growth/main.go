// Growth looks for pages on which the work of package extract grows faster than
// they do. It repeats each of a table of structures to pages of some size, of
// twice and of four times that, and counts what Extract does for them. Built as
//
//	go build -cover -covermode=atomic -coverpkg=PACKAGES -o growth ./extract/internal/growth
//
// it prints a line for each structure whose name contains an argument, or for
// all: its name, and the blocks of code executed and bytes allocated for the
// three pages. The test of this package builds and judges it; its benchmark
// times pages of a megabyte.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
)

// line is what is printed for a structure.
type line struct {
	Name   string
	Blocks [3]uint64
	Bytes  [3]uint64
}

func main() {
	log.SetFlags(0)
	runtime.GOMAXPROCS(1) // each processor keeps things of its own
	if len(os.Args) < 2 || len(os.Args) > 3 {
		log.Fatal("usage: growth SIZE [NAME]")
	}
	size, err := strconv.Atoi(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	for _, s := range structures {
		if len(os.Args) == 3 && !strings.Contains(s.name(), os.Args[2]) {
			continue
		}
		l, err := count(s, size)
		if err != nil {
			log.Fatalf("%q: %v", s.name(), err)
		}
		if err := enc.Encode(l); err != nil {
			log.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}

// count measures a structure at three sizes. What is kept for the next page
// between two of them, and given up whenever memory is collected, must be there
// for each: so the largest page is read once before, and nothing is collected
// until all are done.
func count(s structure, size int) (line, error) {
	l := line{Name: s.name()}
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	runtime.GC()
	if _, err := measure(s.page(s.size(size << (len(l.Blocks) - 1)))); err != nil {
		return line{}, err
	}
	for i := range l.Blocks {
		w, err := measure(s.page(s.size(size << i)))
		if err != nil {
			return line{}, err
		}
		l.Blocks[i], l.Bytes[i] = w.blocks, w.bytes
	}
	return l, nil
}
