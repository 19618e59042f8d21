package natstest

import (
	"errors"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
)

// A client finds its way through URLs before and after a node is killed.
func TestCluster(t *testing.T) {
	c := Start(t, 3, nil)
	nc, err := nats.Connect(c.URLs(), nats.MaxReconnects(-1), nats.ReconnectWait(10*time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	for i := range 3 {
		c.Kill(i)
		if c.Node(i) != nil {
			t.Errorf("node %d is still there", i)
		}
		c.Start(i)
		c.wait()
	}
	err = nc.FlushTimeout(time.Minute)
	if errors.Is(err, nats.ErrConnectionClosed) { // the old connection; it had not noticed yet
		err = nc.FlushTimeout(time.Minute)
	}
	if err != nil {
		t.Errorf("after each node was killed once: %v", err)
	}
}
