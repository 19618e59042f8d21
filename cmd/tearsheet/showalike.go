package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// alikeLine is an article that tells the same story, as show --json names it.
type alikeLine struct {
	URL      string  `json:"url"`
	Revision int     `json:"revision"`
	Share    float64 `json:"share"`
}

// withAlike is a record as it was kept, with the key alike behind where other
// articles tell the same story.
func withAlike(record []byte, alike []archive.Alike) ([]byte, error) {
	if len(alike) == 0 {
		return record, nil
	}
	var lines []alikeLine
	for _, a := range alike {
		lines = append(lines, alikeLine{a.URL, a.Number, float64(percent(a)) / 100})
	}
	list, err := json.Marshal(lines)
	head, ok := bytes.CutSuffix(record, []byte("}"))
	if err != nil || !ok {
		return record, err
	}
	return fmt.Appendf(bytes.Clone(head), `,"alike":%s}`, list), nil
}

// showAlike names the articles that tell the same story.
func showAlike(w io.Writer, s style, alike []archive.Alike) {
	for _, a := range alike {
		tell(w, "%s\n", s.faint(fmt.Sprintf("also at %s, with %d%% of the text", a.URL, percent(a))))
	}
}

func percent(a archive.Alike) int { return int(100*a.Share + 0.5) }
