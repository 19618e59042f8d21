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
// one. All are sent before the first answer is waited for.
func (t *tokens) add(ctx context.Context, hosts []string) error {
	return explain(persist(ctx, func(ctx context.Context) error {
		answers := make([]jetstream.PubAckFuture, len(hosts))
		for i, host := range hosts {
			var err error
			if answers[i], err = t.js.PublishAsync(t.names.token(host), nil); err != nil {
				return err
			}
		}
		for _, a := range answers {
			select {
			case <-a.Ok():
			case err := <-a.Err():
				if !isThere(err) {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	}))
}

// isThere reports whether a token was refused because the host has one.
func isThere(err error) bool {
	var api *jetstream.APIError
	return errors.As(err, &api) && api.ErrorCode == codeStoreFailed && api.Description == "maximum messages per subject exceeded"
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
