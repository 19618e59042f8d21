package sqlite

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/frontiertest"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

func TestSQLite(t *testing.T) {
	frontiertest.Run(t, func(t *testing.T, dir string, opts frontier.Options) frontier.Frontier {
		q, err := Open(dir, opts)
		if err != nil {
			t.Fatal(err)
		}
		return q
	}, frontiertest.CopyFiles)
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

func script(t testing.TB, dir, text string) {
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

// On a full disk nothing of a visit is kept, and with room again it is made once
// more.
func TestFull(t *testing.T) {
	dir := t.TempDir()
	s, err := open(filepath.Join(dir, File))
	if err != nil {
		t.Fatal(err)
	}
	q, err := frontier.New(s, frontier.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	limit := func(pages int) {
		if _, err := s.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
			t.Fatal(err)
		}
	}
	visit := func() error {
		l, err := q.Lease(ctx)
		if err != nil {
			t.Fatal(err)
		}
		_, err = q.Complete(ctx, l, frontier.Result{
			Record: &frontier.Record{JSON: bytes.Repeat([]byte("x"), 1<<20)},
			Links:  []frontier.Link{{Key: address.KeyOfText("b"), URL: "https://a/b", Host: "a"}},
			Tally:  map[string]int64{"pages": 1},
		})
		if err != nil {
			if err := q.Abandon(ctx, l); err != nil {
				t.Fatal(err)
			}
		}
		return err
	}
	if _, err := q.Offer(ctx, []frontier.Link{{Key: address.KeyOfText("a"), URL: "https://a/a", Host: "a"}}); err != nil {
		t.Fatal(err)
	}
	limit(30)
	if err := visit(); !errors.Is(err, ErrFull) {
		t.Fatalf("on a full disk: %v", err)
	}
	if st, err := q.Stats(ctx); err != nil || st.Seen != 1 || st.Records != 0 || st.Pending != 1 || st.Tally["pages"] != 0 {
		t.Errorf("half a visit was kept: %+v, %v", st, err)
	}
	limit(10_000)
	if err := visit(); err != nil {
		t.Fatal(err)
	}
	if st, err := q.Stats(ctx); err != nil || st.Seen != 2 || st.Records != 1 || st.Pending != 1 {
		t.Errorf("with room again: %+v, %v", st, err)
	}
}
