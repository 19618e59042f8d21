package jetstream

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
	"github.com/tearsheet-news/tearsheet/crawl/polite"
)

// linkRow is what is known of a link: one row for each key that was ever seen.
type linkRow struct {
	Done bool   `json:"x,omitempty"`
	URL  string `json:"u,omitempty"` // empty for a key that is only an alias
	Host string `json:"h,omitempty"`
	Rank int64  `json:"r,omitempty"`
	Due  int64  `json:"d,omitempty"` // not before; of one that is done, when Revisit may wake it
	Woke bool   `json:"w,omitempty"` // it waits for another visit, not for its first
	memo []byte // behind the JSON, as it is
}

func rowOf(l frontier.Link) *linkRow {
	return &linkRow{URL: l.URL, Host: l.Host, Rank: l.Rank, Due: unixtime.Nanos(l.Due), memo: l.Memo}
}

func (r *linkRow) link(k address.Key) frontier.Link {
	return frontier.Link{Key: k, URL: r.URL, Host: r.Host, Rank: r.Rank, Due: unixtime.Time(r.Due), Memo: r.memo}
}

// bytes is one line of JSON and the memo.
func (r *linkRow) bytes() []byte { return append(append(marshal(r), '\n'), r.memo...) }

func readLink(data []byte) (*linkRow, error) {
	head, memo, _ := bytes.Cut(data, []byte("\n"))
	r := &linkRow{memo: memo}
	if err := json.Unmarshal(head, r); err != nil {
		return nil, fmt.Errorf("reading a link: %w", err)
	}
	return r, nil
}

// hostRow is written with every visit to a host, by the one worker that may
// touch it: so its sequence is the fence against all others, and its counters
// are exact without any of them having to be shared.
type hostRow struct {
	Next        int64         `json:"next,omitempty"`
	Why         string        `json:"why,omitempty"`
	Delay       time.Duration `json:"delay,omitempty"`
	Fails       int           `json:"fails,omitempty"`
	RobotsUntil int64         `json:"until,omitempty"`
	RobotsGood  int64         `json:"good,omitempty"`
	RobotsFails int           `json:"refused,omitempty"`
	Worker      string        `json:"worker,omitempty"` // who wrote it

	// Holder has the host since Held, or goes on with it; empty: it was given
	// back. A consumer's leader that is lost may take its last deliveries with
	// it: then a token comes to another while its holder is at work.
	Holder string `json:"holder,omitempty"`
	Held   int64  `json:"held,omitempty"`

	counts
}

// counts are what came of the visits to a host, or of the links that a worker
// has offered. Only the sum over all rows means anything: a link is counted
// where it was found, and uncounted where it was visited.
type counts struct {
	Seen    int64            `json:"seen,omitempty"`
	Pending int64            `json:"pending,omitempty"`
	Records int64            `json:"records,omitempty"`
	Tally   map[string]int64 `json:"tally,omitempty"`
}

// plus is the sum of two counts; neither is changed.
func (c counts) plus(d counts) counts {
	sum := counts{c.Seen + d.Seen, c.Pending + d.Pending, c.Records + d.Records, map[string]int64{}}
	for _, t := range []map[string]int64{c.Tally, d.Tally} {
		for name, n := range t {
			sum.Tally[name] += n
		}
	}
	return sum
}

// infoRow is what seldom changes of a host.
type infoRow struct {
	Robots  []byte `json:"robots,omitempty"`
	Lessons []byte `json:"lessons,omitempty"`
}

func hostRowOf(h frontier.Host, worker string, c counts) *hostRow {
	return &hostRow{
		Next: unixtime.Nanos(h.Next), Why: h.Why, Delay: h.Delay, Fails: h.Fails,
		RobotsUntil: unixtime.Nanos(h.RobotsUntil), RobotsGood: unixtime.Nanos(h.RobotsGood), RobotsFails: h.RobotsFails,
		Worker: worker, counts: c,
	}
}

// readHost puts a host together from its rows. Rows that are not there are
// those of a host that was never asked.
func readHost(name string, delay time.Duration, main, info []byte) (h frontier.Host, r hostRow, err error) {
	h.Name, h.Delay = name, delay
	if main != nil {
		if err := json.Unmarshal(main, &r); err != nil {
			return h, r, fmt.Errorf("reading host %s: %w", name, err)
		}
		h.Next, h.Why, h.Delay, h.Fails = unixtime.Time(r.Next), r.Why, r.Delay, r.Fails
		h.RobotsUntil, h.RobotsGood, h.RobotsFails = unixtime.Time(r.RobotsUntil), unixtime.Time(r.RobotsGood), r.RobotsFails
	}
	if info != nil {
		var i infoRow
		if err := json.Unmarshal(info, &i); err != nil {
			return h, r, fmt.Errorf("reading host %s: %w", name, err)
		}
		h.Lessons = i.Lessons
		if i.Robots != nil {
			h.Robots = polite.ParseRobots(i.Robots, "")
		}
	}
	return h, r, nil
}

func infoOf(h frontier.Host) ([]byte, error) {
	r := infoRow{Lessons: h.Lessons}
	if h.Robots != nil {
		text, err := h.Robots.MarshalText()
		if err != nil {
			return nil, err
		}
		r.Robots = text
	}
	return marshal(r), nil
}

// recordBytes is the length of the origin, the origin and the record.
func recordBytes(r *frontier.Record) []byte {
	b := binary.AppendUvarint(nil, uint64(len(r.Origin)))
	return append(append(b, r.Origin...), r.JSON...)
}

func readRecord(data []byte) (r frontier.Stored, err error) {
	n, size := binary.Uvarint(data)
	if size <= 0 || n > uint64(len(data)-size) {
		return r, errors.New("reading a record: its origin is cut off")
	}
	r.Origin, r.JSON = data[size:size+int(n)], data[size+int(n):]
	return r, nil
}

// marshal is for plain data, which always marshals.
func marshal(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}
