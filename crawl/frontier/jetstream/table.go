package jetstream

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/klauspost/compress/zstd"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// table reads a stream as a table: a subject is a row, its last message what the
// row holds, the sequence of that its version.
//
// Any replica may answer a read, and it may lag behind. So every read can ask
// for an answer that has at least the version that the reader knows of.
//
// Rows are asked for by their subjects, of which the server keeps a tree, and so
// the answer costs what matches. To look for the next message on subjects with a
// wildcard would cost the server a walk over all that lie between.
type table struct {
	nc      *nats.Conn
	js      jetstream.JetStream
	replies *replies
	stream  string
	always  string // the subject of a row that is always there, and was written first
	coding  *coding
}

// row is one row as it was read.
type row struct {
	seq     uint64
	subject string
	mark    string // of the commit that wrote it, where it was its last write
	data    []byte
}

// maxRead is how many rows are asked for at once; servers allow 1,024.
const maxRead = 1000

// get reads the rows on the subjects, as they were at the version atLeast or
// later. Rows that are not there are not in the result.
func (t *table) get(ctx context.Context, atLeast uint64, subjects ...string) (map[string]row, error) {
	rows := make(map[string]row, len(subjects))
	for len(subjects) > 0 {
		part := subjects[:min(len(subjects), maxRead)]
		subjects = subjects[len(part):]
		found, _, err := t.list(ctx, atLeast, len(part), part...)
		if err != nil {
			return nil, err
		}
		for _, r := range found {
			rows[r.subject] = r
		}
	}
	return rows, nil
}

// one reads one row; nil data where it is not there.
func (t *table) one(ctx context.Context, atLeast uint64, subject string) (row, error) {
	rows, err := t.get(ctx, atLeast, subject)
	return rows[subject], err
}

// list reads at most limit of the rows that match the filters, the oldest first,
// as they were at the version atLeast or later, and tells how many more there
// are. It fails with errTooMany where a server does not tell of so many.
func (t *table) list(ctx context.Context, atLeast uint64, limit int, filters ...string) (rows []row, more int, err error) {
	// With one row that is there, an answer is never empty: only then does it
	// tell how far the replica has come.
	request := marshal(map[string]any{"multi_last": append(filters[:len(filters):len(filters)], t.always), "batch": limit + 1})
	err = persist(ctx, func(ctx context.Context) error {
		rows = rows[:0]
		end, err := t.collect(ctx, request, limit+1, &rows)
		if err != nil {
			return err
		}
		if upTo, _ := strconv.ParseUint(end.Header.Get("Nats-UpTo-Sequence"), 10, 64); upTo < atLeast || len(rows) == 0 {
			return errBehind
		}
		more, _ = strconv.Atoi(end.Header.Get("Nats-Num-Pending"))
		return nil
	})
	rows = slices.DeleteFunc(rows, func(r row) bool { return r.subject == t.always })
	return rows, more, explain(err)
}

// any reports whether some row matches the filters, as of the version atLeast.
func (t *table) any(ctx context.Context, atLeast uint64, filters ...string) (bool, error) {
	rows, _, err := t.list(ctx, atLeast, 1, filters...)
	if errors.Is(err, errTooMany) {
		return true, nil
	}
	return len(rows) > 0, err
}

// scan reads at most limit rows on subjects that match filter, in the order of
// their versions, from the version from. The answer may lag behind. It costs the
// server a walk from there, so it is for those who go through the whole stream.
func (t *table) scan(ctx context.Context, filter string, from uint64, limit int) (rows []row, err error) {
	request := marshal(map[string]any{"next_by_subj": filter, "seq": max(from, 1), "batch": limit})
	err = persist(ctx, func(ctx context.Context) error {
		rows = rows[:0]
		_, err := t.collect(ctx, request, limit, &rows)
		return err
	})
	return rows, explain(err)
}

// collect asks for rows and adds them to rows.
func (t *table) collect(ctx context.Context, request []byte, most int, rows *[]row) (end *nats.Msg, err error) {
	var bad error
	end, err = t.replies.ask(ctx, "$JS.API.DIRECT.GET."+t.stream, request, most, func(m *nats.Msg) {
		r, err := t.read(m)
		if err != nil {
			bad = err
			return
		}
		*rows = append(*rows, r)
	})
	return end, errors.Join(err, bad)
}

// each passes on all rows that match filter, in no order, however many they are.
func (t *table) each(ctx context.Context, atLeast uint64, filter string, take func(row) error) error {
	rows, more, err := t.list(ctx, atLeast, maxRead, filter)
	if errors.Is(err, errTooMany) || err == nil && more > 0 {
		return t.consume(ctx, filter, take)
	}
	for _, r := range rows {
		if err := take(r); err != nil {
			return err
		}
	}
	return err
}

// consume is each by a consumer, which costs more to begin and then tells of any
// number of rows.
func (t *table) consume(ctx context.Context, filter string, take func(row) error) error {
	c, err := t.js.OrderedConsumer(ctx, t.stream, jetstream.OrderedConsumerConfig{
		FilterSubjects: []string{filter}, DeliverPolicy: jetstream.DeliverLastPerSubjectPolicy,
	})
	if err != nil {
		return explain(err)
	}
	for left := c.CachedInfo().NumPending; left > 0; {
		batch, err := c.Fetch(int(min(left, maxRead)), jetstream.FetchMaxWait(patience))
		if err != nil {
			return explain(err)
		}
		for m := range batch.Messages() {
			meta, err := m.Metadata()
			if err != nil {
				return err
			}
			left = meta.NumPending
			data, err := t.coding.unpack(m.Headers(), m.Data())
			if err != nil {
				return fmt.Errorf("row %s: %w", m.Subject(), err)
			}
			if err := take(row{seq: meta.Sequence.Stream, subject: m.Subject(), data: data}); err != nil {
				return err
			}
		}
		if err := errors.Join(batch.Error(), ctx.Err()); err != nil {
			return explain(err)
		}
	}
	return nil
}

func (t *table) read(m *nats.Msg) (r row, err error) {
	r = row{subject: m.Header.Get("Nats-Subject"), mark: m.Header.Get(headerMark)}
	if r.seq, err = strconv.ParseUint(m.Header.Get("Nats-Sequence"), 10, 64); err != nil {
		return r, fmt.Errorf("answer without a sequence: %w", err)
	}
	if r.data, err = t.coding.unpack(m.Header, m.Data); err != nil {
		return r, fmt.Errorf("row %s: %w", r.subject, err)
	}
	return r, nil
}

// put writes a row, whatever it was before, and returns its version.
func (t *table) put(ctx context.Context, subject string, data []byte) (seq uint64, err error) {
	err = persist(ctx, func(ctx context.Context) error {
		ack, err := t.js.Publish(ctx, subject, data)
		if err == nil {
			seq = ack.Sequence
		}
		return err
	})
	return seq, explain(err)
}

// remove deletes versions of rows that lead nowhere any more. Those that are
// gone already do not matter, nor those that stay after an error: whoever finds
// one checks the row it leads to.
func (t *table) remove(ctx context.Context, seqs []uint64) {
	sem := make(chan struct{}, 8)
	for _, seq := range seqs {
		sem <- struct{}{}
		go func() {
			defer func() { <-sem }()
			try, cancel := context.WithTimeout(ctx, patience)
			defer cancel()
			request := marshal(map[string]any{"seq": seq, "no_erase": true})
			t.nc.RequestWithContext(try, "$JS.API.STREAM.MSG.DELETE."+t.stream, request)
		}()
	}
	for range cap(sem) {
		sem <- struct{}{}
	}
}

var errBehind = errors.New("the replica that answered is behind")

// Headers of ours.
const (
	headerMark   = "T"                // on the last write of a commit: which one it was
	headerCoding = "Content-Encoding" // zstd, where that makes a large row smaller
)

// coding packs large rows.
type coding struct {
	packer   *zstd.Encoder
	unpacker *zstd.Decoder
}

func newCoding() (*coding, error) {
	pack, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest))
	if err != nil {
		return nil, err
	}
	unpack, err := zstd.NewReader(nil)
	return &coding{pack, unpack}, err
}

// worthPacking is the size in bytes from which rows are compressed: less is
// mostly addresses, and not worth the time.
const worthPacking = 4 << 10

// pack puts the data into the message, smaller if that is worth it.
func (c *coding) pack(m *nats.Msg, data []byte) {
	m.Data = data
	if len(data) >= worthPacking {
		m.Data = c.packer.EncodeAll(data, nil)
		m.Header.Set(headerCoding, "zstd")
	}
}

func (c *coding) unpack(h nats.Header, data []byte) ([]byte, error) {
	if h.Get(headerCoding) != "zstd" {
		return data, nil
	}
	return c.unpacker.DecodeAll(data, nil)
}
