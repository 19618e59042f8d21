package jetstream

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// tokenRow says that a host has links, and when to look at it next. A host that
// has none has no such row.
type tokenRow struct {
	Host  string     `json:"h"`
	State tokenState `json:"s,omitempty"`
	Wake  int64      `json:"w,omitempty"` // not to be taken before
}

// tokenState tells those who find links for a host whether they have to wake it.
type tokenState string

const (
	tokenOn      tokenState = ""  // the host will be looked at
	tokenAsleep  tokenState = "a" // not before its next link is due
	tokenClosing tokenState = "c" // its queue was found to be empty, and the row is about to go
)

func readToken(data []byte) (t tokenRow, err error) {
	if err := json.Unmarshal(data, &t); err != nil {
		return t, fmt.Errorf("reading a token: %w", err)
	}
	return t, nil
}

// hostRow is written with every visit to a host, by the one worker that may
// touch it: so its sequence is the fence against all others.
type hostRow struct {
	Host        string           `json:"host"`
	Next        int64            `json:"next,omitempty"`
	Why         string           `json:"why,omitempty"`
	Delay       time.Duration    `json:"delay,omitempty"`
	Fails       int              `json:"fails,omitempty"`
	RobotsUntil int64            `json:"until,omitempty"`
	RobotsGood  int64            `json:"good,omitempty"`
	RobotsFails int              `json:"refused,omitempty"`
	Tally       map[string]int64 `json:"tally,omitempty"`  // of its visits
	Worker      string           `json:"worker,omitempty"` // who wrote it

	// Holder has the host since Held, or goes on with it; empty: it was given
	// back.
	Holder string `json:"holder,omitempty"`
	Held   int64  `json:"held,omitempty"`
}

// infoRow is what seldom changes of a host.
type infoRow struct {
	Robots  []byte `json:"robots,omitempty"`
	Lessons []byte `json:"lessons,omitempty"`
}

func hostRowOf(h frontier.Host, worker string, tally map[string]int64) *hostRow {
	return &hostRow{
		Host: h.Name, Next: unixtime.Nanos(h.Next), Why: h.Why, Delay: h.Delay, Fails: h.Fails,
		RobotsUntil: unixtime.Nanos(h.RobotsUntil), RobotsGood: unixtime.Nanos(h.RobotsGood), RobotsFails: h.RobotsFails,
		Tally: tally, Worker: worker,
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

// claimRow is the link that told a story first, and its shard.
func claimRow(k address.Key, shard int) []byte {
	return binary.AppendUvarint(append([]byte(nil), k[:]...), uint64(shard))
}

func readClaim(data []byte) (k address.Key, shard int, err error) {
	if len(data) <= len(k) {
		return k, 0, errors.New("reading a claim: it is cut off")
	}
	n, size := binary.Uvarint(data[len(k):])
	if size <= 0 {
		return k, 0, errors.New("reading a claim: it is cut off")
	}
	return address.Key(data[:len(k)]), int(n), nil
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
