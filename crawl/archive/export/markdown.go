package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// Markdown writes a file for each revision into the folder dir, which it makes:
// SITE/DAY-HEADLINE-xxxxxxxx.md, where the last part is of the address, so that
// a later export writes the same file again. Numbered puts the number of the
// revision behind it, which is needed where an article comes more than once.
//
// A file begins with front matter in YAML. The body is the record's Markdown, or
// where the crawl kept none, its text.
func Markdown(dir string, revisions Revisions, numbered bool) (n int, err error) {
	for r, err := range revisions {
		if err != nil {
			return n, err
		}
		path := filepath.Join(dir, noteName(r, numbered))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return n, err
		}
		if err := writeNote(path, note(r)); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// writeNote writes a note whole or not at all, though the program be killed. It
// does not wait for the disk, as one file of many.
func writeNote(path string, text []byte) error {
	part := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+partSuffix)
	err := os.WriteFile(part, text, 0o666)
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		os.Remove(part)
	}
	return err
}

// noteName is the path of a note in its folder.
func noteName(r *archive.Revision, numbered bool) string {
	day := "undated"
	if d := dayOf(r.Record.Published); d != nil {
		day = showDay(*d)
	}
	id := sha256.Sum256([]byte(r.URL))
	name := fmt.Sprintf("%s-%s-%x", day, slug(r.Record.Title), id[:4])
	if numbered {
		name += fmt.Sprintf("-r%d", r.Number)
	}
	folder := strings.Map(func(c rune) rune { // of a port, or an address of IPv6
		if c == ':' || c == '[' || c == ']' {
			return '_'
		}
		return c
	}, address.Site(r.URL))
	return filepath.Join(folder, name+".md")
}

// maxSlug is in characters; file names are bounded at 255 bytes.
const maxSlug = 48

// slug is a headline as a file name: letters and digits of any script, in lower
// case, with dashes between words.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsNumber(c) && !unicode.IsMark(c)
	})
	s := []rune(strings.Join(words, "-"))
	return strings.Trim(string(s[:min(len(s), maxSlug)]), "-")
}

// note is the file of a revision.
func note(r *archive.Revision) []byte {
	var b bytes.Buffer
	b.WriteString("---\n")
	row := rowOf(r)
	for _, f := range []struct {
		key   string
		value any
		known bool
	}{
		{"title", row.Title, row.Title != ""},
		{"authors", row.Authors, len(row.Authors) > 0},
		{"published", row.Published, row.Published != ""},
		{"modified", row.Modified, row.Modified != ""},
		{"category", row.Category, row.Category != ""},
		{"tags", row.Tags, len(row.Tags) > 0},
		{"language", row.Language, row.Language != ""},
		{"site_name", row.SiteName, row.SiteName != ""},
		{"description", row.Description, row.Description != ""},
		{"image", row.Image, row.Image != ""},
		{"accessible_for_free", row.AccessibleForFree, row.AccessibleForFree != nil},
		{"syndicated_from", row.SyndicatedFrom, row.SyndicatedFrom != ""},
		{"truncated", row.Truncated, row.Truncated != ""},
		{"noarchive", row.NoArchive, row.NoArchive},
		{"url", row.URL, true},
		{"fetched", row.Fetched, true},
		{"revision", row.Revision, true},
		{"sha256", row.SHA256, row.SHA256 != ""},
		{"warc", row.WARC, row.WARC != ""},
		{"warc_offset", row.Offset, row.Offset != nil},
	} {
		if f.known {
			fmt.Fprintf(&b, "%s: %s\n", f.key, scalar(f.value))
		}
	}
	b.WriteString("---\n\n")
	if row.Title != "" {
		fmt.Fprintf(&b, "# %s\n\n", plainLine(row.Title))
	}
	body := r.Record.Markdown
	if body == "" {
		body = plain(row.Text)
	}
	b.WriteString(strings.TrimRight(body, "\n") + "\n")
	return b.Bytes()
}

// scalar writes a value as JSON, which YAML 1.2 reads as it is (chapter 1.3).
func scalar(value any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		panic(err) // strings, numbers and times always marshal
	}
	return bytes.TrimSpace(b.Bytes())
}
