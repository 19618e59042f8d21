package frontiertest

import (
	"os"
	"path/filepath"
	"testing"
)

// CopyFiles is the Crash of a frontier that keeps all in files: copies of them
// are as a killed process would leave them.
func CopyFiles(t *testing.T, from string) (to string) {
	t.Helper()
	to = t.TempDir()
	entries, err := os.ReadDir(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(from, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(to, e.Name()), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return to
}
