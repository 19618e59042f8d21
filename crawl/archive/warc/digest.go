package warc

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash"
	"strings"
)

// Digests are written as "sha256:" and lower-case hexadecimal. The standard
// recommends no algorithm. SHA-1 in base 32 is the older habit, but two files
// with one SHA-1 can be made at will (Stevens et al., The first collision for
// full SHA-1, 2017), which evidence must not rest on; WACZ requires SHA-256 in
// this spelling, warcio.js writes it, and on processors with SHA instructions
// it is no slower.
func labelled(h hash.Hash) string {
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

// algorithms are those met in archives, by label in lower case without "-".
var algorithms = map[string]func() hash.Hash{
	"md5":    md5.New,
	"sha1":   sha1.New,
	"sha256": sha256.New,
	"sha384": sha512.New384,
	"sha512": sha512.New,
}

// A claim is a digest that a record states.
type claim struct {
	text string
	hash hash.Hash
}

// parseClaim reads a labelled digest such as sha1:AB2C.... Its value is read
// when it is compared, because only the hash tells how long it must be.
func parseClaim(text string) (claim, error) {
	label, _, ok := strings.Cut(text, ":")
	newHash := algorithms[strings.ReplaceAll(strings.ToLower(label), "-", "")]
	if !ok || newHash == nil {
		return claim{}, fmt.Errorf("digest %q has no known algorithm", text)
	}
	return claim{text: text, hash: newHash()}, nil
}

// holds reports whether sum is the digest claimed, in any of the encodings in
// use: the length tells base 16, base 32 and base 64 apart.
func (c claim) holds(sum []byte) bool {
	_, value, _ := strings.Cut(c.text, ":")
	value = strings.TrimRight(value, "=")
	var decoded []byte
	switch len(value) {
	case hex.EncodedLen(len(sum)):
		decoded, _ = hex.DecodeString(value)
	case base32.StdEncoding.WithPadding(base32.NoPadding).EncodedLen(len(sum)):
		decoded, _ = base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ToUpper(value))
	case base64.RawStdEncoding.EncodedLen(len(sum)):
		decoded, _ = base64.RawStdEncoding.DecodeString(value)
	}
	return bytes.Equal(decoded, sum)
}
