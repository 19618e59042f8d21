// Command tearsheet turns news pages into clean, citable records.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/tearsheet-news/tearsheet/extract"
)

func main() { // replaced soon; enough for the scoreboard
	manifest := ""
	opts := &extract.Options{}
	for i, a := range os.Args {
		if a == "--manifest" {
			manifest = os.Args[i+1]
		}
		if a == "--trace" {
			opts.Trace = true
		}
	}
	f, _ := os.Open(manifest)
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for sc.Scan() {
		var m struct{ ID, URL, File string }
		json.Unmarshal(sc.Bytes(), &m)
		data, _ := os.ReadFile(filepath.Join(filepath.Dir(manifest), m.File))
		if zr, err := gzip.NewReader(bytes.NewReader(data)); err == nil {
			data, _ = io.ReadAll(zr)
		}
		a, err := extract.Extract(data, m.URL, "", opts)
		if err != nil {
			fmt.Fprintln(os.Stderr, m.ID, err)
			continue
		}
		a.ID = m.ID
		enc.Encode(a)
	}
}
