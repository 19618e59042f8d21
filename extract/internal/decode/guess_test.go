package decode

import "testing"

// TestGuessIsTheSame has bytes that are as likely Greek as Hebrew.
func TestGuessIsTheSame(t *testing.T) {
	page := []byte("\xed\x94\xe1")
	first := UTF8(page, "")
	for range 500 {
		if again := UTF8(page, ""); again.Encoding != first.Encoding || string(again.UTF8) != string(first.UTF8) {
			t.Fatalf("%q as %s, then %q as %s", first.UTF8, first.Encoding, again.UTF8, again.Encoding)
		}
	}
}
