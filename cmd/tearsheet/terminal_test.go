package main

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
)

// Whatever a page, a file or a server says, a terminal shows it and does not obey.
func TestTell(t *testing.T) {
	type word string
	for in, want := range map[string]string{
		"a\tb\nc":                   "a\tb\nc",
		"\x1b]0;title\x07\x1b[2J":   "]0;title[2J",
		"\u009b31mred\u0090\u0080":  "31mred",
		"delete\x7f\r":              "delete",
		"\x9b31m":                   "\ufffd31m", // a byte of Latin-1
		"gpj.\u202eexe\u202c":       "gpj.exe",
		"\u2066\u2067\u2068x\u2069": "x",
		"ערב طيب Ünïcödé 日本 👩‍👧": "ערב طيب Ünïcödé 日本 👩‍👧",
	} {
		var b, records bytes.Buffer
		tell(&b, "%s|%s|%v|%d", in, errors.New(in), word(in), 7)
		if got := b.String(); got != want+"|"+want+"|"+want+"|7" {
			t.Errorf("%q is told as %q", in, got)
		}
		w := transform.NewWriter(&records, runes.Remove(runes.Predicate(obeyed)))
		for i := range len(in) { // the pieces of a writer end anywhere
			w.Write([]byte(in[i : i+1]))
		}
		w.Close()
		if records.String() != want {
			t.Errorf("%q comes as the record %q", in, &records)
		}
	}
	var b bytes.Buffer
	tell(&b, "%s %s %s", style{true}.bold("a\u009b"), style{}.red("b\x1b"), time.Second)
	if b.String() != "\x1b[1ma\x1b[0m b 1s" {
		t.Errorf("styled: %q", &b)
	}
}

// TestTellAlone: nothing is printed but by tell.
func TestTellAlone(t *testing.T) {
	others := map[string]string{
		"terminal.go":     "tell is there",
		"crawlmetrics.go": "for Prometheus, which is no person",
	}
	for file, tree := range ownFiles(t) {
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok || others[file] != "" {
				return true
			}
			pkg, _ := call.X.(*ast.Ident)
			if pkg != nil && pkg.Name == "fmt" && slices.Contains([]string{"Fprint", "Fprintf", "Fprintln", "Print", "Printf", "Println"}, call.Sel.Name) {
				t.Errorf("%s: fmt.%s: text for people goes through tell", file, call.Sel.Name)
			}
			return true
		})
	}
}

// ownFiles are those of the command, without its tests.
func ownFiles(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	for _, path := range goFiles(t) {
		tree, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files[path] = tree
	}
	if len(files) < 20 {
		t.Fatalf("%d files", len(files))
	}
	return files
}

func goFiles(t *testing.T) (files []string) {
	t.Helper()
	all, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if !strings.HasSuffix(f, "_test.go") {
			files = append(files, f)
		}
	}
	return files
}
