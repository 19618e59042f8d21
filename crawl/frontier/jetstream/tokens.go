package jetstream

import (
	"context"
	"errors"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// tokens are the hosts that have links waiting: a work queue with one message
// for each, which is delivered to one worker at a time. It keeps the clock: a
// token that is given back with a delay is not seen before that has passed,
// whatever becomes of the worker or of a node of the cluster.
type tokens struct {
	names    names
	js       jetstream.JetStream
	stream   jetstream.Stream
	consumer jetstream.Consumer
}

// add makes sure that each of the hosts has a token. The server refuses a second
// one.
func (t *tokens) add(ctx context.Context, hosts []string) error {
	for _, host := range hosts {
		err := persist(ctx, func(ctx context.Context) error {
			_, err := t.js.Publish(ctx, t.names.token(host), nil, jetstream.WithRetryAttempts(0))
			var api *jetstream.APIError
			if errors.As(err, &api) && api.ErrorCode == codeStoreFailed && api.Description == "maximum messages per subject exceeded" {
				return nil
			}
			return err
		})
		if err != nil {
			return explain(err)
		}
	}
	return nil
}

// pull waits a while for a token; nil is none.
func (t *tokens) pull(ctx context.Context, wait time.Duration) (jetstream.Msg, error) {
	try, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	batch, err := t.consumer.Fetch(1, jetstream.FetchContext(try))
	if err != nil {
		return nil, err
	}
	for m := range batch.Messages() {
		return m, nil
	}
	return nil, batch.Error()
}

// host is whose token it is.
func (t *tokens) host(m jetstream.Msg) string { return hostOf(last(m.Subject())) }

// renew keeps a token for another full time, and waits for the server to say so.
func (t *tokens) renew(ctx context.Context, nc *nats.Conn, m jetstream.Msg) error {
	_, err := nc.RequestWithContext(ctx, m.Reply(), []byte("+WPI"))
	return err
}

// count is how many hosts have a token, held or not.
func (t *tokens) count(ctx context.Context) (n uint64, err error) {
	err = persist(ctx, func(ctx context.Context) error {
		info, err := t.stream.Info(ctx)
		if err == nil {
			n = info.State.Msgs
		}
		return err
	})
	return n, explain(err)
}
