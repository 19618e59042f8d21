// Package peer reads what the archive writes with programs by other hands, for
// tests: warcio, ReplayWeb.page in Chromium, DuckDB. What they need is installed by
//
//	npm install --prefix crawl/archive/warc/testdata/node --ignore-scripts
//	npm install --prefix crawl/archive/export/testdata/node --ignore-scripts
//
// and, for the replay, Debian's chromium. Without these the tests skip, unless
// TEARSHEET_PEERS=required says that they must not.
package peer

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Dir is the folder with the scripts and npm packages.
type Dir string

// Need ends a test that can do without a command and an npm package where they
// are not installed. It returns the path of the command.
func (d Dir) Need(t testing.TB, command, module string) string {
	t.Helper()
	miss := t.Skipf
	if os.Getenv("TEARSHEET_PEERS") == "required" {
		miss = t.Fatalf
	}
	path, err := exec.LookPath(command)
	if err != nil {
		miss("%s is not installed", command)
	}
	if _, err := os.Stat(d.module(module)); err != nil {
		miss("npm package %s is not installed in %s", module, d)
	}
	return path
}

func (d Dir) module(name string) string { return filepath.Join(string(d), "node_modules", name) }

// Run runs a script and returns the lines that it prints. It is an error to
// complain.
func (d Dir) Run(t testing.TB, script string, args ...string) [][]byte {
	t.Helper()
	cmd := exec.Command("node", append([]string{filepath.Join(string(d), script)}, args...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node %s: %v\n%s", script, err, &stderr)
	}
	if stderr.Len() > 0 {
		t.Errorf("node %s complains:\n%s", script, &stderr)
	}
	return bytes.Split(bytes.TrimSpace(out), []byte("\n"))
}

func decode[T any](t testing.TB, line []byte) (v T) {
	t.Helper()
	if err := json.Unmarshal(line, &v); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return v
}
