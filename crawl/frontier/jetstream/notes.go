package jetstream

import (
	"context"
	"sync"
)

// notes keeps values about the crawl as a whole.
type notes struct {
	home *shard

	mu  sync.Mutex
	set uint64 // version of the last that was written here
}

func (n *notes) get(ctx context.Context, name string) ([]byte, error) {
	n.mu.Lock()
	at := n.set
	n.mu.Unlock()
	r, err := n.home.table.one(ctx, at, n.home.names.note(name))
	return r.data, err
}

func (n *notes) put(ctx context.Context, name string, value []byte) error {
	seq, err := n.home.table.put(ctx, n.home.names.note(name), value)
	n.mu.Lock()
	defer n.mu.Unlock()
	n.set = max(n.set, seq)
	return err
}
