package jetstream

import (
	"context"
	"fmt"
	"iter"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nuid"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// Options of a Frontier. The zero value of a field is the recommended setting.
type Options struct {
	frontier.Options

	// Silence is after how long without a word from a worker its hosts are given
	// to others; 0 is 30 seconds. It holds for the whole crawl, as the one who
	// creates it says.
	Silence time.Duration

	// Replicas of the crawl's streams; 0 is three where the cluster has three
	// nodes, and else one.
	Replicas int

	// Streams is over how many streams the hosts are spread; 0 is one, and
	// MaxStreams the most. Each has a leader of its own, and all its writes go through that: one
	// is enough for about a thousand visits a second, and more of them let a
	// crawl grow with its nodes. It holds for the whole crawl, as the one who
	// creates it says.
	Streams int

	// Worker names this process to people; empty is its host and process id.
	Worker string
}

// Frontier is a worker's part in a crawl that many share. See the package
// comment.
type Frontier struct {
	opts    Options
	crawl   string
	js      jetstream.JetStream
	replies *replies
	shards  shards
	known   *known
	desk    *desk
	change  *changer
	keeper  *keeper
	puller  *puller
	notes   *notes
	records *records

	turn    chan struct{} // held by the one goroutine in Lease that looks for a link
	checked time.Time     // under turn: when it was last looked whether the crawl is drained

	joined sync.Once       // as a worker, with the first Lease
	mu     sync.Mutex      // of the next three
	ctx    context.Context // ends with Close
	stop   context.CancelFunc
	wait   sync.WaitGroup
}

// open makes the Frontier for streams that are there.
func open(nc *nats.Conn, js jetstream.JetStream, crawl string, opts Options) (*Frontier, error) {
	if opts.Conns == 0 {
		opts.Conns = 1
	}
	if opts.TTL == 0 {
		opts.TTL = 15 * time.Minute
	}
	if opts.Worker == "" {
		name, _ := os.Hostname()
		opts.Worker = fmt.Sprintf("%s-%d", name, os.Getpid())
	}
	replies, err := newReplies(nc)
	if err != nil {
		return nil, err
	}
	coding, err := newCoding()
	if err != nil {
		return nil, err
	}
	f := &Frontier{opts: opts, crawl: crawl, js: js, replies: replies, turn: make(chan struct{}, 1)}
	for i := range opts.Streams {
		f.shards = append(f.shards, newShard(nc, js, replies, coding, namesOf(crawl, i)))
	}
	f.known = &known{}
	f.desk = newDesk(&f.opts)
	f.change = &changer{f.shards, f.known, f.desk}
	f.keeper = &keeper{nuid.Next(), &f.opts, f.desk, f.change}
	f.puller = &puller{keeper: f.keeper, shards: f.shards, opening: make([]atomic.Int64, len(f.shards))}
	f.notes = &notes{home: f.shards.home()}
	f.records = &records{shards: f.shards}
	f.ctx, f.stop = context.WithCancel(context.Background())
	return f, nil
}

// Pace sets the options by which hosts are treated, where they are known only
// when the crawl is open. It must be called before the first Lease.
func (f *Frontier) Pace(delay time.Duration, conns int) {
	f.opts.Delay, f.opts.Conns = delay, max(conns, 1)
}

// Silence is after how long without a word a worker has lost its hosts.
func (f *Frontier) Silence() time.Duration { return f.opts.Silence }

// Streams is over how many streams the hosts are spread.
func (f *Frontier) Streams() int { return len(f.shards) }

// join begins to take part as a worker.
func (f *Frontier) join() (err error) {
	f.joined.Do(func() {
		err = f.puller.listen(f.ctx, f.inBackground)
		f.inBackground(func() error { return f.keeper.keep(f.ctx) })
		f.inBackground(f.tell)
	})
	return err
}

// inBackground runs g, whose error ends the crawl. It reports false after Close.
func (f *Frontier) inBackground(g func() error) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ctx.Err() != nil {
		return false
	}
	f.wait.Go(func() {
		if err := g(); err != nil && f.ctx.Err() == nil {
			f.desk.fail(err)
		}
	})
	return true
}

// Close gives back the hosts that this worker holds. Leases that are out are
// lost. The connection stays open.
func (f *Frontier) Close() error {
	f.mu.Lock()
	closed := f.ctx.Err() != nil
	f.stop()
	f.mu.Unlock()
	if closed {
		return nil
	}
	f.puller.close()
	f.wait.Wait()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	f.keeper.close(ctx)
	f.replies.close()
	return nil
}

func (f *Frontier) Offer(ctx context.Context, links []frontier.Link) (int, error) {
	return f.change.offer(ctx, links)
}

// Revisit reads the rows of all links ever seen.
func (f *Frontier) Revisit(ctx context.Context, now time.Time) (woken int, err error) {
	for _, s := range f.shards {
		n, err := f.change.revisit(ctx, s, now)
		if woken += n; err != nil {
			return woken, err
		}
	}
	return woken, nil
}

// Records numbers the records by an order that all readers share. No worker gives
// them numbers, so none has to wait for another; and they are never removed, so
// each reader counts alike.
func (f *Frontier) Records(ctx context.Context, after int64) iter.Seq2[frontier.Stored, error] {
	return f.records.after(ctx, after)
}

// Note is up to date with what this worker has set, and may lag behind what
// others have just set.
func (f *Frontier) Note(ctx context.Context, name string) ([]byte, error) {
	return f.notes.get(ctx, name)
}

func (f *Frontier) SetNote(ctx context.Context, name string, value []byte) error {
	return f.notes.put(ctx, name, value)
}

func (f *Frontier) Stats(ctx context.Context) (frontier.Stats, error) {
	all, err := sum(ctx, f.shards)
	if err != nil {
		return frontier.Stats{}, err
	}
	workers, err := f.Workers(ctx)
	if err != nil {
		return frontier.Stats{}, err
	}
	s := frontier.Stats{Pending: all.Pending, Seen: all.Seen, Records: all.Records, Tally: all.Tally,
		Hosts: int(all.Hosts), Waiting: map[string]frontier.Wait{}}
	for _, w := range workers {
		if !w.AtWork(f.opts.Silence) {
			continue
		}
		for why, more := range w.Waiting {
			all := s.Waiting[why].Add(more.Until)
			all.Hosts += more.Hosts - 1
			s.Waiting[why] = all
		}
	}
	f.desk.mu.Lock()
	defer f.desk.mu.Unlock()
	s.Leased = len(f.desk.leases)
	return s, nil
}
