package warc

import (
	"errors"
	"math/rand/v2"
	"os"
	"testing"
)

// TestVerifyFlips: a single bit that flips in a finished file, its index or its
// digest is found, wherever it is: also where gzip has bytes that mean nothing.
func TestVerifyFlips(t *testing.T) {
	path, _ := archive(t, 6, 2000)
	verify := func() (problems []error) {
		t.Helper()
		if err := Verify(path, func(*Record) {}, func(err error) { problems = append(problems, err) }); err != nil {
			t.Fatal(err)
		}
		return problems
	}
	if problems := verify(); len(problems) > 0 {
		t.Fatalf("an undamaged file: %v", problems)
	}
	r := rand.New(rand.NewPCG(10, 28))
	for _, file := range []string{path, IndexPath(path), SumPath(path)} {
		whole := mustRead(t, file)
		for range 100 {
			at, bit := r.IntN(len(whole)), r.IntN(8)
			flipped := append([]byte(nil), whole...)
			flipped[at] ^= 1 << bit
			mustWrite(t, file, flipped)
			if len(verify()) == 0 {
				t.Errorf("%s: bit %d of byte %d is not missed", file, bit, at)
			}
		}
		mustWrite(t, file, whole)
	}
	if problems := verify(); len(problems) > 0 {
		t.Fatalf("undamaged again: %v", problems)
	}
}

// Files of earlier versions have no digest beside them.
func TestVerifyWithoutSum(t *testing.T) {
	path, _ := archive(t, 2, 300)
	if err := os.Remove(SumPath(path)); err != nil {
		t.Fatal(err)
	}
	if err := Verify(path, func(*Record) {}, func(err error) { t.Error(err) }); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, SumPath(path), []byte("something else\n"))
	found := false
	err := Verify(path, func(*Record) {}, func(err error) { found = found || errors.Is(err, ErrSum) })
	if err != nil || !found {
		t.Errorf("a digest of something else: %v, told %v", err, found)
	}
}

func mustWrite(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o666); err != nil {
		t.Fatal(err)
	}
}
