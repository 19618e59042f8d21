package warc

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl/internal/lock"
)

// Repaired says what Repair did to one file.
type Repaired struct {
	File    string // path of the finished file; empty if nothing in it was whole and it was removed
	Records int    // whole records in it
	Cut     int64  // bytes taken off its end

	// Problems is damage before the last whole record, which stays: there is
	// nothing to mend it with, and cutting there would lose the records behind.
	Problems []*Problem
}

// Repair finishes the files that a writer which died left in dir. Each is cut
// at the end of its last whole record, and given its digest, its index and its
// final name. A file that a living writer holds is left alone. Finished files
// without an index get one. Call it before writing.
func Repair(dir string) ([]Repaired, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var all []Repaired
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		if !strings.HasSuffix(path, openSuffix) {
			if err := indexMissing(path); err != nil {
				return all, err
			}
			continue
		}
		done, err := repairFile(path)
		if errors.Is(err, ErrInUse) {
			continue
		}
		if err != nil {
			return all, err
		}
		all = append(all, done)
	}
	return all, nil
}

// indexMissing makes the index of a finished file where there is none.
func indexMissing(path string) error {
	if !strings.HasSuffix(path, ".warc.gz") && !strings.HasSuffix(path, ".warc") {
		return nil
	}
	_, err := os.Stat(IndexPath(path))
	if errors.Is(err, os.ErrNotExist) {
		_, err = indexFile(path)
	}
	return err
}

// Adopt makes the whole WARC file at from, which came from elsewhere, a finished one
// at to, in a folder of the same disk: with its index and its digest. A file that
// is at to already stays, and is os.ErrExist.
func Adopt(from, to string) error {
	open := to + openSuffix
	if err := os.Rename(from, open); err != nil {
		return err
	}
	_, err := repairFile(open)
	return err
}

// repairFile does for one file, NAME.warc.gz.open, what Repair does for all in
// a folder. It returns ErrInUse if another process is writing it.
func repairFile(path string) (Repaired, error) {
	final, ok := strings.CutSuffix(path, openSuffix)
	if !ok {
		return Repaired{}, fmt.Errorf("warc: %s does not end in %s: it is finished, and left as it is", path, openSuffix)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return Repaired{}, err
	}
	defer f.Close()
	if err := lock.File(f); err != nil {
		return Repaired{}, fmt.Errorf("%s: %w", path, err)
	}
	return repair(f, path, final)
}

func repair(f *os.File, path, final string) (Repaired, error) {
	found, err := scanFile(f, path)
	if err != nil {
		return Repaired{}, err
	}
	info, err := f.Stat()
	if err != nil {
		return Repaired{}, err
	}
	done := Repaired{File: final, Records: found.records, Cut: info.Size() - found.end}
	for _, p := range found.problems {
		if p.Offset < found.end {
			done.Problems = append(done.Problems, p)
		}
	}
	if found.records == 0 {
		done.File = ""
		return done, os.Remove(path)
	}
	if err := f.Truncate(found.end); err != nil {
		return Repaired{}, err
	}
	if err := f.Sync(); err != nil {
		return Repaired{}, err
	}
	if err := writeSum(path); err != nil {
		return Repaired{}, err
	}
	if err := writeIndex(path, found.lines); err != nil {
		return Repaired{}, err
	}
	return done, rename(f, path, final)
}
