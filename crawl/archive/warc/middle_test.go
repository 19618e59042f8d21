package warc

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A record is read at its place though what is at the beginning of the file tells
// how: the dictionary of its frames, or that it is an ARC file.
func TestOpenRecordInTheMiddle(t *testing.T) {
	for name, file := range map[string][]byte{
		"a dictionary": concat(dictionary(trained()), zst(trained(), record(0), record(1), record(2))),
		"ARC":          concat(arc(""), arc("0"), arc("1"), arc("2")),
		"ARC.gz":       gz(arc(""), arc("0"), arc("1"), arc("2")),
	} {
		path := filepath.Join(t.TempDir(), "file")
		mustWrite(t, path, file)
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		records, problems := readAll(t, f)
		f.Close()
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		for _, r := range records {
			rec, err := OpenRecord(path, r.Offset, true)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if rec.URL() != r.URL {
				t.Errorf("%s, offset %d: %s, want %s", name, r.Offset, rec.URL(), r.URL)
			}
			if err := rec.Close(); err != nil || rec.Length != r.Length {
				t.Errorf("%s, offset %d: length %d, want %d, %v", name, r.Offset, rec.Length, r.Length, err)
			}
		}
	}
}

// What the zstd program packs, with a checksum and blocks of every kind, is read.
func TestReaderZstdProgram(t *testing.T) {
	program, err := exec.LookPath("zstd")
	if err != nil {
		t.Skip("needs zstd")
	}
	dir := t.TempDir()
	var file []byte
	for i, body := range []string{"body 0", string(make([]byte, 300_000)), page(2, 200_000)} {
		path := filepath.Join(dir, "record")
		mustWrite(t, path, []byte(plainRecord(i, body, "\r\n")))
		out, err := exec.Command(program, "-q", "-c", "--check", "-19", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		file = append(file, out...)
	}
	path := filepath.Join(dir, "a.warc.zst")
	mustWrite(t, path, file)
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, problems := readAll(t, f)
	if len(records) != 3 || len(problems) > 0 || len(records[1].Block) != 300_000 {
		t.Fatalf("%d records, %v", len(records), problems)
	}
	if last := records[2]; last.Offset+last.Length != int64(len(file)) {
		t.Errorf("the last record is at %d, %d long, in a file of %d", last.Offset, last.Length, len(file))
	}
}
