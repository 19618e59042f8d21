package learn

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
)

const (
	pagesDir     = "../../../testdata/pages"
	featuresFile = "../../../testdata/features.tsv"
	howTo        = `the weights were fitted to other features; train again, at the top of the repository:

	go run ./extract/internal/train -corpus DIR`
)

// TestFresh fails when a feature is no more what the weights were fitted to. It
// looks at the pages that were there when they were; a page that is gone, or
// new since, is no change of a feature.
func TestFresh(t *testing.T) {
	trained, err := ReadDigests(featuresFile)
	if err != nil {
		t.Fatal(err)
	}
	if len(trained) < 100 {
		t.Fatalf("%s has only %d pages", featuresFile, len(trained))
	}
	changed := 0
	for _, d := range trained {
		now, err := DigestOf(filepath.Join(pagesDir, d.Page))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			t.Fatal(err)
		case now != d:
			if changed++; changed <= 3 {
				t.Errorf("%s: features are %v and were %v", d.Page, now, d)
			}
		}
	}
	if changed > 0 {
		t.Errorf("the features of %d of %d pages have changed: %s", changed, len(trained), howTo)
	}
}

// TestTablesKnow: the tables were written together with the digests.
func TestTablesKnow(t *testing.T) {
	trained, err := ReadDigests(featuresFile)
	if err != nil {
		t.Fatal(err)
	}
	segments, whole := Sums(trained)
	for name, want := range map[string]string{"../body/weights.tsv": segments, "../body/judge.tsv": segments, "../kind/weights.tsv": whole} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		table, err := logodds.Parse(string(text))
		if err != nil {
			t.Fatal(err)
		}
		if table.Digest != want {
			t.Errorf("%s was fitted to features %s, and %s is about %s: %s", name, table.Digest, featuresFile, want, howTo)
		}
		if table.String() != string(text) {
			t.Errorf("%s is not as the command writes it", name)
		}
	}
}
