package jetstream

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// tokens hands out the tokens of a shard: rows of the table that a consumer
// delivers, each to one worker at a time, and again when nothing was heard of it
// for Silence. One that is given back for a while is not seen before that has
// passed, whatever becomes of the worker or of a node of the cluster: so it is
// also the host's clock.
//
// Since tokens are rows, they come and go in the same commits as the links they
// stand for: see hold.go for who writes them when.
type tokens struct {
	nc     *nats.Conn
	js     jetstream.JetStream
	stream string

	inbox string
	sub   *nats.Subscription

	mu    sync.Mutex
	asked int       // tokens that the server is to send when it has them
	until time.Time // then it has forgotten that
	next  time.Time // not to be asked before
}

// token is a token that was delivered.
type token struct {
	tokenRow
	seq uint64 // version of its row
	msg *nats.Msg
}

const (
	pullWait = 2 * time.Second        // for which the server remembers that it is asked
	pullGap  = 200 * time.Millisecond // after it could not be
)

// listen begins to pass on what is delivered. It takes one subscription for good:
// what comes late, to who does not want it any more, is still heard, and goes
// back. Otherwise it would be missed until the server finds that out.
func (t *tokens) listen(take func(token), gone func()) (err error) {
	t.inbox = t.nc.NewInbox()
	t.sub, err = t.nc.Subscribe(t.inbox, func(m *nats.Msg) {
		if status := m.Header.Get("Status"); status != "" {
			t.ended(m, status, gone)
			return
		}
		t.mu.Lock()
		t.asked = max(t.asked-1, 0)
		t.mu.Unlock()
		if k, err := readDelivery(m); err == nil {
			take(k)
		}
	})
	return err
}

// close ends the subscription after what is on its way.
func (t *tokens) close() {
	if t.sub != nil {
		t.sub.Drain()
	}
}

// ended takes account of tokens that will not come of a request.
func (t *tokens) ended(m *nats.Msg, status string, gone func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	left, err := strconv.Atoi(m.Header.Get("Nats-Pending-Messages"))
	if err != nil {
		left = t.asked
	}
	t.asked = max(t.asked-left, 0)
	if status != statusTimeout { // a leader is lost, or a node ends; others will do
		t.next = time.Now().Add(pullGap)
		go gone()
	}
}

const statusTimeout = "408"

// want makes the server send n tokens, with those that it was asked for before.
func (t *tokens) want(n int) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	if now.After(t.until) {
		t.asked = 0
	}
	if n -= t.asked; n <= 0 || now.Before(t.next) {
		return nil
	}
	// The server serves those first who wait longest. If all waited equally long,
	// they would stay in the order in which they came, and the first got it all.
	wait := pullWait/4 + rand.N(pullWait)
	t.asked += n
	t.until = now.Add(2 * pullWait)
	request := marshal(map[string]any{"batch": n, "expires": wait})
	return t.nc.PublishRequest("$JS.API.CONSUMER.MSG.NEXT."+t.stream+"."+consumerName, t.inbox, request)
}

func readDelivery(m *nats.Msg) (token, error) {
	meta, err := m.Metadata()
	if err != nil {
		return token{}, fmt.Errorf("reading a token: %w", err)
	}
	r, err := readToken(m.Data)
	return token{r, meta.Sequence.Stream, m}, err
}

// later gives a token back, to be seen again after a while.
func (t token) later(wait time.Duration) error {
	return t.msg.NakWithDelay(max(wait, time.Millisecond))
}

// deleted reports whether the crawl was deleted.
func (t *tokens) deleted(ctx context.Context) bool {
	_, err := t.js.Stream(ctx, t.stream)
	return errors.Is(err, jetstream.ErrStreamNotFound)
}
