package warc

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var testPackage = Package{
	Title: "Harbour news", Description: "Pages about a *ferry*.", Created: testTime.AddDate(0, 0, 3),
	Software: "tearsheet test", MainPageURL: articleURL,
}

func testPages(yield func(Page, error) bool) {
	yield(Page{URL: articleURL, Time: testTime, Title: "Ferry 1 returns", Text: "The harbour counted"}, nil)
}

// TestWACZFollowsItsSpecification checks what WACZ 1.1.1 says must be so.
func TestWACZFollowsItsSpecification(t *testing.T) {
	path, _ := site(t)
	z, err := zip.OpenReader(packed(t, path))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	content := map[string][]byte{}
	for _, f := range z.File {
		content[f.Name] = unzip(t, f)
		if strings.HasSuffix(f.Name, ".gz") && f.Method != zip.Store {
			t.Errorf("%s is compressed twice", f.Name)
		}
		if !f.Modified.Equal(testPackage.Created.Truncate(time.Second)) {
			t.Errorf("%s is dated %v", f.Name, f.Modified)
		}
	}
	if !bytes.Equal(content["archive/"+filepath.Base(path)], mustRead(t, path)) {
		t.Error("the WARC file is not in archive/ as it was")
	}
	checkManifest(t, content)

	pages := strings.Split(strings.TrimSpace(string(content["pages/pages.jsonl"])), "\n")
	want := []string{
		`{"format":"json-pages-1.0","id":"pages","title":"All Pages"}`,
		`{"id":"page-1","url":"` + articleURL + `","ts":"2026-03-14T15:09:26.535Z","title":"Ferry 1 returns","text":"The harbour counted"}`,
	}
	if !slices.Equal(pages, want) {
		t.Errorf("pages.jsonl:\n%s", strings.Join(pages, "\n"))
	}
}

func unzip(t *testing.T, f *zip.File) []byte {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return b
}

func checkManifest(t *testing.T, content map[string][]byte) {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(content["datapackage.json"], &m); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"profile": "data-package", "wacz_version": "1.1.1", "title": "Harbour news", "software": "tearsheet test",
		"created": "2026-03-17T15:09:26Z", "mainPageUrl": articleURL,
	} {
		if m[name] != want {
			t.Errorf("%s is %v, want %s", name, m[name], want)
		}
	}
	listed := 0
	for _, item := range m["resources"].([]any) {
		r := item.(map[string]any)
		bytes, ok := content[r["path"].(string)]
		if !ok || r["bytes"] != float64(len(bytes)) || r["hash"] != fmt.Sprintf("sha256:%x", sha256.Sum256(bytes)) {
			t.Errorf("resource %v does not describe a file", r)
		}
		if name := r["name"].(string); strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789._-") != "" {
			t.Errorf("resource name %q", name)
		}
		listed++
	}
	if listed != len(content)-2 {
		t.Errorf("%d resources for %d files; the manifest and its digest are not listed", listed, len(content))
	}
	var digest map[string]string
	json.Unmarshal(content["datapackage-digest.json"], &digest)
	if want := fmt.Sprintf("sha256:%x", sha256.Sum256(content["datapackage.json"])); digest["path"] != "datapackage.json" || digest["hash"] != want {
		t.Errorf("datapackage-digest.json is %v, want %s", digest, want)
	}
}

// The two-level index leads from any key to its line, over several blocks, and
// the line to a record inside the package.
func TestWACZIndexLeadsToRecords(t *testing.T) {
	one, receipts := archive(t, 5, 10)
	two, _ := archive(t, 3, 10)
	os.Remove(IndexPath(two)) // is made when it is missing
	var many []string         // an index is used as it is, here with more addresses than pages
	for i := range 3500 {
		r := receipts[i%5*3]
		e := IndexEntry{URL: fmt.Sprintf("https://press.example/a?n=%d", i), Time: testTime, File: r.File, Offset: r.Offset, Length: r.Length}
		many = append(many, e.String())
	}
	if err := writeIndex(one, many); err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := WriteWACZ(&file, testPackage, []string{one, two}, testPages); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	content := map[string][]byte{}
	for _, f := range z.File {
		content[f.Name] = unzip(t, f)
	}
	blocks := bytes.Split(bytes.TrimSpace(content["indexes/index.idx"]), []byte("\n"))
	if string(blocks[0]) != `!meta 0 {"format":"cdxj-gzip-1.0","filename":"index.cdx.gz"}` || len(blocks) != 3 {
		t.Fatalf("index.idx: %s", blocks)
	}
	var lines []string
	for _, block := range blocks[1:] {
		key, place, _ := strings.Cut(string(block), " {")
		var at zipNumEntry
		if err := json.Unmarshal([]byte("{"+place), &at); err != nil {
			t.Fatal(err)
		}
		zr, err := gzip.NewReader(bytes.NewReader(content["indexes/index.cdx.gz"][at.Offset : at.Offset+at.Length]))
		if err != nil {
			t.Fatal(err)
		}
		before := len(lines)
		for s := bufio.NewScanner(zr); s.Scan(); {
			lines = append(lines, s.Text())
		}
		if !strings.HasPrefix(lines[before], key+" {") {
			t.Errorf("block of %q begins %q", key, lines[before])
		}
	}
	if len(lines) != 3503 || !slices.IsSorted(lines) {
		t.Fatalf("%d lines, sorted: %v", len(lines), slices.IsSorted(lines))
	}
	for _, line := range []string{lines[0], lines[1], lines[1750], lines[3502]} {
		e, err := ParseIndexEntry(line)
		if err != nil {
			t.Fatal(err)
		}
		records, problems := readAll(t, bytes.NewReader(content["archive/"+e.File][e.Offset:e.Offset+e.Length]))
		if len(problems) > 0 || len(records) != 1 || records[0].Type != TypeResponse {
			t.Errorf("%s leads to %+v, %v", line, records, problems)
		}
	}
}

func TestWACZRefuses(t *testing.T) {
	path, _ := archive(t, 1, 10)
	failing := func(yield func(Page, error) bool) { yield(Page{}, errDisk) }
	for _, tt := range []struct {
		name  string
		warcs []string
		pages func(func(Page, error) bool)
		want  string
	}{
		{"unfinished file", []string{path + ".open"}, testPages, "not a finished WARC file"},
		{"missing file", []string{filepath.Join(t.TempDir(), "a.warc.gz")}, testPages, "no such file"},
		{"two of a name", []string{path, path}, testPages, "two files would be called"},
		{"pages that fail", []string{path}, failing, errDisk.Error()},
	} {
		err := WriteWACZ(io.Discard, testPackage, tt.warcs, tt.pages)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if err := WriteWACZ(io.Discard, testPackage, []string{path}, failing); !errors.Is(err, errDisk) {
		t.Errorf("error is not wrapped: %v", err)
	}
}
