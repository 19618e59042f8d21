package jetstream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// table is a stream as a table: a subject is a row, its last message what the
// row holds, the sequence of that its version.
//
// Any replica may answer a read, and it may lag behind. So every read can ask
// for an answer that has at least the version that the reader knows of.
type table struct {
	nc      *nats.Conn
	js      jetstream.JetStream
	replies *replies
	stream  string
	always  string // the subject of a row that is always there
	pack    *zstd.Encoder
	unpack  *zstd.Decoder
	commits commits
}

// row is one row as it was read.
type row struct {
	seq     uint64
	subject string
	batch   string // the mark of the commit that wrote it, where it was the fence
	data    []byte
}

const (
	maxRead  = 500             // rows asked for by name at once; servers allow 1,024
	patience = 2 * time.Second // for one answer; then the question is asked again
	retryGap = 20 * time.Millisecond
	giveUp   = 2 * time.Minute  // a cluster that is away for longer ends the crawl
	refused  = 10 * time.Second // so does one that takes batches only in part for so long
)

// persist calls f until it gives no error that may pass by itself. The crawl
// outlives a leader that is lost: electing the next one takes seconds.
func persist(ctx context.Context, f func(ctx context.Context) error) error {
	since := time.Now()
	whole := since // when f last failed, if at all, by something other than a part that was refused
	for gap := retryGap; ; gap = min(2*gap, time.Second) {
		try, cancel := context.WithTimeout(ctx, patience)
		err := f(try)
		cancel()
		if !inPart(err) {
			whole = time.Now()
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil || !passing(err):
			return err
		case time.Since(whole) > refused:
			return fmt.Errorf("%w for %v (%w)", ErrRefused, refused, err)
		case time.Since(since) > giveUp:
			return fmt.Errorf("%w for %v (%w)", ErrAway, giveUp, err)
		}
		time.Sleep(gap)
	}
}

// get reads the rows on the subjects, as they were at the version atLeast or
// later. Rows that are not there are not in the result.
func (t *table) get(ctx context.Context, atLeast uint64, subjects ...string) (map[string]row, error) {
	rows := make(map[string]row, len(subjects))
	for len(subjects) > 0 {
		part := subjects[:min(len(subjects), maxRead)]
		subjects = subjects[len(part):]
		err := persist(ctx, func(ctx context.Context) error { return t.getPart(ctx, atLeast, part, rows) })
		if err != nil {
			return nil, explain(err)
		}
	}
	return rows, nil
}

func (t *table) getPart(ctx context.Context, atLeast uint64, subjects []string, rows map[string]row) error {
	// With one row that is there, an answer is never empty: only then does it
	// tell how far the replica has come.
	request := marshal(map[string]any{"multi_last": append(subjects[:len(subjects):len(subjects)], t.always)})
	answer, end, err := t.replies.ask(ctx, t.direct(), request, len(subjects)+1)
	if err != nil {
		return err
	}
	if upTo, _ := strconv.ParseUint(end.Header.Get("Nats-UpTo-Sequence"), 10, 64); upTo < atLeast || len(answer) == 0 {
		return errBehind
	}
	for _, m := range answer {
		r, err := t.read(m)
		if err != nil {
			return err
		}
		rows[r.subject] = r
	}
	return nil
}

// one reads one row; nil data where it is not there.
func (t *table) one(ctx context.Context, atLeast uint64, subject string) (row, error) {
	rows, err := t.get(ctx, atLeast, subject)
	return rows[subject], err
}

// scan reads at most limit rows on subjects that match filter, in the order of
// their versions, from the version from. The answer may lag behind.
func (t *table) scan(ctx context.Context, filter string, from uint64, limit int) (rows []row, err error) {
	request := marshal(map[string]any{"next_by_subj": filter, "seq": max(from, 1), "batch": limit})
	err = persist(ctx, func(ctx context.Context) error {
		answer, _, err := t.replies.ask(ctx, t.direct(), request, limit)
		if err != nil {
			return err
		}
		rows = rows[:0]
		for _, m := range answer {
			r, err := t.read(m)
			if err != nil {
				return err
			}
			rows = append(rows, r)
		}
		return nil
	})
	return rows, explain(err)
}

func (t *table) direct() string { return "$JS.API.DIRECT.GET." + t.stream }

func (t *table) read(m *nats.Msg) (r row, err error) {
	r = row{subject: m.Header.Get("Nats-Subject"), batch: m.Header.Get(headerMark), data: m.Data}
	if r.seq, err = strconv.ParseUint(m.Header.Get("Nats-Sequence"), 10, 64); err != nil {
		return r, fmt.Errorf("answer without a sequence: %w", err)
	}
	if m.Header.Get(headerCoding) == "zstd" {
		if r.data, err = t.unpack.DecodeAll(m.Data, nil); err != nil {
			return r, fmt.Errorf("row %s: %w", r.subject, err)
		}
	}
	return r, nil
}

// exists asks the leader, whose answer is up to date, whether any row matches
// filter.
func (t *table) exists(ctx context.Context, filter string) (found bool, err error) {
	request := marshal(map[string]any{"next_by_subj": filter, "seq": 1, "no_hdr": true})
	err = persist(ctx, func(ctx context.Context) error {
		m, err := t.nc.RequestWithContext(ctx, "$JS.API.STREAM.MSG.GET."+t.stream, request)
		if err != nil {
			return err
		}
		var answer struct {
			Error *jetstream.APIError `json:"error"`
		}
		if err := json.Unmarshal(m.Data, &answer); err != nil {
			return err
		}
		found = answer.Error == nil
		if !found && answer.Error.ErrorCode != jetstream.JSErrCodeMessageNotFound {
			return answer.Error
		}
		return nil
	})
	return found, explain(err)
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
