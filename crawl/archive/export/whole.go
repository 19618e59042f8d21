package export

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/tearsheet-news/tearsheet/crawl/internal/lock"
)

// partSuffix is behind the name of a file that is not whole yet.
const partSuffix = ".part"

// ToFile makes the file at path, or replaces it once the new one is whole: until
// then it is a hidden file beside it, which the next call for the same path makes
// use of if this one is killed. What is there and is no file, such as the null
// device, is written to as it stands. Of two calls for one path at a time, one is
// archive.ErrWriting.
func ToFile(path string, write func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	}
	part := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+partSuffix)
	f, err := openPart(part)
	if err != nil {
		return err
	}
	defer f.Close() // and with it goes the lock
	if err = write(f); err == nil {
		err = f.Sync()
	}
	if err == nil {
		if err = os.Rename(part, path); err != nil {
			f.Close() // some systems rename no open file
			err = os.Rename(part, path)
		}
	}
	if err != nil {
		os.Remove(part)
	}
	return err
}

// openPart opens a file that this process alone writes to, empty.
func openPart(path string) (*os.File, error) {
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		if err := lock.File(f); err != nil {
			f.Close()
			return nil, err
		}
		if is, err := same(f, path); err != nil || is {
			if err == nil {
				err = f.Truncate(0)
			}
			return f, err
		}
		f.Close() // it has got its name in the meantime
	}
}

// same reports whether f is still what stands at path.
func same(f *os.File, path string) (bool, error) {
	there, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	here, err := f.Stat()
	return err == nil && os.SameFile(here, there), err
}
