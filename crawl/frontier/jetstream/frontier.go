package jetstream

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/polite"
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

	// Worker names this process to people; empty is its host and process id.
	Worker string
}

// Frontier is a worker's part in a crawl that many share. See the package
// comment.
type Frontier struct {
	opts   Options
	names  names
	table  *table
	tokens *tokens
	totals totals
	lanes  [lanes]lane
	known  known

	joined sync.Once       // as a worker, with the first Lease
	ctx    context.Context // ends with Close
	stop   context.CancelFunc
	wait   sync.WaitGroup

	mu      sync.Mutex // guards all below, and what hold says it does
	holds   map[string]*hold
	leases  map[int64]*out
	lastID  int64
	waiting int           // goroutines in Lease
	pulling int           // tokens asked for
	checked time.Time     // when it was last looked whether the crawl is drained
	emptied time.Time     // when it was found to be; zero where links were offered since
	failed  error         // of a goroutine in the background
	changed chan struct{} // closed when any of this changes
	visits  int64         // completed
	ends    int64         // commits that have ended links as aliases
	state   State         // as last heard; empty before that
	noted   uint64        // version of the last note set here
	read    readUpTo      // where Records has been
}

// out is a lease that is out.
type out struct {
	entry
	hold   *hold
	turn   polite.Turn
	until  time.Time
	ending bool // Complete or Abandon is at work; it does not run out any more
	over   bool // the next visit to the host need not wait for this one's commit
}

// open makes the Frontier for streams that are there.
func open(nc *nats.Conn, js jetstream.JetStream, crawl names, opts Options) (*Frontier, error) {
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
	pack, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest))
	if err != nil {
		return nil, err
	}
	unpack, err := zstd.NewReader(nil)
	if err != nil {
		return nil, err
	}
	f := &Frontier{
		opts: opts, names: crawl,
		table: &table{nc: nc, js: js, replies: replies, stream: crawl.state(),
			always: crawl.charter(), pack: pack, unpack: unpack},
		holds: map[string]*hold{}, leases: map[int64]*out{}, changed: make(chan struct{}),
	}
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

// Close gives back the hosts that this worker holds. Leases that are out are
// lost. The connection stays open.
func (f *Frontier) Close() error {
	f.mu.Lock()
	if f.ctx.Err() != nil {
		f.mu.Unlock()
		return nil
	}
	f.stop()
	f.mu.Unlock()
	f.wait.Wait()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for _, h := range f.holds {
		h.work.Lock()
		f.giveBack(ctx, h)
		h.work.Unlock()
	}
	f.totals.close()
	f.table.replies.close()
	f.table.unpack.Close()
	return nil
}

// signal wakes those that wait in Lease. f.mu is held.
func (f *Frontier) signal() {
	close(f.changed)
	f.changed = make(chan struct{})
}

// inBackground runs g, whose error ends the crawl.
func (f *Frontier) inBackground(g func() error) {
	f.wait.Go(func() {
		if err := g(); err != nil && f.ctx.Err() == nil {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.failed = err
			f.signal()
		}
	})
}
