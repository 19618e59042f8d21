package learn

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
	"github.com/tearsheet-news/tearsheet/extract/internal/kind"
	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/reading"
	"github.com/tearsheet-news/tearsheet/extract/internal/resolve"
)

// Digest tells what the features are on one of our own pages. What is learned
// or decided elsewhere is held fixed for it, so that it changes with the
// features, and not with the weights.
type Digest struct {
	Page     string
	Segments string // features of segments
	Whole    string // features of the page
}

// DigestOf is the digest of a folder of testdata/pages.
func DigestOf(folder string) (d Digest, err error) {
	p, err := layOutFolder(folder)
	if err != nil {
		return d, err
	}
	claims := reading.Claims(p)
	var segments, whole strings.Builder
	m := arbitrary()
	for _, seen := range m.SecondLook(p, reading.Told(p, &claims)) {
		for _, n := range seen {
			segments.WriteString(m.features[n].String() + "\n")
		}
		segments.WriteByte('\n')
	}
	in := &resolve.Input{Page: p, Claims: &claims, Body: body.Body{Kept: long(p), Sure: 1}, Title: p.Title}
	for _, f := range kind.Of(in, map[string]string{"published": "visible:date", "authors": "jsonld:author"}).Seen {
		whole.WriteString(f.String() + "\n")
	}
	return Digest{filepath.Base(folder), hashOf(segments.String()), hashOf(whole.String())}, nil
}

// layOutFolder lays out the page of a folder, as its expectations say it was
// fetched.
func layOutFolder(folder string) (*page.Page, error) {
	files, err := filepath.Glob(filepath.Join(folder, "page.html*"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no page.html: %w", folder, fs.ErrNotExist)
	}
	data, err := (&corpus.Page{File: files[0]}).Bytes()
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(filepath.Join(folder, "expected.json"))
	if err != nil {
		return nil, err
	}
	var given struct {
		URL         string `json:"url"`
		ContentType string `json:"content_type"`
	}
	if err := json.Unmarshal(text, &given); err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	u, err := url.Parse(given.URL)
	if err != nil {
		return nil, err
	}
	return layOutBytes(data, given.ContentType, u)
}

// arbitrary is a model that never changes: each feature weighs, between -1 and
// 1, what its name hashes to.
var arbitrary = sync.OnceValue(func() fixed {
	features := body.SecondFeatures()
	w := make(logodds.Weights, len(features)+1)
	for n, f := range features {
		h := fnv.New32a()
		h.Write([]byte(f.String()))
		w[n] = float32(int32(h.Sum32())) / (1 << 31)
	}
	m, err := body.NewModel(logodds.NewTable("", features, w[:len(body.FirstFeatures())+1], w))
	if err != nil {
		panic(err) // the features are the model's own
	}
	return fixed{m, features}
})

type fixed struct {
	*body.Model
	features []logodds.Feature
}

// long are the segments of ten words or more.
func long(p *page.Page) (out []int32) {
	for i := range p.Segments {
		if p.Segments[i].Count.Words >= 10 {
			out = append(out, int32(i))
		}
	}
	return out
}

// Digests are the digests of all pages of testdata/pages.
func Digests(dir string) (all []Digest, err error) {
	folders, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, folder := range folders {
		d, err := DigestOf(filepath.Join(dir, folder.Name()))
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// Sums are the digests of the digests of segments and of whole pages.
func Sums(all []Digest) (segments, whole string) {
	var s, w strings.Builder
	for _, d := range all {
		s.WriteString(d.Page + d.Segments + "\n")
		w.WriteString(d.Page + d.Whole + "\n")
	}
	return hashOf(s.String()), hashOf(w.String())
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}

// ReadDigests reads the digests that the last training met: a line for each
// page, with cells separated by tabs.
func ReadDigests(name string) (all []Digest, err error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 3 {
			return nil, fmt.Errorf("%s: %q has %d cells instead of 3", name, line, len(cells))
		}
		all = append(all, Digest{cells[0], cells[1], cells[2]})
	}
	return all, nil
}

// WriteDigests writes them.
func WriteDigests(name string, all []Digest) error {
	var b strings.Builder
	for _, d := range all {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", d.Page, d.Segments, d.Whole)
	}
	return os.WriteFile(name, []byte(b.String()), 0o666)
}
