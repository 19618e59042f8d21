package jetstream

import (
	"encoding/binary"
	"errors"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// linkRow is what is known of a link: one row for each key that was ever seen.
// There are more of them than of all others together, so their bytes count: the
// common beginning of the address and the host is kept once.
type linkRow struct {
	Done bool
	URL  string // empty for a key that is only an alias
	Host string
	Rank int64
	Due  int64 // not before; of one that is done, when Revisit may wake it
	Woke bool  // it waits for another visit, not for its first
	Told bool  // a visit has brought a record
	Memo []byte

	// From marks a link that came here from another shard, with the visit that
	// sent it; see elsewhere.go.
	From uint64

	// Tell are aliases in other shards of a link that is done; the row of the
	// queue that leads here stays until they are told.
	Tell []frontier.Ref
}

func rowOf(l frontier.Link) *linkRow {
	return &linkRow{URL: l.URL, Host: l.Host, Rank: l.Rank, Due: unixtime.Nanos(l.Due), Memo: l.Memo}
}

func (r *linkRow) link(k address.Key) frontier.Link {
	return frontier.Link{Key: k, URL: r.URL, Host: r.Host, Rank: r.Rank, Due: unixtime.Time(r.Due), Memo: r.Memo}
}

// wakes reports whether Revisit makes the link wait again.
func (r *linkRow) wakes(now time.Time) bool {
	return r.Done && r.Due != 0 && !unixtime.Time(r.Due).After(now)
}

// The first byte of a row says what it has.
const (
	rowDone = 1 << iota
	rowWoke
	rowTold
	rowSecure // the address begins with https:// and the host
	rowHasDue
	rowHasFrom
	rowHasTell
)

const secure = "https://"

func (r *linkRow) bytes() []byte {
	rest, isSecure := strings.CutPrefix(r.URL, secure+r.Host)
	flags := flag(r.Done, rowDone) | flag(r.Woke, rowWoke) | flag(r.Told, rowTold) | flag(isSecure, rowSecure) |
		flag(r.Due != 0, rowHasDue) | flag(r.From != 0, rowHasFrom) | flag(len(r.Tell) > 0, rowHasTell)
	b := binary.AppendVarint([]byte{flags}, r.Rank)
	if r.Due != 0 {
		b = binary.AppendVarint(b, r.Due)
	}
	if r.From != 0 {
		b = binary.AppendUvarint(b, r.From)
	}
	if len(r.Tell) > 0 {
		b = binary.AppendUvarint(b, uint64(len(r.Tell)))
		for _, t := range r.Tell {
			b = appendText(append(b, t.Key[:]...), t.Host)
		}
	}
	return append(appendText(appendText(b, r.Host), rest), r.Memo...)
}

func flag(set bool, bit byte) byte {
	if set {
		return bit
	}
	return 0
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func readLink(data []byte) (*linkRow, error) {
	c := &cut{data: data}
	flags := c.bytes(1)
	if c.short {
		return nil, errShortLink
	}
	has := func(bit byte) bool { return flags[0]&bit != 0 }
	r := &linkRow{Done: has(rowDone), Woke: has(rowWoke), Told: has(rowTold), Rank: c.varint()}
	if has(rowHasDue) {
		r.Due = c.varint()
	}
	if has(rowHasFrom) {
		r.From = c.uvarint()
	}
	if has(rowHasTell) {
		for n := c.uvarint(); n > 0 && !c.short; n-- {
			var t frontier.Ref
			copy(t.Key[:], c.bytes(uint64(len(t.Key))))
			t.Host = c.text()
			r.Tell = append(r.Tell, t)
		}
	}
	r.Host = c.text()
	if r.URL = c.text(); has(rowSecure) {
		r.URL = secure + r.Host + r.URL
	}
	if c.short {
		return nil, errShortLink
	}
	if len(c.data) > 0 {
		r.Memo = c.data
	}
	return r, nil
}

var errShortLink = errors.New("reading a link: it is cut off")

// cut takes what a row begins with, and notes where there is too little of it.
type cut struct {
	data  []byte
	short bool
}

func (c *cut) bytes(n uint64) []byte {
	if n > uint64(len(c.data)) {
		c.short, n = true, uint64(len(c.data))
	}
	b := c.data[:n]
	c.data = c.data[n:]
	return b
}

func (c *cut) uvarint() uint64 {
	v, n := binary.Uvarint(c.data)
	c.short = c.short || n <= 0
	c.data = c.data[max(n, 0):]
	return v
}

func (c *cut) varint() int64 {
	v, n := binary.Varint(c.data)
	c.short = c.short || n <= 0
	c.data = c.data[max(n, 0):]
	return v
}

func (c *cut) text() string { return string(c.bytes(c.uvarint())) }
