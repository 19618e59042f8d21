package jetstream

import (
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl/address"
)

// names are the streams and subjects of one crawl.
type names string

var goodName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// CheckName reports why a crawl cannot have the name: it becomes a part of
// names of streams, which are letters, digits, "-" and "_".
func CheckName(crawl string) error {
	if !goodName.MatchString(crawl) {
		return fmt.Errorf("crawl name %q: it must be 1 to 64 letters, digits, - or _", crawl)
	}
	return nil
}

func (n names) state() string  { return "TEARSHEET-" + string(n) }
func (n names) tokens() string { return "TEARSHEET-" + string(n) + "-HOSTS" }

// pieces is the bucket of the files that workers ship.
func (n names) pieces() string { return "TEARSHEET-" + string(n) }

// The kinds of rows; doc.go says what they hold.
const (
	kindLink   = "k"
	kindQueue  = "p"
	kindHost   = "h"
	kindInfo   = "i"
	kindOffer  = "o"
	kindClaim  = "c"
	kindRecord = "r"
	kindNote   = "n"
	kindWorker = "w"
)

// row is the subject of a row in the stream of the state.
func (n names) row(kind string, rest ...string) string {
	return "tearsheet." + string(n) + ".s." + kind + "." + strings.Join(rest, ".")
}

func (n names) link(k address.Key) string  { return n.row(kindLink, hexOf(k)) }
func (n names) claim(k address.Key) string { return n.row(kindClaim, hexOf(k)) }
func (n names) host(host string) string    { return n.row(kindHost, token(host)) }
func (n names) info(host string) string    { return n.row(kindInfo, token(host)) }

// queue is a band of a host's queue, and a row in it has one token more.
func (n names) queue(host, band string) string { return n.row(kindQueue, token(host), band) }

func (n names) token(host string) string {
	return "tearsheet." + string(n) + ".t." + token(host)
}

// token makes a host one token of a subject, and hostOf gives it back. A host
// has dots, which separate tokens, and no slashes.
func token(host string) string { return strings.ReplaceAll(host, ".", "/") }

func hostOf(token string) string { return strings.ReplaceAll(token, "/", ".") }

func hexOf(k address.Key) string { return hex.EncodeToString(k[:]) }

// note is the row of a note. Their names are ours, and have no odd letters but
// spaces.
func (n names) note(name string) string {
	return n.row(kindNote, "of", strings.ReplaceAll(name, " ", "_"))
}

// recordOf is the row of the record that a visit brings.
func (n names) recordOf(o *out) string {
	return n.row(kindRecord, hexOf(o.Key), strconv.FormatUint(o.seq, 10))
}

// charter is the row that says what the crawl is. Create writes it first, so it
// is always there.
func (n names) charter() string { return n.row(kindNote, "charter") }

// last is the last token of a subject.
func last(subject string) string { return subject[strings.LastIndexByte(subject, '.')+1:] }

// keyOf reads the key at the end of a subject.
func keyOf(subject string) (k address.Key) {
	hex.Decode(k[:], []byte(last(subject)))
	return k
}

// A link's place in its host's queue is a band, because subjects can be asked
// for but not sorted. Within a band, the first links to come are put in order
// of their exact ranks. The limits lie between the kinds of links that package
// discover tells apart; any other limits would do as well.
var bands = []struct {
	name string
	upTo int64 // the highest rank in it
}{
	{"0", -1},
	{"1", 1},
	{"2", 1 << 40},
	{"3", 2 << 40},
	{"4", 3 << 40},
	{"5", 4 << 40},
	{"6", 5 << 40},
	{"7", 1<<63 - 1},
}

// bandLater has the links that are not due yet.
const bandLater = "later"

func bandOf(r *linkRow) string {
	if r.Due != 0 {
		return bandLater
	}
	for _, b := range bands {
		if r.Rank <= b.upTo {
			return b.name
		}
	}
	panic("the last band has no upper limit")
}
