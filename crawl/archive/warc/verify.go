package warc

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrIndex means that an index does not say where the records of its file are.
var ErrIndex = errors.New("the index does not match")

// Verify reads a WARC file to its end, compares every record with its digests, and
// the whole of it with the digest beside the file, see SumPath, and the index there
// with what it is of. It calls see for each record that is whole, and tell for
// everything that is wrong. The error is one of reading.
//
// A file that is being written, or that a killed writer has left, has neither yet,
// and may end inside a record.
func Verify(path string, see func(*Record), tell func(error)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	open := strings.HasSuffix(path, openSuffix)
	var s scan
	r := NewReader(f, &ReaderOptions{File: filepath.Base(strings.TrimSuffix(path, openSuffix)), VerifyDigests: true})
	for rec, err := range r.All() {
		if err == nil {
			err = s.add(rec)
		}
		if p, ok := err.(*Problem); ok {
			s.problems = append(s.problems, p)
		} else if err != nil {
			return err
		} else {
			see(rec)
		}
	}
	for _, p := range s.problems {
		if !open || p.Offset < s.end {
			tell(p)
		}
	}
	if open {
		return nil
	}
	if err := verifySum(path, tell); err != nil {
		return err
	}
	return verifyIndex(path, s.lines, len(s.problems) > 0, tell)
}

// verifyIndex compares the index beside a file with the lines it should have. Of
// a damaged file it may have more: those of records that cannot be read.
func verifyIndex(warcPath string, want []string, damaged bool, tell func(error)) error {
	path := IndexPath(warcPath)
	name := filepath.Base(path)
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		tell(fmt.Errorf("%s: %w: it is missing", name, ErrIndex))
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	slices.Sort(want)
	in := bufio.NewReader(f)
	for n := 1; ; n++ {
		line, err := in.ReadString('\n')
		if err == io.EOF && line == "" {
			break
		}
		if err != nil && err != io.EOF {
			return err
		}
		line = strings.TrimSuffix(line, "\n")
		if damaged && (len(want) == 0 || line < want[0]) {
			continue
		}
		if len(want) == 0 || line != want[0] {
			tell(fmt.Errorf("%s: line %d: %w: %.200q, where %s is due", name, n, ErrIndex, line, due(want)))
			return nil
		}
		want = want[1:]
	}
	if len(want) > 0 {
		tell(fmt.Errorf("%s: %w: it ends where %s is due", name, ErrIndex, due(want)))
	}
	return nil
}

func due(want []string) string {
	if len(want) == 0 {
		return "the end"
	}
	return fmt.Sprintf("%.200q", want[0])
}
