package warc

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"io"
	"os"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// A large index is stored the way replay tools look into it over a network
// (ZipNum, as pywb and py-wacz write it): index.cdx.gz holds sorted lines in
// gzip members of some thousand, and index.idx one line for each member with
// its first key and its place.
const (
	zipNumIndex = "index.cdx.gz"
	zipNumBlock = 3000 // lines, py-wacz's number
)

type zipNumMeta struct {
	Format   string `json:"format"`
	Filename string `json:"filename"`
}

type zipNumEntry struct {
	Offset int64  `json:"offset"`
	Length int64  `json:"length"`
	Digest string `json:"digest"`
	File   string `json:"filename"`
}

// addIndex merges the indexes of the WARC files into that of the package.
func (z *waczWriter) addIndex(warcPaths []string) error {
	var readers []io.Reader
	for _, path := range warcPaths {
		f, err := openIndex(path)
		if err != nil {
			return err
		}
		defer f.Close()
		readers = append(readers, f)
	}
	var idx bytes.Buffer
	writeLineAfter(&idx, "!meta 0 ", zipNumMeta{"cdxj-gzip-1.0", zipNumIndex})
	err := z.add("indexes/"+zipNumIndex, zip.Store, func(w io.Writer) error {
		b := zipNum{out: w, idx: &idx}
		for line, err := range mergeIndexes(readers...) {
			if err != nil {
				return err
			}
			if err := b.add(line); err != nil {
				return err
			}
		}
		return b.flush()
	})
	if err != nil {
		return err
	}
	return z.add("indexes/index.idx", zip.Deflate, func(w io.Writer) error {
		_, err := idx.WriteTo(w)
		return err
	})
}

// openIndex opens the index beside a WARC file, and makes it if there is none.
func openIndex(warcPath string) (*os.File, error) {
	f, err := os.Open(IndexPath(warcPath))
	if !os.IsNotExist(err) {
		return f, err
	}
	if _, err := indexFile(warcPath); err != nil {
		return nil, err
	}
	return os.Open(IndexPath(warcPath))
}

// A zipNum gathers lines into blocks.
type zipNum struct {
	out    io.Writer
	idx    *bytes.Buffer
	lines  []string
	offset int64
}

func (b *zipNum) add(line string) error {
	b.lines = append(b.lines, line)
	if len(b.lines) < zipNumBlock {
		return nil
	}
	return b.flush()
}

func (b *zipNum) flush() error {
	if len(b.lines) == 0 {
		return nil
	}
	var member bytes.Buffer
	zw := gzip.NewWriter(&member)
	for _, line := range b.lines {
		io.WriteString(zw, line)
		io.WriteString(zw, "\n")
	}
	if err := zw.Close(); err != nil {
		return err
	}
	hash := sha256.New()
	hash.Write(member.Bytes())
	length := int64(member.Len())
	key, _, _ := strings.Cut(b.lines[0], " {")
	writeLineAfter(b.idx, key+" ", zipNumEntry{b.offset, length, labelled(hash), zipNumIndex})
	b.offset += length
	b.lines = b.lines[:0]
	_, err := b.out.Write(member.Bytes())
	return err
}

func writeLineAfter(w *bytes.Buffer, prefix string, v any) {
	w.WriteString(prefix)
	w.Write(marshal(v))
	w.WriteByte('\n')
}
