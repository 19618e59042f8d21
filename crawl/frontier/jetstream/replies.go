package jetstream

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"github.com/nats-io/nats.go"
)

// replies receives answers that come in several messages. One subscription
// serves all requests: a subscription for each would cost a cluster more than
// the answer does.
type replies struct {
	nc     *nats.Conn
	prefix string
	sub    *nats.Subscription

	mu   sync.Mutex
	next int64
	open map[string]chan *nats.Msg
}

func newReplies(nc *nats.Conn) (*replies, error) {
	r := &replies{nc: nc, prefix: nc.NewInbox() + ".", open: map[string]chan *nats.Msg{}}
	var err error
	r.sub, err = nc.Subscribe(r.prefix+"*", r.deliver)
	return r, err
}

func (r *replies) close() { r.sub.Unsubscribe() }

// deliver drops what nobody waits for any more.
func (r *replies) deliver(m *nats.Msg) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if c := r.open[last(m.Subject)]; c != nil {
		select {
		case c <- m:
		default: // more than was asked for
		}
	}
}

// Statuses of the server's answers.
const (
	statusEnd     = "204"
	statusNone    = "404"
	statusTooMany = "413"
	statusNobody  = "503"
)

// errTooMany: more rows match than a server tells of at a time.
var errTooMany = errors.New("too many rows match")

// ask sends a request and passes on what comes until a message with a status that
// ends it, which is returned. most is how many messages the answer has at the
// most, without that.
func (r *replies) ask(ctx context.Context, subject string, data []byte, most int, each func(*nats.Msg)) (end *nats.Msg, err error) {
	c := make(chan *nats.Msg, most+1)
	r.mu.Lock()
	r.next++
	id := strconv.FormatInt(r.next, 36)
	r.open[id] = c
	r.mu.Unlock()
	defer func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.open, id)
	}()
	if err := r.nc.PublishRequest(subject, r.prefix+id, data); err != nil {
		return nil, err
	}
	for {
		select {
		case m := <-c:
			switch status := m.Header.Get("Status"); status {
			case "":
				each(m)
			case statusEnd, statusNone:
				return m, nil
			case statusTooMany:
				return nil, errTooMany
			case statusNobody:
				return nil, nats.ErrNoResponders
			default:
				return nil, fmt.Errorf("%s %s", status, m.Header.Get("Description"))
			}
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}
