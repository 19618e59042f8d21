package jetstream

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// State is what the workers of a crawl are told to do.
type State string

// The states.
const (
	Running State = "running"
	Paused  State = "paused"  // no visit is begun
	Stopped State = "stopped" // workers end, and those that join end at once
)

// errStopped ends a worker as the end of the crawl would.
var errStopped = fmt.Errorf("%w: the crawl was stopped", frontier.ErrDrained)

// SetState tells all workers; they hear of it within two seconds.
func (f *Frontier) SetState(ctx context.Context, s State) error {
	return f.SetNote(ctx, noteState, []byte(s))
}

// State is what the workers are told to do.
func (f *Frontier) State(ctx context.Context) (State, error) {
	b, err := f.Note(ctx, noteState)
	return cmp.Or(State(b), Running), err
}

const noteState = "state"

// Worker is a process that takes part, as it was when it last told.
type Worker struct {
	Name   string    `json:"name"`
	Began  time.Time `json:"began"`
	Told   time.Time `json:"told"`
	Left   bool      `json:"left,omitempty"` // it has ended in peace
	Visits int64     `json:"visits"`
	Leased int       `json:"leased"` // visits under way
	Hosts  int       `json:"hosts"`  // that it holds
}

// tellEvery is between two times that a worker tells of itself and listens to
// what it shall do.
const tellEvery = time.Second

// tell writes the worker's row and reads the crawl's state.
func (f *Frontier) tell() error {
	tick := time.NewTicker(tellEvery)
	defer tick.Stop()
	w := Worker{Name: f.opts.Worker, Began: time.Now().UTC()}
	for {
		if err := f.tellOnce(f.ctx, &w); err != nil && f.ctx.Err() == nil {
			return err
		}
		select {
		case <-tick.C:
		case <-f.ctx.Done():
			w.Left = true
			ctx, cancel := context.WithTimeout(context.Background(), patience)
			defer cancel()
			return f.tellOnce(ctx, &w)
		}
	}
}

func (f *Frontier) tellOnce(ctx context.Context, w *Worker) error {
	f.mu.Lock()
	w.Told, w.Visits, w.Leased, w.Hosts = time.Now().UTC(), f.visits, len(f.leases), len(f.holds)
	f.mu.Unlock()
	if _, err := f.table.commit(ctx, []write{{f.names.row(kindWorker, f.id()), marshal(w), anyVersion}}); err != nil {
		return err
	}
	s, err := f.State(ctx)
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.state != s {
		f.state = s
		f.signal()
	}
	return nil
}

// Workers are those that have ever taken part and told so, by their names.
func (f *Frontier) Workers(ctx context.Context) ([]Worker, error) {
	rows, err := f.table.scan(ctx, f.names.row(kindWorker, "*"), 0, 1000)
	if err != nil {
		return nil, err
	}
	workers := make([]Worker, len(rows))
	for i, r := range rows {
		if err := json.Unmarshal(r.data, &workers[i]); err != nil {
			return nil, fmt.Errorf("reading a worker: %w", err)
		}
	}
	slices.SortFunc(workers, func(a, b Worker) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), a.Began.Compare(b.Began))
	})
	return workers, nil
}

// HostState is a host as the crawl sees it.
type HostState struct {
	Name   string
	Next   time.Time // of the next visit
	Why    string    // what it waits for until then
	Delay  time.Duration
	Fails  int
	Worker string // the last to visit it
	Tally  map[string]int64
}

// Hosts are all hosts that were ever visited, by their names.
func (f *Frontier) Hosts(ctx context.Context) ([]HostState, error) {
	if _, err := f.sum(ctx); err != nil {
		return nil, err
	}
	t := &f.totals
	t.mu.Lock()
	defer t.mu.Unlock()
	prefix := f.names.row(kindHost, "")
	var hosts []HostState
	for subject, r := range t.rows {
		if subject[:min(len(subject), len(prefix))] == prefix {
			hosts = append(hosts, HostState{hostOf(last(subject)), unixtime.Time(r.Next), r.Why, r.Delay, r.Fails, r.Worker, r.Tally})
		}
	}
	slices.SortFunc(hosts, func(a, b HostState) int { return cmp.Compare(a.Name, b.Name) })
	return hosts, nil
}

// Finished reports whether nothing waits anywhere and nothing is leased.
func (f *Frontier) Finished(ctx context.Context) (bool, error) {
	n, err := f.tokens.count(ctx)
	if err != nil || n > 0 {
		return false, err
	}
	left, err := f.table.exists(ctx, f.names.row(kindQueue, ">"))
	return !left, err
}

// Delete removes a crawl with all it holds.
func (f *Frontier) Delete(ctx context.Context) error {
	if err := f.table.js.DeleteObjectStore(ctx, f.names.pieces()); err != nil &&
		!errors.Is(err, jetstream.ErrBucketNotFound) && !errors.Is(err, jetstream.ErrStreamNotFound) {
		return explain(err)
	}
	for _, stream := range []string{f.names.tokens(), f.names.state()} {
		if err := f.table.js.DeleteStream(ctx, stream); err != nil {
			return explain(err)
		}
	}
	return nil
}
