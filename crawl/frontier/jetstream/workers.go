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

	looks time.Time // at the others, next

	// Waiting are the hosts that it has left until their time comes, by reason.
	Waiting map[string]frontier.Wait `json:"waiting,omitempty"`
}

// AtWork reports whether a worker neither has ended nor is lost.
func (w Worker) AtWork(silence time.Duration) bool { return !w.Left && time.Since(w.Told) < silence }

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
	f.desk.mu.Lock()
	w.Told, w.Visits, w.Leased, w.Hosts = time.Now().UTC(), f.desk.visits, len(f.desk.leases), len(f.desk.holds)
	w.Waiting = f.desk.waiting(w.Told)
	f.desk.mu.Unlock()
	home := f.shards.home()
	if _, err := home.table.put(ctx, home.names.worker(f.keeper.id), marshal(w)); err != nil {
		return err
	}
	s, err := f.State(ctx)
	if err != nil {
		return err
	}
	f.desk.mu.Lock()
	if f.desk.state != s {
		f.desk.state = s
		f.desk.signal()
	}
	f.desk.mu.Unlock()
	if time.Now().Before(w.looks) {
		return nil
	}
	others, err := f.Workers(ctx)
	if err != nil {
		return err
	}
	w.looks = w.Told.Add(time.Duration(len(others)) * lookEvery)
	f.desk.setShare(others, f.opts.Silence)
	return nil
}

// lookEvery is, for each worker that ever took part, between two looks at what
// the others do: many shall not spend their time looking at each other.
const lookEvery = 20 * time.Millisecond

// Workers are those that have ever taken part and told so, by their names.
func (f *Frontier) Workers(ctx context.Context) (workers []Worker, err error) {
	home := f.shards.home()
	err = home.table.each(ctx, 0, home.names.worker("*"), func(r row) error {
		var w Worker
		if err := json.Unmarshal(r.data, &w); err != nil {
			return fmt.Errorf("reading a worker: %w", err)
		}
		workers = append(workers, w)
		return nil
	})
	slices.SortFunc(workers, func(a, b Worker) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), a.Began.Compare(b.Began))
	})
	return workers, err
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
func (f *Frontier) Hosts(ctx context.Context) (hosts []HostState, err error) {
	for _, s := range f.shards {
		err := s.table.each(ctx, s.commits.wrote(), s.names.row(kindHost, "*"), func(r row) error {
			h, was, err := readHost("", 0, r.data, nil)
			if err == nil {
				hosts = append(hosts, HostState{was.Host, h.Next, h.Why, h.Delay, h.Fails, was.Worker, was.Tally})
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(hosts, func(a, b HostState) int { return cmp.Compare(a.Name, b.Name) })
	return hosts, nil
}

// Finished reports whether nothing waits anywhere and nothing is leased.
func (f *Frontier) Finished(ctx context.Context) (bool, error) { return f.shards.empty(ctx) }

// Delete removes a crawl with all it holds.
func (f *Frontier) Delete(ctx context.Context) error {
	home := f.shards.home()
	if err := f.js.DeleteObjectStore(ctx, home.names.pieces()); err != nil &&
		!errors.Is(err, jetstream.ErrBucketNotFound) && !errors.Is(err, jetstream.ErrStreamNotFound) {
		return explain(err)
	}
	for _, s := range slices.Backward(f.shards) { // the first last: it says that there are others
		if err := f.js.DeleteStream(ctx, s.names.stream()); err != nil && !errors.Is(err, jetstream.ErrStreamNotFound) {
			return explain(err)
		}
	}
	return nil
}
