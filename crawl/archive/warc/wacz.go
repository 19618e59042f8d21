package warc

import (
	"archive/zip"
	"bufio"
	"crypto/sha256"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A Package describes a WACZ file.
type Package struct {
	Title       string
	Description string    // Markdown
	Software    string    // what made it; empty means "tearsheet"
	Created     time.Time // also the date of the files inside
	MainPageURL string    // where replay starts; empty means the list of pages
}

// A Page is an entry point that replay offers its reader.
type Page struct {
	URL   string
	Time  time.Time // of the capture, as in its record's WARC-Date
	Title string    // empty if there is none
	Text  string    // for full-text search; empty leaves it out
}

// WriteWACZ writes a WACZ 1.1.1 file (specs.webrecorder.net/wacz/1.1.1): the
// WARC files as they are, an index of them, and pages in the order given.
//
// Save it under a name that ends in .wacz. The WARC files must be finished, and have different base names. Indexes
// beside them are used as they are, missing ones are made. Files are streamed,
// so an archive can be of any size.
func WriteWACZ(w io.Writer, pkg Package, warcPaths []string, pages iter.Seq2[Page, error]) error {
	z := &waczWriter{zip: zip.NewWriter(w), created: pkg.Created, seen: map[string]bool{}}
	for _, path := range warcPaths {
		if err := z.addWARC(path); err != nil {
			return fmt.Errorf("wacz: %w", err)
		}
	}
	if err := z.addIndex(warcPaths); err != nil {
		return fmt.Errorf("wacz: index: %w", err)
	}
	if err := z.addPages(pages); err != nil {
		return fmt.Errorf("wacz: pages: %w", err)
	}
	if err := z.addManifest(pkg); err != nil {
		return fmt.Errorf("wacz: %w", err)
	}
	return z.zip.Close()
}

// A waczWriter adds files to a package and keeps the list of them.
type waczWriter struct {
	zip       *zip.Writer
	created   time.Time
	seen      map[string]bool
	resources []resource
}

// add writes one file, the content of which fill produces.
func (z *waczWriter) add(path string, method uint16, fill func(io.Writer) error) error {
	if z.seen[path] {
		return fmt.Errorf("two files would be called %s", path)
	}
	z.seen[path] = true
	file, err := z.zip.CreateHeader(&zip.FileHeader{Name: path, Method: method, Modified: z.created.UTC()})
	if err != nil {
		return err
	}
	hash, size := sha256.New(), new(tally)
	out := bufio.NewWriterSize(io.MultiWriter(file, hash, size), 64<<10)
	if err := fill(out); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	z.resources = append(z.resources, resource{
		Name: resourceName(path), Path: path, Hash: labelled(hash), Bytes: int64(*size),
	})
	return nil
}

// A tally counts the bytes written to it.
type tally int64

func (t *tally) Write(p []byte) (int, error) {
	*t += tally(len(p))
	return len(p), nil
}

// addWARC stores a WARC file uncompressed, so that records can be read from
// their offsets inside the package.
func (z *waczWriter) addWARC(path string) error {
	if !strings.HasSuffix(path, ".warc.gz") && !strings.HasSuffix(path, ".warc") {
		return fmt.Errorf("%s is not a finished WARC file (.warc or .warc.gz)", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return z.add("archive/"+filepath.Base(path), zip.Store, func(w io.Writer) error {
		_, err := io.Copy(w, f)
		return err
	})
}

func (z *waczWriter) addPages(pages iter.Seq2[Page, error]) error {
	return z.add("pages/pages.jsonl", zip.Deflate, func(w io.Writer) error {
		if err := writeLine(w, pagesHeader{"json-pages-1.0", "pages", "All Pages"}); err != nil {
			return err
		}
		n := 0
		for page, err := range pages {
			if err != nil {
				return err
			}
			n++
			line := pageJSON{fmt.Sprint("page-", n), page.URL, formatDate(page.Time), page.Title, page.Text}
			if err := writeLine(w, line); err != nil {
				return err
			}
		}
		return nil
	})
}
