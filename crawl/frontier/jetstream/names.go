package jetstream

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

var goodName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// CheckName reports why a crawl cannot have the name: it becomes a part of
// names of streams, which are letters, digits, "-" and "_".
func CheckName(crawl string) error {
	if !goodName.MatchString(crawl) {
		return fmt.Errorf("crawl name %q: it must be 1 to 64 letters, digits, - or _", crawl)
	}
	return nil
}

// streamPrefix begins the name of every stream of every crawl.
const streamPrefix = "TEARSHEET-"

// names are the stream of one shard of a crawl and its subjects.
type names struct {
	crawl  string
	shard  int
	prefix string // of the subjects
}

func namesOf(crawl string, shard int) names {
	return names{crawl, shard, "tearsheet." + crawl + "." + strconv.Itoa(shard) + "."}
}

// stream is the name of the stream. The first shard's is where a crawl is known
// by; the others have a letter in theirs that no name of a crawl has.
func (n names) stream() string {
	if n.shard == 0 {
		return streamPrefix + n.crawl
	}
	return streamPrefix + n.crawl + "@" + strconv.Itoa(n.shard)
}

// pieces is the bucket of the files that workers ship.
func (n names) pieces() string { return streamPrefix + n.crawl }

// The kinds of rows; doc.go says what they hold.
const (
	kindLink   = "k"
	kindQueue  = "p"
	kindToken  = "t"
	kindHost   = "h"
	kindInfo   = "i"
	kindCounts = "o"
	kindClaim  = "c"
	kindRecord = "r"
	kindOrder  = "l"
	kindNote   = "n"
	kindWorker = "w"
)

// row is the subject of a row.
func (n names) row(kind string, rest ...string) string {
	return n.prefix + kind + "." + strings.Join(rest, ".")
}

func (n names) link(k address.Key) string   { return n.row(kindLink, textOf(k)) }
func (n names) claim(k address.Key) string  { return n.row(kindClaim, textOf(k)) }
func (n names) token(host string) string    { return n.row(kindToken, shortOf(host)) }
func (n names) host(host string) string     { return n.row(kindHost, shortOf(host)) }
func (n names) info(host string) string     { return n.row(kindInfo, shortOf(host)) }
func (n names) order(entry int64) string    { return n.row(kindOrder, strconv.FormatInt(entry, 10)) }
func (n names) worker(id string) string     { return n.row(kindWorker, id) }
func (n names) counts(of string) string     { return n.row(kindCounts, of) }
func (n names) queue(host string) string    { return n.row(kindQueue, shortOf(host)) }
func (n names) band(host, in string) string { return n.row(kindQueue, shortOf(host), in) }

// note is the row of a note. Their names are ours, and have no odd letters but
// spaces.
func (n names) note(name string) string {
	return n.row(kindNote, "of", strings.ReplaceAll(name, " ", "_"))
}

// record is the row of the record that a visit brings to the link k, whose row
// has the version seq.
func (n names) record(k address.Key, seq uint64) string {
	return n.row(kindRecord, textOf(k), strconv.FormatUint(seq, 36))
}

// charter is the row that says what the crawl is. It is written first, in every
// shard, so it is always there.
func (n names) charter() string { return n.row(kindNote, "charter") }

// last is the last token of a subject.
func last(subject string) string { return subject[strings.LastIndexByte(subject, '.')+1:] }

func textOf(k address.Key) string { return base64.RawURLEncoding.EncodeToString(k[:]) }

// keyOf reads the key at the end of a subject.
func keyOf(subject string) (k address.Key) {
	base64.RawURLEncoding.Decode(k[:], []byte(last(subject)))
	return k
}

// shortOf is what stands for a host in subjects: 72 bits of a hash, of which no
// two are alike below many billions of hosts.
func shortOf(host string) string {
	k := address.KeyOfText(host)
	return base64.RawURLEncoding.EncodeToString(k[:9])
}

// shardOf is the shard of a host: hosts of one registered domain are in the same
// one, so that redirects, aliases and copies seldom lead from one to another.
func shardOf(host string, shards int) int {
	if shards == 1 {
		return 0
	}
	k := address.KeyOfText(address.DomainOf(&url.URL{Host: host}))
	return int(binary.BigEndian.Uint32(k[:]) % uint32(shards))
}

// bucketLetters are what the buckets of a queue are named by.
const bucketLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// queueRow is a new row in a band of a queue. At random, it falls into one of 64
// buckets, and there into one of 64 smaller ones: a server tells of no more than
// 1,024 rows at a time, so those of a long queue are asked for by bucket.
func queueRow(band string) string {
	r := rand.Uint64()
	var id [9]byte
	for i := range id {
		id[i], r = bucketLetters[r&63], r>>6
	}
	return band + "." + string(id[0]) + "." + string(id[1]) + "." + string(id[2:])
}

// bandIn is the band that a row of a queue is in, as names.band gives it.
func bandIn(subject string) string {
	for range 3 {
		subject = subject[:strings.LastIndexByte(subject, '.')]
	}
	return subject
}

// A link's place in its host's queue is a band, because subjects can be asked
// for but not sorted. Within a band, the first links to come are put in order
// of their exact ranks. The limits lie between the kinds of links that package
// discover tells apart; any other limits would do as well.
var bands = []band{
	{"0", -1},
	{"1", 1},
	{"2", 1 << 40},
	{"3", 2 << 40},
	{"4", 3 << 40},
	{"5", 4 << 40},
	{"6", 5 << 40},
	{"7", 1<<63 - 1},
}

type band struct {
	name string
	upTo int64 // the highest rank in it
}

// bandLater has the links that are not due yet.
const bandLater = "later"

// maxBands is how many bands there are, with bandLater.
const maxBands = 9

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
