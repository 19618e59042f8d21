package sqlite

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/frontiertest"
)

func TestSQLite(t *testing.T) {
	frontiertest.Run(t, func(t *testing.T, dir string, opts frontier.Options) frontier.Frontier {
		q, err := Open(dir, opts)
		if err != nil {
			t.Fatal(err)
		}
		return q
	}, true)
}

func TestOpenErrors(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(t *testing.T, dir string)
		want error
	}{
		{"no database", func(t *testing.T, dir string) {
			os.WriteFile(filepath.Join(dir, File), []byte("this is a text, and a longer one than any header of a database"), 0o666)
		}, ErrForeign},
		{"another program's", func(t *testing.T, dir string) { script(t, dir, "CREATE TABLE x (y)") }, ErrForeign},
		{"a newer version", func(t *testing.T, dir string) {
			q, err := Open(dir, frontier.Options{})
			if err != nil {
				t.Fatal(err)
			}
			q.Close()
			script(t, dir, "PRAGMA user_version = 99")
		}, ErrNewer},
		{"in use", func(t *testing.T, dir string) {
			q, err := Open(dir, frontier.Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { q.Close() })
		}, ErrInUse},
	} {
		dir := t.TempDir()
		tt.make(t, dir)
		q, err := Open(dir, frontier.Options{})
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
		if err == nil {
			q.Close()
		}
	}
}

func script(t *testing.T, dir, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, File))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(text); err != nil {
		t.Fatal(err)
	}
}
