package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// damage changes a bit in every hundred bytes of a crawl's WARC files.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	files, err := filepath.Glob(ts.MkAbs(filepath.Join(args[0], "archive", "*.warc.gz")))
	ts.Check(err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		ts.Check(err)
		for i := 100; i < len(data); i += 100 {
			data[i] ^= 1
		}
		ts.Check(os.WriteFile(file, data, 0o666))
	}
}

// firstURL sets $URL to the address of the first record in a file.
func firstURL(ts *testscript.TestScript, _ bool, args []string) {
	line, _, _ := strings.Cut(ts.ReadFile(args[0]), "\n")
	var record struct{ URL string }
	ts.Check(json.Unmarshal([]byte(line), &record))
	ts.Setenv("URL", record.URL)
}
