package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadme runs the first command of the README and looks whether it prints
// what the README says. A string that ends in "…" there is cut; keys that it does
// not show are not compared.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, readme, _ := strings.Cut(string(data), "\n    go run ./cmd/tearsheet ")
	command, readme, _ := strings.Cut(readme, "\n")
	_, readme, _ = strings.Cut(readme, "```json\n")
	record, _, ok := strings.Cut(readme, "```\n")
	if !ok {
		t.Fatal("README.md has no command with a record behind it")
	}

	var stdout, stderr bytes.Buffer
	if code := run(context.Background(), strings.Fields(command), nil, &stdout, &stderr); code != exitOK || stderr.Len() > 0 {
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
