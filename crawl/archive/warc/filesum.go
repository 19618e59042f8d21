package warc

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrSum means that a file is not, bit for bit, the one that was finished.
var ErrSum = errors.New("the file does not have its SHA-256")

// SumPath returns where the SHA-256 of a finished WARC file is kept: beside it, as
// NAME.warc.gz.sha256, in the form that sha256sum writes and checks. The digests
// of records leave out what gzip does not decompress to; this one leaves out
// nothing.
func SumPath(warcPath string) string { return strings.TrimSuffix(warcPath, openSuffix) + ".sha256" }

// writeSum puts the digest of a file beside it, under the name that it will have
// when it is finished.
func writeSum(warcPath string) error {
	sum, err := sumOf(warcPath)
	if err != nil {
		return err
	}
	path := SumPath(warcPath)
	temp := path + ".tmp"
	line := sum + "  " + filepath.Base(strings.TrimSuffix(warcPath, openSuffix)) + "\n"
	if err := writeSynced(temp, []byte(line)); err != nil {
		return fmt.Errorf("warc: writing the digest %s: %w", path, err)
	}
	return os.Rename(temp, path)
}

// sumOf is the SHA-256 of a file, in hexadecimal.
func sumOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// verifySum compares a finished file with the digest beside it. Files of earlier
// versions have none.
func verifySum(warcPath string, tell func(error)) error {
	line, err := os.ReadFile(SumPath(warcPath))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	sum, err := sumOf(warcPath)
	if err != nil {
		return err
	}
	name := filepath.Base(warcPath)
	if want := sum + "  " + name + "\n"; !bytes.Equal(line, []byte(want)) {
		tell(fmt.Errorf("%s: %w: it is %s, where %.100q is written", name, ErrSum, sum, bytes.TrimSpace(line)))
	}
	return nil
}
