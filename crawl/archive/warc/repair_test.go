package warc

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/internal/lock"
)

// A writer may be killed at any byte. Whatever is left, Repair keeps every
// record that was whole and nothing else. Every cut is scanned; going through
// the disk, which is slow, is for those near a record's end and a few between.
func TestRepairAfterCutAtEveryByte(t *testing.T) {
	path, receipts := archive(t, 2, 300)
	whole := mustRead(t, path)
	ends := []int64{receipts[0].Offset} // warcinfo
	for _, r := range receipts {
		ends = append(ends, r.Offset+r.Length)
	}
	for cut := range len(whole) + 1 {
		records, size, near := 0, int64(0), cut%199 == 0
		for _, end := range ends {
			if end <= int64(cut) {
				records, size = records+1, end
			}
			near = near || end-int64(cut) == 1 || end == int64(cut)
		}
		found, err := scanFile(bytes.NewReader(whole[:cut]), "x.warc.gz")
		if err != nil || found.records != records || found.end != size {
			t.Fatalf("cut at %d: found %d records in %d bytes, %v; want %d in %d", cut, found.records, found.end, err, records, size)
		}
		if near {
			checkRepair(t, whole[:cut], records, size)
		}
	}
}

func checkRepair(t *testing.T, cut []byte, records int, size int64) {
	t.Helper()
	left := filepath.Join(t.TempDir(), "x.warc.gz.open")
	if err := os.WriteFile(left, cut, 0o644); err != nil {
		t.Fatal(err)
	}
	done, err := repairFile(left)
	if err != nil {
		t.Fatalf("cut at %d: %v", len(cut), err)
	}
	if done.Records != records || done.Cut != int64(len(cut))-size || len(done.Problems) > 0 {
		t.Fatalf("cut at %d: %+v, want %d records and %d bytes", len(cut), done, records, size)
	}
	if _, err := os.Stat(left); !os.IsNotExist(err) {
		t.Fatalf("cut at %d: the file keeps its open name", len(cut))
	}
	if records == 0 {
		if done.File != "" {
			t.Fatalf("cut at %d: a file without a record stays as %s", len(cut), done.File)
		}
		return
	}
	if got := mustRead(t, done.File); !bytes.Equal(got, cut[:size]) {
		t.Fatalf("cut at %d: %d bytes left, want the first %d", len(cut), len(got), size)
	}
}

// What a repaired file's index says is what the writer's would have said.
func TestRepairedIndexIsTheWritersIndex(t *testing.T) {
	path, _ := archive(t, 5, 300)
	written := mustRead(t, IndexPath(path))
	if n := bytes.Count(written, []byte("\n")); n != 5 {
		t.Fatalf("index has %d lines, want 5:\n%s", n, written)
	}
	os.Remove(IndexPath(path))
	os.Rename(path, path+openSuffix)
	done, err := Repair(filepath.Dir(path))
	if err != nil || len(done) != 1 || done[0].Cut != 0 || done[0].File != path {
		t.Fatalf("Repair = %+v, %v", done, err)
	}
	if rebuilt := mustRead(t, IndexPath(path)); !bytes.Equal(rebuilt, written) {
		t.Errorf("index rebuilt as\n%s\nwritten as\n%s", rebuilt, written)
	}
}

func TestRepairKeepsWhatLiesBehindDamage(t *testing.T) {
	path, receipts := archive(t, 3, 300)
	data := mustRead(t, path)
	hurt := receipts[1]
	data[hurt.Offset+hurt.Length/2] ^= 0xff
	left := path + openSuffix
	if err := os.WriteFile(left, append(data, "half a rec"...), 0o644); err != nil {
		t.Fatal(err)
	}
	os.Remove(path)
	done, err := repairFile(left)
	if err != nil {
		t.Fatal(err)
	}
	if done.Records != len(receipts) || done.Cut != 10 || len(done.Problems) != 1 || done.Problems[0].Offset != hurt.Offset {
		t.Errorf("%+v; want all but the damaged record, and that one told of", done)
	}
}

func TestRepairLeavesOthersAlone(t *testing.T) {
	dir := t.TempDir()
	w := newWriter(t, dir, nil)
	if _, err := w.Write(pageCapture(t, "https://press.example/", "x")...); err != nil {
		t.Fatal(err)
	}
	open := filepath.Join(dir, w.file.name+openSuffix)
	if err := lock.File(w.file.f); err != nil {
		t.Fatal(err)
	}
	if _, err := repairFile(open); !errors.Is(err, ErrInUse) {
		t.Errorf("repairing a file in use: %v", err)
	}
	if done, err := Repair(dir); err != nil || len(done) != 0 {
		t.Errorf("Repair touched a live file: %+v, %v", done, err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := repairFile(strings.TrimSuffix(open, openSuffix)); err == nil {
		t.Error("repaired a finished file")
	}
}
