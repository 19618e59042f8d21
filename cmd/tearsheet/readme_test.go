package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadme runs the README's first command that needs no network and looks
// whether it prints what the README says. A string that ends in "…" there is cut; keys that it does
// not show are not compared.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	_, readme, _ := strings.Cut(readReadme(t, "README.md"), "\n    go run ./cmd/tearsheet extract ")
	command, readme, _ := strings.Cut(readme, "\n")
	_, readme, _ = strings.Cut(readme, "```json\n")
	record, _, ok := strings.Cut(readme, "```\n")
	if !ok {
		t.Fatal("README.md has no command with a record behind it")
	}

	var stdout, stderr bytes.Buffer
	if code := run(context.Background(), append([]string{"extract"}, strings.Fields(command)...), nil, &stdout, &stderr); code != exitOK || stderr.Len() > 0 {
		t.Fatalf("exit status %d, %s", code, &stderr)
	}
	var want, got map[string]any
	if err := json.Unmarshal([]byte(record), &want); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for key, value := range want {
		told, _ := value.(string)
		whole, _ := got[key].(string)
		if begin, cut := strings.CutSuffix(told, "…"); cut && strings.HasPrefix(whole, begin) {
			want[key] = whole
		}
	}
	if diff := cmp.Diff(want, shown(want, got)); diff != "" {
		t.Errorf("README.md is out of date; paste what it prints (-README +printed):\n%s", diff)
	}
}

func readReadme(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestReadmeCrawls: the crawls that the README shows are command lines that make
// sense, though no test runs them.
func TestReadmeCrawls(t *testing.T) {
	commands := regexp.MustCompile(`(?m)tearsheet crawl ([^`+"`>\n]*)").FindAllStringSubmatch(readReadme(t, "../../README.md"), -1)
	for _, c := range commands {
		if _, err := parseCrawl(strings.Fields(c[1])); err != nil {
			t.Errorf("tearsheet crawl %s: %v", c[1], err)
		}
	}
	if len(commands) < 4 {
		t.Errorf("found only %d crawls", len(commands))
	}
}

// shown is of got what want has keys for.
func shown(want, got map[string]any) map[string]any {
	part := make(map[string]any)
	for key, value := range want {
		part[key] = got[key]
		inner, isObject := value.(map[string]any)
		if printed, ok := got[key].(map[string]any); ok && isObject {
			part[key] = shown(inner, printed)
		}
	}
	return part
}
