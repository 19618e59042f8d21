package jetstream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// charter is what holds for the crawl as a whole.
type charter struct {
	Version int       `json:"version"` // of the rows
	Created time.Time `json:"created"`
}

func readCharter(data []byte) (c charter, err error) {
	err = json.Unmarshal(data, &c)
	return c, err
}

// rowsVersion is the version of the rows that this package writes.
const rowsVersion = 1

// Create opens the crawl of this name, and makes it where there is none.
func Create(ctx context.Context, nc *nats.Conn, crawl string, opts Options) (*Frontier, error) {
	f, err := Open(ctx, nc, crawl, opts)
	if !errors.Is(err, ErrUnknown) {
		return f, err
	}
	js, err := jetstream.New(nc)
	if err != nil {
		return nil, err
	}
	if err := create(ctx, js, names(crawl), opts); err != nil {
		return nil, fmt.Errorf("crawl %q: %w", crawl, explain(err))
	}
	return Open(ctx, nc, crawl, opts)
}

// create makes the streams. Of two workers that do so at the same time, both
// succeed. A stream that is made may have no leader yet; so each step is tried
// until it is done.
func create(ctx context.Context, js jetstream.JetStream, n names, opts Options) error {
	silence := opts.Silence
	if silence == 0 {
		silence = 30 * time.Second
	}
	tokens := jetstream.StreamConfig{
		Name: n.tokens(), Subjects: []string{n.token("*")},
		Retention: jetstream.WorkQueuePolicy, Storage: jetstream.FileStorage,
		Discard: jetstream.DiscardNew, DiscardNewPerSubject: true, MaxMsgsPerSubject: 1,
	}
	workers := jetstream.ConsumerConfig{
		Durable: consumerName, AckPolicy: jetstream.AckExplicitPolicy, AckWait: silence,
		MaxAckPending: -1, MaxWaiting: 4096,
	}
	state := jetstream.StreamConfig{
		Name: n.state(), Subjects: []string{"tearsheet." + string(n) + ".s.>"}, Storage: jetstream.FileStorage,
		MaxMsgsPerSubject: 1, AllowDirect: true, AllowAtomicPublish: true,
	}
	for _, step := range []func(context.Context) error{
		func(ctx context.Context) error { return createStream(ctx, js, tokens, opts.Replicas) },
		func(ctx context.Context) error {
			_, err := js.CreateOrUpdateConsumer(ctx, n.tokens(), workers)
			return err
		},
		func(ctx context.Context) error { return createStream(ctx, js, state, opts.Replicas) },
		func(ctx context.Context) error {
			_, err := js.Publish(ctx, n.charter(), marshal(charter{rowsVersion, time.Now().UTC()}))
			return err
		},
	} {
		if err := persist(ctx, step); err != nil {
			return err
		}
	}
	return nil
}

const consumerName = "workers"

// createStream makes a stream with three replicas, or with one where there are
// no three nodes.
func createStream(ctx context.Context, js jetstream.JetStream, c jetstream.StreamConfig, replicas int) error {
	c.Replicas = replicas
	if replicas == 0 {
		c.Replicas = 3
	}
	_, err := js.CreateStream(ctx, c)
	var api *jetstream.APIError
	if replicas == 0 && errors.As(err, &api) && (api.ErrorCode == codeNoReplicas || api.ErrorCode == codeNoPeers) {
		c.Replicas = 1
		_, err = js.CreateStream(ctx, c)
	}
	if errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) {
		return nil
	}
	return err
}

// Open joins the crawl of this name, or fails with ErrUnknown.
func Open(ctx context.Context, nc *nats.Conn, crawl string, opts Options) (*Frontier, error) {
	f, err := join(ctx, nc, crawl, opts)
	if err != nil {
		return nil, fmt.Errorf("crawl %q: %w", crawl, explain(err))
	}
	return f, nil
}

func join(ctx context.Context, nc *nats.Conn, crawl string, opts Options) (*Frontier, error) {
	if err := CheckName(crawl); err != nil {
		return nil, err
	}
	if !recent(nc.ConnectedServerVersion()) {
		return nil, fmt.Errorf("%w: it is %s, and %s is needed", ErrTooOld, nc.ConnectedServerVersion(), minServer)
	}
	js, err := jetstream.New(nc, jetstream.WithDefaultTimeout(patience))
	if err != nil {
		return nil, err
	}
	n := names(crawl)
	t := &tokens{names: n, js: js}
	err = persist(ctx, func(ctx context.Context) error {
		if _, err = js.AccountInfo(ctx); err != nil {
			return err // without JetStream, nobody would answer the rest
		}
		if t.stream, err = js.Stream(ctx, n.tokens()); err != nil {
			return err
		}
		if _, err = js.Stream(ctx, n.state()); err != nil {
			return err
		}
		t.consumer, err = t.stream.Consumer(ctx, consumerName)
		return err
	})
	if err != nil {
		return nil, err
	}
	opts.Silence = t.consumer.CachedInfo().Config.AckWait
	f, err := open(nc, js, n, opts)
	if err != nil {
		return nil, err
	}
	f.tokens = t
	for i := range f.lanes {
		f.lanes[i].open(n)
	}
	if err := f.checkCharter(ctx); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// checkCharter refuses a crawl whose rows it does not know.
func (f *Frontier) checkCharter(ctx context.Context) error {
	r, err := f.table.one(ctx, 0, f.names.charter())
	if err != nil {
		return err
	}
	c, err := readCharter(r.data)
	if err == nil && c.Version > rowsVersion {
		return fmt.Errorf("%w (version %d, this one knows %d)", ErrNewer, c.Version, rowsVersion)
	}
	return err
}

// recent reports whether a server's version, "2.12.1", is new enough.
func recent(version string) bool {
	major, rest, _ := strings.Cut(version, ".")
	minor, _, _ := strings.Cut(rest, ".")
	a, _ := strconv.Atoi(major)
	b, _ := strconv.Atoi(minor)
	return a > 2 || a == 2 && b >= 12
}
