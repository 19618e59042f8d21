package extract_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestOutside builds and runs a program in a module of its own, which has
// nothing of this one but what it exports.
func TestOutside(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	copyTo := func(name, from string, edit func([]byte) []byte) {
		data, err := os.ReadFile(from)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), edit(data), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	asItIs := func(b []byte) []byte { return b }
	copyTo("main.go", filepath.Join("testdata", "outside", "main.go"), asItIs)
	copyTo("go.sum", filepath.Join(root, "go.sum"), asItIs)
	copyTo("go.mod", filepath.Join(root, "go.mod"), func(b []byte) []byte {
		b = bytes.Replace(b, []byte("module github.com/tearsheet-news/tearsheet\n"), []byte("module outside.example\n"), 1)
		return append(b, "\nrequire github.com/tearsheet-news/tearsheet v0.0.0\nreplace github.com/tearsheet-news/tearsheet => "+root+"\n"...)
	})
	cmd := exec.Command("go", "run", "-mod=mod", ".")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	want := "document: Ferry stays in port\ncollector: No crossing before Monday rule:title\nresponse: Ferry stays in port\n"
	if err != nil || string(out) != want {
		t.Errorf("%v\n%s, want\n%s", err, out, want)
	}
}
