package warc

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// IndexPath returns where the index of a WARC file is kept: beside it, as
// NAME.cdxj.
func IndexPath(warcPath string) string {
	warcPath = strings.TrimSuffix(warcPath, openSuffix)
	return strings.TrimSuffix(strings.TrimSuffix(warcPath, ".gz"), ".warc") + ".cdxj"
}

// indexFile reads a WARC file and writes its index beside it, in place of any
// that is there. Damage to the file is no error: what can be read is indexed,
// and the problems are returned.
func indexFile(warcPath string) ([]*Problem, error) {
	f, err := os.Open(warcPath)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	scan, err := scanFile(f, warcPath)
	if err != nil {
		return nil, err
	}
	return scan.problems, writeIndex(warcPath, scan.lines)
}

// A scan is what one pass over a WARC file finds.
type scan struct {
	lines    []string // of the index, unsorted
	records  int      // whole records
	end      int64    // where the last of them ends
	problems []*Problem
}

func scanFile(f io.Reader, path string) (scan, error) {
	var s scan
	r := NewReader(f, &ReaderOptions{File: strings.TrimSuffix(path, openSuffix)})
	for rec, err := range r.All() {
		if err == nil {
			err = s.add(rec)
		}
		if p, ok := err.(*Problem); ok {
			s.problems = append(s.problems, p)
		} else if err != nil {
			return s, err
		}
	}
	return s, nil
}

func (s *scan) add(rec *Record) error {
	var m *Message
	if rec.isHTTP() {
		m, _ = rec.HTTP() // an answer that is not HTTP is indexed without a status
	}
	if err := rec.Close(); err != nil {
		return err
	}
	s.records++
	s.end = max(s.end, rec.Offset+rec.Length)
	date, err := rec.Date()
	if err != nil {
		return err
	}
	if e, ok := newIndexEntry(rec.Header, m, date); ok {
		e.File, e.Offset, e.Length = filepath.Base(rec.File), rec.Offset, rec.Length
		s.lines = append(s.lines, e.String())
	}
	return nil
}

// writeIndex sorts lines and puts them beside the WARC file, whole or not at all.
func writeIndex(warcPath string, lines []string) error {
	slices.Sort(lines)
	var text bytes.Buffer
	for _, line := range lines {
		text.WriteString(line)
		text.WriteByte('\n')
	}
	path := IndexPath(warcPath)
	temp := path + ".tmp"
	if err := writeSynced(temp, text.Bytes()); err != nil {
		return fmt.Errorf("warc: writing the index %s: %w", path, err)
	}
	return os.Rename(temp, path)
}

func writeSynced(path string, text []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.Write(text); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
}
