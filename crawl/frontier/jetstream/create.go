package jetstream

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// rowsVersion is the version of the rows that this package writes.
const rowsVersion = 2

// What the first stream of a crawl says of it, in its metadata.
const (
	metaVersion = "tearsheet-rows"
	metaStreams = "tearsheet-streams"
)

// MaxStreams is how many streams a crawl may have.
const MaxStreams = 64

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
	if err := create(ctx, js, crawl, opts); err != nil {
		return nil, fmt.Errorf("crawl %q: %w", crawl, explain(err))
	}
	return Open(ctx, nc, crawl, opts)
}

// create makes the streams, the first one last: where that is, the others are. Of
// two workers that do so at the same time, both succeed. A stream that is made may
// have no leader yet; so each step is tried until it is done.
func create(ctx context.Context, js jetstream.JetStream, crawl string, opts Options) error {
	if opts.Streams < 0 || opts.Streams > MaxStreams {
		return fmt.Errorf("%d streams: it must be 1 to %d", opts.Streams, MaxStreams)
	}
	streams := max(opts.Streams, 1)
	silence := opts.Silence
	if silence == 0 {
		silence = 30 * time.Second
	}
	for i := streams - 1; i >= 0; i-- {
		n := namesOf(crawl, i)
		state := jetstream.StreamConfig{
			Name: n.stream(), Subjects: []string{n.prefix + ">"}, Storage: jetstream.FileStorage,
			MaxMsgsPerSubject: 1, AllowDirect: true, AllowAtomicPublish: true,
			Metadata: map[string]string{metaVersion: strconv.Itoa(rowsVersion), metaStreams: strconv.Itoa(streams)},
		}
		workers := jetstream.ConsumerConfig{
			Durable: consumerName, FilterSubject: n.row(kindToken, "*"), AckPolicy: jetstream.AckExplicitPolicy,
			AckWait: silence, MaxAckPending: -1, MaxWaiting: 4096,
		}
		for _, step := range []func(context.Context) error{
			func(ctx context.Context) error { return createStream(ctx, js, state, opts.Replicas) },
			func(ctx context.Context) error {
				_, err := js.Publish(ctx, n.charter(), marshal(time.Now().UTC()), jetstream.WithExpectLastSequencePerSubject(0))
				var api *jetstream.APIError
				if errors.As(err, &api) && api.ErrorCode == codeWrongSequence {
					return nil // another has written it
				}
				return err
			},
			func(ctx context.Context) error {
				_, err := js.CreateConsumer(ctx, n.stream(), workers)
				if errors.Is(err, jetstream.ErrConsumerExists) {
					return nil // as another has made it
				}
				return err
			},
			func(ctx context.Context) error { return lead(ctx, js, n) },
		} {
			if err := persist(ctx, step); err != nil {
				return err
			}
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

// lead asks that the stream of a shard be led by the node whose turn it is, so that
// the leaders are spread over all. A node that cannot does not matter.
func lead(ctx context.Context, js jetstream.JetStream, n names) error {
	stream, err := js.Stream(ctx, n.stream())
	if err != nil {
		return err
	}
	cluster := stream.CachedInfo().Cluster
	if cluster == nil || len(cluster.Replicas) == 0 {
		return nil
	}
	nodes := []string{cluster.Leader}
	for _, r := range cluster.Replicas {
		nodes = append(nodes, r.Name)
	}
	slices.Sort(nodes)
	if node := nodes[n.shard%len(nodes)]; node != cluster.Leader {
		request := marshal(map[string]any{"placement": map[string]any{"preferred": node}})
		js.Conn().RequestWithContext(ctx, "$JS.API.STREAM.LEADER.STEPDOWN."+n.stream(), request)
	}
	return nil
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
	js, err := reach(nc)
	if err != nil {
		return nil, err
	}
	home := namesOf(crawl, 0)
	var info *jetstream.StreamInfo
	err = persist(ctx, func(ctx context.Context) error {
		if _, err = js.AccountInfo(ctx); err != nil {
			return err // without JetStream, nobody would answer the rest
		}
		stream, err := js.Stream(ctx, home.stream())
		if err != nil {
			return err
		}
		consumer, err := stream.Consumer(ctx, consumerName)
		if errors.Is(err, jetstream.ErrConsumerNotFound) {
			return fmt.Errorf("%w yet", ErrUnknown) // it is being made
		}
		if err != nil {
			return err
		}
		info, opts.Silence = stream.CachedInfo(), consumer.CachedInfo().Config.AckWait
		return nil
	})
	if err != nil {
		return nil, err
	}
	given := opts.Streams
	if opts.Streams, err = readMeta(info.Config.Metadata); err != nil {
		return nil, err
	}
	if given > 0 && given != opts.Streams {
		return nil, fmt.Errorf("%w, and not over %d", errStreams{opts.Streams}, given)
	}
	return open(nc, js, crawl, opts)
}

// errStreams: the crawl is spread over another number of streams than asked for.
type errStreams struct{ have int }

func (e errStreams) Error() string { return fmt.Sprintf("it is spread over %d streams", e.have) }

// reach checks that the server is new enough.
func reach(nc *nats.Conn) (jetstream.JetStream, error) {
	if !recent(nc.ConnectedServerVersion()) {
		return nil, fmt.Errorf("%w: it is %s, and %s is needed", ErrTooOld, nc.ConnectedServerVersion(), minServer)
	}
	return jetstream.New(nc, jetstream.WithDefaultTimeout(patience))
}

// readMeta refuses a crawl whose rows are not known here, and tells how many
// streams it has.
func readMeta(meta map[string]string) (streams int, err error) {
	version, _ := strconv.Atoi(meta[metaVersion])
	switch {
	case version < rowsVersion:
		return 0, ErrOlder
	case version > rowsVersion:
		return 0, fmt.Errorf("%w (version %d, this one knows %d)", ErrNewer, version, rowsVersion)
	}
	streams, err = strconv.Atoi(meta[metaStreams])
	if err != nil || streams < 1 || streams > MaxStreams {
		return 0, fmt.Errorf("its streams are said to be %q", meta[metaStreams])
	}
	return streams, nil
}

// recent reports whether a server's version, "2.12.1", is new enough.
func recent(version string) bool {
	major, rest, _ := strings.Cut(version, ".")
	minor, _, _ := strings.Cut(rest, ".")
	a, _ := strconv.Atoi(major)
	b, _ := strconv.Atoi(minor)
	return a > 2 || a == 2 && b >= 12
}

// List names the crawls on a cluster.
func List(ctx context.Context, nc *nats.Conn) (crawls []string, err error) {
	js, err := reach(nc)
	if err != nil {
		return nil, err
	}
	names := js.StreamNames(ctx, jetstream.WithStreamListSubject("tearsheet.*.0.>"))
	for name := range names.Name() {
		if crawl, ok := strings.CutPrefix(name, streamPrefix); ok {
			crawls = append(crawls, crawl)
		}
	}
	slices.Sort(crawls)
	return crawls, explain(names.Err())
}
