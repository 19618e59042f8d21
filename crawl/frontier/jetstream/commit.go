package jetstream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
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
	expect  int64 // the version it takes the place of; 0: there is none; anyVersion
}

const anyVersion = -1

// Headers of ours.
const (
	headerMark   = "Tearsheet-Commit" // on the last write of a commit: which one it was
	headerCoding = "Content-Encoding" // zstd, where that makes a large row smaller
)

// worthPacking is the size in bytes from which rows are compressed: less is
// mostly addresses, and not worth the time.
const worthPacking = 4 << 10

// conflict: some row has another version than a commit expected. Reading at the
// version atLeast, or later, shows which one.
type conflict struct{ atLeast uint64 }

func (conflict) Error() string { return "a row has changed" }

// part is a commit on its way.
type part struct {
	writes []write
	mark   string // by which it recognises itself after an answer was lost
	done   chan struct{}
	seq    uint64 // of its last write
	err    error
}

// commits are the commits of this process. Few are under way at a time, and those
// that come meanwhile go together in the next: a server takes hardly longer for
// many writes than for few.
type commits struct {
	mu    sync.Mutex
	queue []*part
	busy  int // goroutines at work
}

// maxCommits are under way at a time: one on its way while the server writes
// another.
const maxCommits = 2

// maxWrites is how many writes a server takes in one batch.
const maxWrites = 1000

// commit makes all writes or none (an atomic batch: ADR-50 of NATS), and returns
// the version of the last; the others have those just before it. The last write
// must be to a row that no other worker writes at the same time, with its
// version. It is by this row that a commit recognises itself after its answer
// was lost.
func (t *table) commit(ctx context.Context, writes []write) (uint64, error) {
	p := &part{writes: writes, mark: nuid.Next(), done: make(chan struct{})}
	c := &t.commits
	c.mu.Lock()
	c.queue = append(c.queue, p)
	if c.busy < maxCommits {
		c.busy++
		go t.work()
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
func (t *table) work() {
	for {
		c := &t.commits
		c.mu.Lock()
		parts := c.take()
		if len(parts) == 0 {
			c.busy--
		}
		c.mu.Unlock()
		if len(parts) == 0 {
			return
		}
		if len(parts) > 1 && t.together(parts) {
			continue
		}
		for _, p := range parts {
			p.seq, p.err = t.alone(p)
			close(p.done)
		}
	}
}

// take removes from the queue what can go together: parts that have no row in
// common.
func (c *commits) take() (parts []*part) {
	taken := map[string]bool{}
	writes := 0
	var rest []*part
	for _, p := range c.queue {
		apart := !slices.ContainsFunc(p.writes, func(w write) bool { return taken[w.subject] })
		if len(parts) > 0 && (!apart || writes+len(p.writes) > maxWrites) {
			rest = append(rest, p)
			continue
		}
		for _, w := range p.writes {
			taken[w.subject] = true
		}
		parts, writes = append(parts, p), writes+len(p.writes)
	}
	c.queue = rest
	return parts
}

// together makes several commits as one. If it fails, none of them may have been
// made, or all.
func (t *table) together(parts []*part) bool {
	seq, err := t.try(parts)
	if err != nil {
		return false
	}
	for _, p := range slices.Backward(parts) {
		p.seq = seq
		seq -= uint64(len(p.writes))
		close(p.done)
	}
	return true
}

func (t *table) alone(p *part) (uint64, error) {
	seq, err := t.try([]*part{p})
	var c conflict
	if !errors.As(err, &c) {
		return seq, explain(err)
	}
	fence, rerr := t.one(context.Background(), c.atLeast, p.writes[len(p.writes)-1].subject)
	if rerr == nil && fence.batch == p.mark {
		return fence.seq, nil
	}
	return 0, err
}

func (t *table) try(parts []*part) (seq uint64, err error) {
	var msgs []*nats.Msg
	for _, p := range parts {
		for i, w := range p.writes {
			m := t.message(w)
			if i == len(p.writes)-1 {
				m.Header.Set(headerMark, p.mark)
			}
			msgs = append(msgs, m)
		}
	}
	err = persist(context.Background(), func(ctx context.Context) (err error) {
		seq, err = t.publish(ctx, msgs)
		return err
	})
	return seq, err
}

func (t *table) message(w write) *nats.Msg {
	m := nats.NewMsg(w.subject)
	m.Data = w.data
	if len(w.data) >= worthPacking {
		m.Data = t.pack.EncodeAll(w.data, nil)
		m.Header.Set(headerCoding, "zstd")
	}
	if w.expect != anyVersion {
		m.Header.Set(jetstream.ExpectedLastSubjSeqHeader, strconv.FormatInt(w.expect, 10))
	}
	return m
}

// publish sends messages once, as a batch where they are several. The batch has
// a name of its own each time: half of one that was cut off may still lie with
// the server.
func (t *table) publish(ctx context.Context, msgs []*nats.Msg) (uint64, error) {
	id := nuid.Next()
	for i, m := range msgs {
		if len(msgs) > 1 {
			m.Header.Set("Nats-Batch-Id", id)
			m.Header.Set("Nats-Batch-Sequence", strconv.Itoa(i+1))
		}
		if i < len(msgs)-1 {
			if err := t.nc.PublishMsg(m); err != nil {
				return 0, err
			}
		}
	}
	end := msgs[len(msgs)-1]
	if len(msgs) > 1 {
		end.Header.Set("Nats-Batch-Commit", "1")
	}
	answer, err := t.nc.RequestMsgWithContext(ctx, end)
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
