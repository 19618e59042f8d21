package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"

	"github.com/tearsheet-news/tearsheet/crawl/internal/dbfile"
)

// Check lets SQLite look for damage to the frontier in dir, and calls tell for what
// it finds: tables and indexes that contradict themselves or each other, not what
// they hold. It changes nothing. A frontier that is not there is fs.ErrNotExist,
// and one that a crawl has open is ErrInUse. To look at one that a crawl
// has left in the midst takes some room on its disk, or it is ErrFull.
func Check(ctx context.Context, dir string, tell func(error)) error {
	file := filepath.Join(dir, File)
	if _, err := os.Stat(file); err != nil {
		return err
	}
	err := check(ctx, file, "mode=ro", tell)
	if errors.Is(err, dbfile.ErrOpen) || errors.Is(err, dbfile.ErrReadOnly) {
		err = check(ctx, file, "mode=ro&immutable=1", tell) // nobody can be writing to it
	}
	return err
}

func check(ctx context.Context, file, mode string, tell func(error)) error {
	db, err := sql.Open("sqlite", dbfile.URL(file, mode))
	if err != nil {
		return err
	}
	defer db.Close()
	return dbfile.Integrity(ctx, db, File, tell)
}
