package jetstream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nuid"
)

// write is a new version of a row.
type write struct {
	subject string
	data    []byte
	expect  int64  // the version it takes the place of; 0: there is none; anyVersion
	of      string // the row that has to have the version expect, where it is another
}

const anyVersion = -1

// conflict: some row has another version than a commit expected. Reading at the
// version atLeast, or later, shows which one.
type conflict struct{ atLeast uint64 }

func (conflict) Error() string { return "a row has changed" }

// part is a commit on its way.
type part struct {
	writes []write
	change counts
	done   chan struct{}
	seq    uint64 // of its last write
	err    error
}

// commits are the commits of this process to one shard. Few are under way at a
// time, and those that come meanwhile go together in the next: a server takes
// hardly longer for many writes than for few.
type commits struct {
	nc    *nats.Conn
	table *table

	mu    sync.Mutex
	queue []*part
	idle  []*lane
	last  uint64 // the highest version written
}

// lane makes one commit after the other. The last write of each is to a row with
// the lane's counts, which nobody else writes. It is by this row that a commit
// recognises itself after its answer was lost.
type lane struct {
	subject string
	seq     uint64
	counts  counts
}

// lanes are how many commits are under way at a time: one on its way while the
// server writes another.
const lanes = 2

// maxWrites is how many writes of its own a commit may have: a server takes 1,000
// messages in one batch, and one is the lane's.
const maxWrites = 999

func newCommits(nc *nats.Conn, t *table, n names) *commits {
	c := &commits{nc: nc, table: t}
	for range lanes {
		c.idle = append(c.idle, &lane{subject: n.counts(nuid.Next())})
	}
	return c
}

// wrote is the highest version that this worker has written.
func (c *commits) wrote() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.last
}

// commit makes all writes or none (an atomic batch: ADR-50 of NATS), counts the
// change, and returns the version of the last write; the others have those just
// before it.
func (c *commits) commit(ctx context.Context, writes []write, change counts) (uint64, error) {
	p := &part{writes: writes, change: change, done: make(chan struct{})}
	c.mu.Lock()
	c.queue = append(c.queue, p)
	if n := len(c.idle); n > 0 {
		go c.work(c.idle[n-1])
		c.idle = c.idle[:n-1]
	}
	c.mu.Unlock()
	select {
	case <-p.done:
		return p.seq, p.err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// work makes commits until there are no more.
func (c *commits) work(l *lane) {
	for {
		c.mu.Lock()
		parts := c.take()
		if len(parts) == 0 {
			c.idle = append(c.idle, l)
		}
		c.mu.Unlock()
		if len(parts) == 0 {
			return
		}
		if err := c.try(l, parts); err != nil && len(parts) > 1 {
			for i := range parts {
				parts[i].err = c.try(l, parts[i:i+1])
			}
		} else {
			for _, p := range parts {
				p.err = err
			}
		}
		for _, p := range parts {
			close(p.done)
		}
	}
}

// take removes from the queue what can go together: parts that neither write nor
// check a row that another one writes. c.mu is held.
func (c *commits) take() (parts []*part) {
	written, checked := map[string]bool{}, map[string]bool{}
	writes := 0
	var rest []*part
	for _, p := range c.queue {
		if len(parts) > 0 && (writes+len(p.writes) > maxWrites || p.meets(written, checked)) {
			rest = append(rest, p)
			continue
		}
		for i := range p.writes {
			written[p.writes[i].subject], checked[p.writes[i].of] = true, true
		}
		parts, writes = append(parts, p), writes+len(p.writes)
	}
	c.queue = rest
	return parts
}

func (p *part) meets(written, checked map[string]bool) bool {
	for i := range p.writes {
		w := &p.writes[i]
		if written[w.subject] || checked[w.subject] || w.of != "" && written[w.of] {
			return true
		}
	}
	return false
}

// try makes the parts as one commit, all or none.
func (c *commits) try(l *lane, parts []*part) error {
	sum := l.counts
	var msgs []*nats.Msg
	for _, p := range parts {
		sum = sum.plus(p.change)
		for i := range p.writes {
			msgs = append(msgs, c.message(&p.writes[i]))
		}
	}
	end := c.message(&write{subject: l.subject, data: marshal(sum), expect: int64(l.seq)})
	mark := nuid.Next()
	end.Header.Set(headerMark, mark)
	seq, err := c.send(append(msgs, end))
	var moved conflict
	if errors.As(err, &moved) {
		now, rerr := c.table.one(context.Background(), moved.atLeast, l.subject)
		if rerr != nil || now.mark != mark {
			return err
		}
		seq, err = now.seq, nil // it was made, and only the answer was lost
	}
	if err != nil {
		return explain(err)
	}
	l.seq, l.counts = seq, sum
	c.mu.Lock()
	c.last = max(c.last, seq)
	c.mu.Unlock()
	at := seq - uint64(len(msgs))
	for _, p := range parts {
		at += uint64(len(p.writes))
		p.seq = at - 1
	}
	return nil
}

func (c *commits) send(msgs []*nats.Msg) (seq uint64, err error) {
	err = persist(context.Background(), func(ctx context.Context) (err error) {
		seq, err = c.publish(ctx, msgs)
		return err
	})
	return seq, err
}

func (c *commits) message(w *write) *nats.Msg {
	m := nats.NewMsg(w.subject)
	c.table.coding.pack(m, w.data)
	if w.expect != anyVersion {
		m.Header.Set(jetstream.ExpectedLastSubjSeqHeader, strconv.FormatInt(w.expect, 10))
	}
	if w.of != "" {
		m.Header.Set(headerExpectedOf, w.of)
	}
	return m
}

// headerExpectedOf names the row whose version is expected, where it is not the
// one that is written.
const headerExpectedOf = "Nats-Expected-Last-Subject-Sequence-Subject"

// batchID is the length of the name of a batch. It stays with each message, and
// tells batches apart only while they are under way.
const batchID = 8

// publish sends messages once, as a batch. The batch has a name of its own each
// time: half of one that was cut off may still lie with the server.
func (c *commits) publish(ctx context.Context, msgs []*nats.Msg) (uint64, error) {
	id := nuid.Next()
	id = id[len(id)-batchID:]
	for i, m := range msgs {
		m.Header.Set("Nats-Batch-Id", id)
		m.Header.Set("Nats-Batch-Sequence", strconv.Itoa(i+1))
		if i < len(msgs)-1 {
			if err := c.nc.PublishMsg(m); err != nil {
				return 0, err
			}
		}
	}
	end := msgs[len(msgs)-1]
	end.Header.Set("Nats-Batch-Commit", "1")
	answer, err := c.nc.RequestMsgWithContext(ctx, end)
	if err != nil {
		return 0, err
	}
	return readAck(answer.Data)
}

func readAck(data []byte) (uint64, error) {
	var ack struct {
		Seq   uint64              `json:"seq"`
		Error *jetstream.APIError `json:"error"`
	}
	if err := json.Unmarshal(data, &ack); err != nil {
		return 0, fmt.Errorf("answer to a commit: %w", err)
	}
	if ack.Error == nil {
		return ack.Seq, nil
	}
	if ack.Error.ErrorCode == codeWrongSequence {
		_, n, _ := strings.Cut(ack.Error.Description, ": ")
		at, _ := strconv.ParseUint(n, 10, 64)
		return 0, conflict{at}
	}
	return 0, ack.Error
}
