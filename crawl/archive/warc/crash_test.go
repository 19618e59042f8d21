//go:build unix && !solaris && !aix

package warc

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestMain lets the test program stand in for a crawl that comes to grief.
func TestMain(m *testing.M) {
	if dir := os.Getenv("TEARSHEET_TEST_CRAWL"); dir != "" {
		if err := crawlForever(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(3)
		}
	}
	os.Exit(m.Run())
}

// crawlForever writes captures, and says which it knows to be on the disk.
func crawlForever(dir string) error {
	if os.Getenv("TEARSHEET_TEST_DISK_FULL") != "" {
		// The kernel then refuses to let a file grow, as a full disk would.
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 20000, Max: 20000}); err != nil {
			return err
		}
	}
	w, err := NewWriter(dir, &WriterOptions{MaxSize: 1e5})
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		c := Capture{URL: fmt.Sprintf("https://press.example/%d", i), Time: testTime}
		receipts, err := w.Write(
			c.Response([]byte("HTTP/1.1 200 OK\r\n\r\n"), strings.NewReader(page(i, 4000+i%7*9000))),
			c.Request([]byte("GET / HTTP/1.1\r\n\r\n"), nil))
		if err != nil {
			return errors.Join(err, w.Close())
		}
		if i%4 != 0 {
			continue
		}
		if err := w.Sync(); err != nil {
			return err
		}
		if err := json.NewEncoder(os.Stdout).Encode(receipts); err != nil {
			return err
		}
	}
}

// crawl runs crawlForever in a process of its own, kills it after some lines if
// it has not failed by itself, and returns the receipts it gave out.
func crawl(t *testing.T, dir string, lines int, env ...string) (receipts []Receipt, stderr string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), "TEARSHEET_TEST_CRAWL="+dir), env...)
	var errText strings.Builder
	cmd.Stderr = &errText
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewScanner(out)
	for range lines {
		if !in.Scan() {
			break
		}
		var got []Receipt
		if err := json.Unmarshal(in.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		receipts = append(receipts, got...)
	}
	cmd.Process.Kill() // SIGKILL
	cmd.Wait()
	return receipts, errText.String()
}

// TestKilledWriter kills a crawl twenty times over. Each time, after Repair,
// every file is sound from end to end and holds what was said to be in it.
func TestKilledWriter(t *testing.T) {
	dir := t.TempDir()
	kills := 20
	if testing.Short() {
		kills = 5
	}
	var receipts []Receipt
	for i := range kills {
		got, _ := crawl(t, dir, 1+i%4)
		receipts = append(receipts, got...)
		repaired, err := Repair(dir)
		if err != nil {
			t.Fatal(err)
		}
		if len(repaired) == 0 {
			t.Log("killed between two files")
		}
		if i%5 == 4 {
			checkFolder(t, dir)
		}
	}
	for _, r := range receipts {
		checkReceipt(t, dir, r)
	}
}

// checkFolder reads every file whole.
func checkFolder(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if strings.HasSuffix(path, ".cdxj") || strings.HasSuffix(path, ".sha256") {
			continue
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		records, problems := readAll(t, f)
		f.Close()
		if len(problems) > 0 || len(records) == 0 || !strings.HasSuffix(path, ".warc.gz") {
			t.Errorf("%s: %d records, %v", path, len(records), problems)
		}
	}
}

// TestFullDisk lets a crawl run into a limit. It hears of it, with the file's
// name, and the file is left whole.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	receipts, stderr := crawl(t, dir, 1e6, "TEARSHEET_TEST_DISK_FULL=1")
	if !strings.Contains(stderr, ".warc.gz.open at offset ") || !strings.Contains(stderr, "file too large") {
		t.Errorf("the crawl ended with %q", stderr)
	}
	if len(receipts) == 0 {
		t.Fatal("nothing was written before")
	}
	checkFolder(t, dir)
	for _, r := range receipts {
		checkReceipt(t, dir, r)
	}
}
