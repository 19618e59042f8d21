package jetstream

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
)

// puller asks the shards for tokens while there are more goroutines than links to
// give them.
type puller struct {
	keeper  *keeper
	shards  shards
	waiting atomic.Int64   // goroutines in Lease
	opening []atomic.Int64 // hosts that are being taken, by shard
}

// maxPulls is how many tokens are asked for at a time.
const maxPulls = 64

// listen begins to open the hosts of tokens, by run, in the background. Those
// that come after the end go back.
func (p *puller) listen(ctx context.Context, run func(func() error) bool) error {
	for i, s := range p.shards {
		take := func(t token) {
			p.opening[i].Add(1)
			if !run(func() error {
				defer p.opening[i].Add(-1)
				return p.keeper.open(ctx, s, t)
			}) {
				t.later(0)
			}
		}
		gone := func() {
			if ctx.Err() == nil && s.tokens.deleted(ctx) {
				run(func() error { return errDeleted })
			}
		}
		if err := s.tokens.listen(take, gone); err != nil {
			return err
		}
	}
	return nil
}

var errDeleted = fmt.Errorf("%w any more", ErrUnknown)

// more asks for as many tokens as are wanted, if any are.
func (p *puller) more(sated bool) (err error) {
	if sated {
		return nil
	}
	wanted := min(p.waiting.Load(), maxPulls)
	each := (wanted + int64(len(p.shards)) - 1) / int64(len(p.shards))
	for i, s := range p.shards {
		err = errors.Join(err, s.tokens.want(int(each-p.opening[i].Load())))
	}
	return err
}

func (p *puller) close() {
	for _, s := range p.shards {
		s.tokens.close()
	}
}
