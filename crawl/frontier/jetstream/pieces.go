package jetstream

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/nats-io/nats.go/jetstream"
)

// Pieces are files that workers ship to collectors, by names that no two files
// share: the web archive's. They are kept in an object store of the crawl, which
// is made with the first.

// ShipPiece sends a file, unless it is there already.
func (f *Frontier) ShipPiece(ctx context.Context, name string, r io.Reader) error {
	store, err := f.js.ObjectStore(ctx, f.shards.home().names.pieces())
	if errors.Is(err, jetstream.ErrBucketNotFound) {
		store, err = f.createPieces(ctx)
	}
	if err != nil {
		return explain(err)
	}
	if _, err := store.GetInfo(ctx, name); err == nil {
		return nil
	}
	if _, err = store.Put(ctx, jetstream.ObjectMeta{Name: name}, r); err != nil {
		return fmt.Errorf("shipping %s: %w", name, explain(err))
	}
	return nil
}

// createPieces makes the store with as many replicas as the crawl has.
func (f *Frontier) createPieces(ctx context.Context) (jetstream.ObjectStore, error) {
	home := f.shards.home().names
	stream, err := f.js.Stream(ctx, home.stream())
	if err != nil {
		return nil, err
	}
	return f.js.CreateOrUpdateObjectStore(ctx, jetstream.ObjectStoreConfig{
		Bucket: home.pieces(), Replicas: stream.CachedInfo().Config.Replicas,
		Description: "files of the web archive of a crawl",
	})
}

// Pieces are the names of the files that were shipped, in order; none where
// nobody ships.
func (f *Frontier) Pieces(ctx context.Context) (names []string, err error) {
	store, err := f.js.ObjectStore(ctx, f.shards.home().names.pieces())
	if errors.Is(err, jetstream.ErrBucketNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(err)
	}
	list, err := store.List(ctx)
	if err != nil && !errors.Is(err, jetstream.ErrNoObjectsFound) {
		return nil, explain(err)
	}
	for _, o := range list {
		names = append(names, o.Name)
	}
	slices.Sort(names)
	return names, nil
}

// FetchPiece writes a file to w. Its digest is checked at the end: after an
// error, what was written is not the file.
func (f *Frontier) FetchPiece(ctx context.Context, name string, w io.Writer) error {
	store, err := f.js.ObjectStore(ctx, f.shards.home().names.pieces())
	if err != nil {
		return explain(err)
	}
	piece, err := store.Get(ctx, name)
	if err != nil {
		return fmt.Errorf("fetching %s: %w", name, explain(err))
	}
	defer piece.Close()
	if _, err = io.Copy(w, piece); err != nil {
		return fmt.Errorf("fetching %s: %w", name, err)
	}
	return nil
}
