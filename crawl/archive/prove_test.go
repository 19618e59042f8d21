package archive_test

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
)

func TestProve(t *testing.T) {
	dir := small(t)
	a := open(t, dir)
	pages := 0
	for r, err := range a.AllRevisions(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		p, err := a.Prove(ctx, r, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Differs) > 0 || len(p.Answers) != max(1, r.Record.Pages) || !bytes.Contains(p.Answers[0].Body, []byte(r.Record.Title)) {
			t.Errorf("%s: %d answers, differs in %q", r.URL, len(p.Answers), p.Differs)
		}
		pages += len(p.Answers)
	}
	if pages != 13 {
		t.Errorf("%d pages, want 11 and two more parts of one story", pages)
	}
}

// A record that was changed after the fact does not pass for what the bytes
// say.
func TestProveChanged(t *testing.T) {
	dir := small(t)
	script(t, dir, `UPDATE extraction SET json = json_set(json, '$.title', 'Forged', '$.tags', json('["x"]'))`)
	for r, err := range open(t, dir).AllRevisions(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		p, err := open(t, dir).Prove(ctx, r, nil)
		if err != nil || !slices.Equal(p.Differs, []string{"tags", "title"}) {
			t.Errorf("%s: differs in %q, %v", r.URL, p.Differs, err)
		}
	}
}

func TestProveDamaged(t *testing.T) {
	dir := small(t)
	files, _ := filepath.Glob(filepath.Join(dir, archive.Folder, "*.warc.gz"))
	for _, f := range files {
		edit(t, f, func(b []byte) []byte {
			for i := 100; i < len(b); i += 100 {
				b[i] ^= 1
			}
			return b
		})
	}
	for r, err := range open(t, dir).AllRevisions(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		_, err := open(t, dir).Prove(ctx, r, nil)
		at := r.Origin.Pages[0]
		if p, ok := errors.AsType[*warc.Problem](err); !ok || !strings.HasSuffix(p.File, at.File) || p.Offset != at.Offset {
			t.Errorf("%s: %v", r.URL, err)
		}
	}
}

func TestRevision(t *testing.T) {
	a := open(t, small(t))
	for found, err := range a.Articles(ctx, archive.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		for n, want := range map[int]string{0: fmt.Sprint(found.Revisions), 1: "1", found.Revisions: fmt.Sprint(found.Revisions), 9: ""} {
			r, err := a.Revision(ctx, found.URL, n)
			if want == "" && !errors.Is(err, archive.ErrNoRevision) || want != "" && (err != nil || fmt.Sprint(r.Number) != want) {
				t.Errorf("%s, revision %d: %+v, %v", found.URL, n, r, err)
			}
		}
	}
}
