package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/decode"
	"github.com/tearsheet-news/tearsheet/extract/internal/jsonld"
	"github.com/tearsheet-news/tearsheet/extract/internal/meta"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
)

// gold is what is known of a page.
type gold struct {
	ID, URL, Domain string
	Body            *string
	BodyOptional    [][]int `json:"body_optional"`
	With, Without   []string
}

// example is a page to learn from.
type example struct {
	set      string
	gold     gold
	page     *page.Page
	fold     int // all pages of a site are in one
	training *body.Training
	second   body.Observations
	scores   []float64 // by weights that have not seen the site
	truth    []truth   // by segment
}

func (e *example) firstObs() body.Observations  { return e.training.First }
func (e *example) secondObs() body.Observations { return e.second }

// evenness lets a page of a thousand segments count little more than one of
// two hundred.
func (e *example) evenness() float32 {
	return min(1.5, 200/float32(max(1, len(e.truth)))+0.3)
}

func load(dir, set string) ([]*example, error) {
	f, err := os.Open(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*example
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		e := &example{set: set}
		if err := json.Unmarshal(lines.Bytes(), &e.gold); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
		if err := e.read(filepath.Join(dir, "pages", e.gold.ID+".html.gz")); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, lines.Err()
}

func (e *example) read(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	zr, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	data, err := io.ReadAll(zr)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	doc, err := decode.Parse(decode.UTF8(data, "").UTF8, 1<<24)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	u, _ := url.Parse(e.gold.URL)
	e.page = page.New(doc, u)
	e.training = body.NewTraining(e.page, told(e.page))
	h := fnv.New32a()
	h.Write([]byte(e.gold.Domain))
	e.fold = int(h.Sum32() % folds)
	e.label()
	return nil
}

// told is what the page's data gives as the story's text and as its summaries.
func told(p *page.Page) (t body.Told) {
	for _, c := range append(jsonld.Claims(jsonld.Read(p.JSONLD()), p), meta.Claims(p)...) {
		switch {
		case c.Field == claim.Body && len(c.Value) > len(t.Story):
			t.Story = c.Value
		case c.Field == claim.Description:
			t.Summary += c.Value + "\n"
		}
	}
	return t
}

// describe lists the segments of a page: K kept, S story by the gold record.
func (e *example) describe(b body.Body) string {
	kept := make(map[int32]bool)
	for _, i := range b.Kept {
		kept[i] = true
	}
	var w strings.Builder
	fmt.Fprintln(&w, e.gold.URL, "root", trace.Element(e.page, b.Root))
	for i, t := range e.truth {
		s := &e.page.Segments[i]
		marks := []byte("---")
		if b.Root >= 0 && e.page.Within(s.Elem, b.Root) {
			marks[0] = 'R'
		}
		if kept[int32(i)] {
			marks[1] = 'K'
		}
		if t.story {
			marks[2] = 'S'
		}
		text := e.page.Text(s)
		fmt.Fprintf(&w, "%4d %s w%.1f %+.1f W%d L%.1f | %q |", i, marks, t.weight, e.scores[i], s.Count.Words, s.Count.LinkDensity(), text[:min(len(text), 90)])
		for up, n := s.Elem, 0; up > 0 && n < 4; up, n = e.page.Elems[up].Parent, n+1 {
			name := trace.Element(e.page, up)
			fmt.Fprintf(&w, " < %s", name[:min(len(name), 40)])
		}
		w.WriteByte('\n')
	}
	return w.String()
}
