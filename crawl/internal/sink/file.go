package sink

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/lock"
)

// Errors of OpenFile, wrapped with the file.
var (
	ErrOther  = errors.New("is not the output of this crawl")
	ErrNoFile = errors.New("is not a regular file")
	ErrInUse  = lock.ErrInUse
)

// File is a file of JSON Lines: the line n is the record n.
type File struct {
	*Stream
	file *os.File
}

// OpenFile opens the file at path for the records of f, and makes it where it
// is missing. Whatever a crash can leave is mended: a line that was not finished
// is cut off, and so are lines beyond the last record of f, which a power cut
// has taken back. Anything else is not touched, and is ErrOther. While it is open,
// it is ErrInUse to all others. The null device holds whatever it is asked for.
func OpenFile(ctx context.Context, path string, f frontier.Frontier) (*File, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	var last int64
	if isNull(file) {
		last, err = recordsOf(ctx, f)
	} else if err = lock.File(file); err == nil {
		last, err = mend(ctx, file, f)
	}
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &File{NewStream(file, last), file}, nil
}

// Close syncs the file to the disk.
func (f *File) Close() error {
	if isNull(f.file) {
		return f.file.Close()
	}
	return errors.Join(f.file.Sync(), f.file.Close())
}

func isNull(file *os.File) bool {
	null, err := os.Stat(os.DevNull)
	if err != nil {
		return false
	}
	info, err := file.Stat()
	return err == nil && os.SameFile(info, null)
}

// recordsOf is the number of the last record of f.
func recordsOf(ctx context.Context, f frontier.Frontier) (int64, error) {
	s, err := f.Stats(ctx)
	return s.Records, err
}

// mend cuts the file behind the last good line and returns its number.
func mend(ctx context.Context, file *os.File, f frontier.Frontier) (int64, error) {
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, ErrNoFile
	}
	records, err := recordsOf(ctx, f)
	if err != nil {
		return 0, err
	}
	l, err := lastLine(file, records)
	if err != nil {
		return 0, err
	}
	// Without a whole line, what there is must be the start of the first.
	seq, rest := l.n, io.NewSectionReader(file, l.start, l.end-l.start)
	if l.n == 0 && info.Size() > 0 {
		seq, rest = 1, io.NewSectionReader(file, 0, info.Size())
	}
	if seq > 0 {
		if ours, err := begins(ctx, f, seq, rest); err != nil || !ours {
			return 0, errors.Join(err, ErrOther)
		}
	}
	if err := file.Truncate(l.end); err != nil {
		return 0, err
	}
	_, err = file.Seek(l.end, io.SeekStart)
	return l.n, err
}

// line is the place of a line in a file: its number, where it begins and where
// it ends, line feed included. The zero value is before the first.
type line struct{ n, start, end int64 }

// lastLine finds the last whole line among the first limit of r. It holds none
// of them in memory, as the file may be anything.
func lastLine(r io.Reader, limit int64) (last line, err error) {
	b := bufio.NewReaderSize(r, 1<<16)
	for at := int64(0); last.n < limit; {
		part, err := b.ReadSlice('\n')
		at += int64(len(part))
		switch {
		case err == nil:
			last = line{n: last.n + 1, start: last.end, end: at}
		case err == io.EOF:
			return last, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return last, err
		}
	}
	return last, nil
}

// begins reports whether the line of record seq begins with what r holds. The
// last line of a file has its line feed, so that it must be the whole record.
func begins(ctx context.Context, f frontier.Frontier, seq int64, r *io.SectionReader) (bool, error) {
	for s, err := range f.Records(ctx, seq-1) {
		if err != nil || s.Seq != seq || r.Size() > int64(len(s.JSON))+1 {
			return false, err
		}
		text := make([]byte, r.Size())
		if _, err := io.ReadFull(r, text); err != nil {
			return false, err
		}
		return bytes.HasPrefix(append(s.JSON[:len(s.JSON):len(s.JSON)], '\n'), text), nil
	}
	return false, nil
}
