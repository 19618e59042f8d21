package jetstream

import "context"

// Note is up to date with what this worker has set, and may lag behind what
// others have just set.
func (f *Frontier) Note(ctx context.Context, name string) ([]byte, error) {
	f.mu.Lock()
	at := f.noted
	f.mu.Unlock()
	r, err := f.table.one(ctx, at, f.names.note(name))
	return r.data, err
}

func (f *Frontier) SetNote(ctx context.Context, name string, value []byte) error {
	seq, err := f.table.commit(ctx, []write{{f.names.note(name), value, anyVersion}})
	f.mu.Lock()
	defer f.mu.Unlock()
	f.noted = max(f.noted, seq)
	return err
}
