package archive_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// verify returns what Verify finds in dir.
func verify(t *testing.T, dir string) (problems []string, count archive.Verified) {
	t.Helper()
	count, err := open(t, dir).Verify(ctx, func(err error) { problems = append(problems, err.Error()) })
	if err != nil {
		t.Fatal(err)
	}
	return problems, count
}

// small crawls a site of ten stories twice, with one edited in between.
func small(t *testing.T) (dir string) {
	t.Helper()
	w := simulated(t, crawltest.Plan{Stories: 10, Sitemap: true, Parts: true})
	dir = t.TempDir()
	f := frontier.NewMemory(frontier.Options{})
	t.Cleanup(func() { f.Close() })
	crawlInto(t, w, dir, f, false)
	w.Sites[0].Edit(5, func(s *crawltest.Story) { s.Title += " again" })
	time.Sleep(20 * time.Millisecond) // everything is due
	crawlInto(t, w, dir, f, true)
	return dir
}

func TestVerify(t *testing.T) {
	dir := small(t)
	problems, count := verify(t, dir)
	equal(t, "problems", problems, nil)
	if count.Files != 2 || count.Revisions != 11 || count.NoBytes != 0 || count.Records < 100 {
		t.Errorf("%+v", count)
	}
}

// Whatever is damaged, Verify says what and where.
func TestVerifyDamage(t *testing.T) {
	whole := small(t)
	for _, tt := range []struct {
		name   string
		damage func(t *testing.T, dir string, files []string)
		want   []string // each in some problem
	}{
		{"a bit in a record", func(t *testing.T, _ string, files []string) {
			edit(t, files[0], func(b []byte) []byte { b[inRecord(t, files[0])] ^= 0x10; return b })
		}, []string{".warc.gz: offset "}},
		{"a file cut", func(t *testing.T, _ string, files []string) {
			edit(t, files[0], func(b []byte) []byte { return b[:inRecord(t, files[0])] })
		}, []string{".warc.gz: offset ", "no whole response record begins there"}},
		{"a file gone", func(t *testing.T, _ string, files []string) {
			if err := os.Remove(files[0]); err != nil {
				t.Fatal(err)
			}
		}, []string{"revision 1: tearsheet-", "the file is missing", "a revisit of record"}},
		{"an index gone", func(t *testing.T, _ string, files []string) {
			if err := os.Remove(strings.TrimSuffix(files[1], ".warc.gz") + ".cdxj"); err != nil {
				t.Fatal(err)
			}
		}, []string{"the index does not match: it is missing"}},
		{"an index changed", func(t *testing.T, _ string, files []string) {
			edit(t, strings.TrimSuffix(files[1], ".warc.gz")+".cdxj", func(b []byte) []byte {
				return bytes.Replace(b, []byte(`"offset":"`), []byte(`"offset":"1`), 1)
			})
		}, []string{".cdxj: line 1: the index does not match"}},
		{"an index cut", func(t *testing.T, _ string, files []string) {
			edit(t, strings.TrimSuffix(files[1], ".warc.gz")+".cdxj", func(b []byte) []byte { return b[:bytes.IndexByte(b, '\n')+1] })
		}, []string{"it ends where"}},
		{"files exchanged", func(t *testing.T, _ string, files []string) {
			one, two := read(t, files[0]), read(t, files[1])
			edit(t, files[0], func([]byte) []byte { return two })
			edit(t, files[1], func([]byte) []byte { return one })
		}, []string{"no whole response record begins there"}},
		{"a record of the library changed", func(t *testing.T, dir string, _ []string) {
			script(t, dir, `UPDATE extraction SET json = replace(json, 'council', 'senate') WHERE id = 3`)
		}, []string{"its record does not have its digest"}},
		{"a place changed", func(t *testing.T, dir string, _ []string) {
			script(t, dir, `UPDATE revision SET origin = replace(origin, '"digest":"sha256:', '"digest":"sha256:0') WHERE id = 3`)
		}, []string{"another record lies there: its payload is"}},
		{"the database", func(t *testing.T, dir string, _ []string) {
			edit(t, filepath.Join(dir, archive.LibraryFile), func(b []byte) []byte {
				clear(b[len(b)-3*4096+100 : len(b)-2*4096])
				return b
			})
		}, []string{"library.sqlite: the database is damaged"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
				t.Fatal(err)
			}
			files, _ := filepath.Glob(filepath.Join(dir, archive.Folder, "*.warc.gz"))
			slices.SortFunc(files, func(a, b string) int { return len(read(t, b)) - len(read(t, a)) }) // the first crawl's first
			tt.damage(t, dir, files)
			problems, _ := verify(t, dir)
			text := strings.Join(problems, "\n")
			for _, want := range tt.want {
				if !strings.Contains(text, want) {
					t.Errorf("found\n%s\nand should %q", text, want)
				}
			}
		})
	}
}

// inRecord is an offset inside a record in the midst of a WARC file. Those at its
// edges would not do: there gzip has bytes that mean nothing.
func inRecord(t *testing.T, file string) int64 {
	t.Helper()
	var at warc.IndexEntry
	for line := range strings.Lines(string(read(t, warc.IndexPath(file)))) {
		e, err := warc.ParseIndexEntry(line)
		if err != nil {
			t.Fatal(err)
		}
		if e.Offset < int64(len(read(t, file))/2) && e.Offset > at.Offset {
			at = e
		}
	}
	return at.Offset + at.Length/2
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func edit(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	if err := os.WriteFile(path, change(read(t, path)), 0o666); err != nil {
		t.Fatal(err)
	}
}
