package extract_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tearsheet-news/tearsheet/extract"
)

// TestPages extracts each page in testdata/pages and compares the record with
// what is expected. A folder is one trouble that pages make, named for it:
//
//	page.html or page.html.gz   the page, in any encoding
//	expected.json               how it is given, and what its record must say
//	expected.txt                the text of the record, where it is about that
//
// In expected.json the keys "url", "content_type" and "fetched_at" are what
// Extract is told. All others are keys of the record, of which only those that
// are there are compared, at any depth; null means that the record must not
// have the key. To add a trouble, add a folder.
func TestPages(t *testing.T) {
	root := os.DirFS("../testdata/pages")
	folders, err := fs.ReadDir(root, ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(folders) == 0 {
		t.Fatal("testdata/pages is empty")
	}
	for _, folder := range folders {
		t.Run(folder.Name(), func(t *testing.T) {
			if !folder.IsDir() {
				t.Fatal("a stray file: a trouble is a folder")
			}
			sub, err := fs.Sub(root, folder.Name())
			if err != nil {
				t.Fatal(err)
			}
			tr, err := readTrouble(sub)
			if err != nil {
				t.Fatal(err)
			}
			tr.check(t)
		})
	}
}

// trouble is one folder.
type trouble struct {
	page  []byte
	given struct {
		URL         string    `json:"url"`
		ContentType string    `json:"content_type"`
		FetchedAt   time.Time `json:"fetched_at"`
	}
	want map[string]any // of the record
	text string         // "": not compared
}

// readTrouble reads a folder. A file that it does not know, a key that no
// record has, and a folder that expects nothing are errors: a test that looks
// at nothing must not pass.
func readTrouble(dir fs.FS) (*trouble, error) {
	tr := &trouble{}
	files, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		data, err := fs.ReadFile(dir, f.Name())
		if err != nil {
			return nil, err
		}
		if err := tr.add(f.Name(), data); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
	}
	switch {
	case tr.page == nil:
		return nil, errors.New("no page.html")
	case tr.want == nil:
		return nil, errors.New("no expected.json")
	case len(tr.want) == 0 && tr.text == "":
		return nil, errors.New("nothing is expected")
	}
	return tr, nil
}

func (tr *trouble) add(name string, data []byte) (err error) {
	switch name {
	case "page.html", "page.html.gz":
		if tr.page != nil {
			return errors.New("a second page")
		}
		if strings.HasSuffix(name, ".gz") {
			data, err = unzip(data)
		}
		tr.page = data
	case "expected.json":
		tr.want, err = tr.expected(data)
	case "expected.txt":
		if tr.text = strings.TrimSpace(string(data)); tr.text == "" {
			return errors.New("it is empty; use null in expected.json")
		}
	default:
		return errors.New("a stray file")
	}
	return err
}

func unzip(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// expected takes what is given out of expected.json and returns the rest.
func (tr *trouble) expected(data []byte) (map[string]any, error) {
	if err := json.Unmarshal(data, &tr.given); err != nil {
		return nil, err
	}
	want := map[string]any{}
	if err := json.Unmarshal(data, &want); err != nil {
		return nil, err
	}
	for _, key := range jsonKeys(reflect.TypeOf(tr.given)) {
		delete(want, key)
	}
	known := jsonKeys(reflect.TypeFor[extract.Article]())
	for key := range want {
		if !slices.Contains(known, key) {
			return nil, fmt.Errorf("no record has the key %q", key)
		}
	}
	return want, nil
}

func jsonKeys(t reflect.Type) (keys []string) {
	for i := range t.NumField() {
		key, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		keys = append(keys, key)
	}
	return keys
}

func (tr *trouble) check(t *testing.T) {
	_, html := tr.want["html"]
	_, markdown := tr.want["markdown"]
	opts := &extract.Options{HTML: html, Markdown: markdown, FetchedAt: tr.given.FetchedAt}
	a, err := extract.Extract(tr.page, tr.given.URL, tr.given.ContentType, opts)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tr.text, a.Text); diff != "" && tr.text != "" {
		t.Errorf("text (-expected +found):\n%s", diff)
	}
	if diff := cmp.Diff(tr.want, asked(tr.want, generic(t, a))); diff != "" {
		t.Errorf("record (-expected +found):\n%s", diff)
	}
}

// generic is a record as its JSON reads.
func generic(t *testing.T, a *extract.Article) (record map[string]any) {
	t.Helper()
	data, err := json.Marshal(a)
	if err == nil {
		err = json.Unmarshal(data, &record)
	}
	if err != nil {
		t.Fatal(err)
	}
	return record
}

// asked is of found only what want has keys for; a key that found lacks is nil,
// which is what null in want reads as.
func asked(want, found map[string]any) map[string]any {
	out := maps.Clone(want)
	for key, w := range want {
		out[key] = found[key]
		inner, isObject := w.(map[string]any)
		if f, ok := found[key].(map[string]any); ok && isObject {
			out[key] = asked(inner, f)
		}
	}
	return out
}

// TestTroubleFolders shows that a folder with a mistake fails.
func TestTroubleFolders(t *testing.T) {
	tests := []struct {
		name  string
		files string // "NAME:CONTENT", apart by spaces
		want  string // in the error; "" for none
	}{
		{"whole", `page.html:x expected.json:{"url":"a","title":null}`, ""},
		{"text only", `page.html:x expected.json:{"url":"a"} expected.txt:x`, ""},
		{"empty", ``, "no page.html"},
		{"no expectation", `page.html:x`, "no expected.json"},
		{"nothing expected", `page.html:x expected.json:{"url":"a"}`, "nothing is expected"},
		{"stray file", `page.html:x expected.json:{"title":"a"} notes.md:x`, "notes.md: a stray file"},
		{"two pages", `page.html:x page.html.gz:x expected.json:{"title":"a"}`, "a second page"},
		{"unknown key", `page.html:x expected.json:{"titel":"a"}`, `no record has the key "titel"`},
		{"empty text", `page.html:x expected.json:{"title":"a"} expected.txt:`, "it is empty"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for file := range strings.FieldsSeq(tt.files) {
				name, content, _ := strings.Cut(file, ":")
				if err := os.WriteFile(dir+"/"+name, []byte(content), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			_, err := readTrouble(os.DirFS(dir))
			if got := fmt.Sprint(err); !strings.Contains(got, tt.want) || (err == nil) != (tt.want == "") {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}
