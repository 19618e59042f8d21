package main

import (
	"os"
	"runtime/debug"
)

const (
	// gcPercent lets the heap grow to five times what is alive before it is
	// cleaned up. A page's tree dies with its record, so little is alive, and
	// the default of 100 spends a third of all time on cleaning.
	gcPercent = 400

	// baseMemory and jobMemory say where cleaning becomes eager again, in
	// bytes for the process and for each page in work. The limit is soft: a
	// page of 50 MB goes beyond it, more slowly.
	baseMemory = 128 << 20
	jobMemory  = 64 << 20
)

// tuneGC sets the garbage collector up for so many pages at a time, unless the
// environment says otherwise.
func tuneGC(jobs int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(baseMemory + int64(jobs)*jobMemory)
	}
}
