package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/dbfile"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// ctx is for database/sql, which wants one. Statements on a local file are
// short, and half of a result is never kept, so there is nothing to cancel.
var ctx = context.Background()

type key = address.Key

// store is a frontier.Store. Links that are taken stay in the file as waiting,
// so that a crash gives them back by itself; taken is what sets them apart.
type store struct {
	db    *sql.DB
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
	clean bool
	ids   map[string]int64        // of hosts
	taken map[string]map[key]bool // by host

	// known are the robots and lessons that the file has, so that they are
	// written only when they change.
	known map[string]known
}

type known struct {
	robots  *polite.Robots
	lessons string
}

func (s *store) Clean() bool { return s.clean }

// atomic runs f in a transaction.
func (s *store) atomic(f func() error) error {
	if _, err := s.stmts["begin"].Exec(); err != nil {
		return dbfile.Explain(err)
	}
	err := f()
	if err == nil {
		_, err = s.stmts["commit"].Exec()
	}
	if err != nil {
		s.stmts["rollback"].Exec() // fails where SQLite has already done so
		clear(s.ids)               // may have ids of hosts that are not there
	}
	return dbfile.Explain(err)
}

func (s *store) exec(name string, args ...any) error {
	_, err := s.stmts[name].Exec(args...)
	return err
}

// execJSON runs a statement with v as JSON.
func (s *store) execJSON(name string, v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return s.exec(name, string(text))
}

// changed runs a statement and reports whether it changed a row.
func (s *store) changed(name string, args ...any) (bool, error) {
	res, err := s.stmts[name].Exec(args...)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// hostID finds the row of a host, or makes it.
func (s *store) hostID(name string) (int64, error) {
	if id, ok := s.ids[name]; ok {
		return id, nil
	}
	var id int64
	err := s.stmts["host id"].QueryRow(name).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = s.stmts["add host"].QueryRow(name).Scan(&id)
	}
	if len(s.ids) > maxIDs {
		clear(s.ids)
	}
	if err == nil {
		s.ids[name] = id
	}
	return id, err
}

// maxIDs is how many hosts' ids are remembered.
const maxIDs = 1 << 16

func (s *store) Insert(links []frontier.Link) (hosts []string, err error) {
	err = s.atomic(func() error {
		hosts, err = s.insert(links)
		return err
	})
	return hosts, err
}

func (s *store) insert(links []frontier.Link) (hosts []string, err error) {
	for _, l := range links {
		id, err := s.hostID(l.Host)
		if err != nil {
			return nil, err
		}
		fresh, err := s.changed("add link", l.Key[:], id, l.Rank, unixtime.Nanos(l.Due), l.URL, l.Memo)
		if err != nil {
			return nil, err
		}
		if fresh {
			hosts = append(hosts, l.Host)
		} else if err := s.exec("raise link", l.Key[:], l.Rank, l.Memo); err != nil {
			return nil, err
		}
	}
	return hosts, nil
}

// Take skips the links that are taken: there are never more than the
// connections to the host.
func (s *store) Take(host string, now time.Time) (frontier.Link, time.Time, bool, error) {
	l := frontier.Link{Host: host}
	id, err := s.hostID(host)
	if err != nil {
		return l, time.Time{}, false, dbfile.Explain(err)
	}
	taken := s.taken[host]
	rows, err := s.stmts["take"].Query(id, now.UnixNano(), len(taken)+1)
	if err != nil {
		return l, time.Time{}, false, dbfile.Explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		var k []byte
		var due int64
		if err := rows.Scan(&k, &l.URL, &l.Rank, &due, &l.Memo); err != nil {
			return l, time.Time{}, false, dbfile.Explain(err)
		}
		l.Key, l.Due = key(k), unixtime.Time(due)
		if !taken[l.Key] {
			s.mark(host, l.Key)
			return l, time.Time{}, true, nil
		}
	}
	if err := rows.Err(); err != nil {
		return l, time.Time{}, false, dbfile.Explain(err)
	}
	rows.Close()
	var due int64
	err = s.stmts["next due"].QueryRow(id, now.UnixNano()).Scan(&due)
	return frontier.Link{}, unixtime.Time(due), false, dbfile.Explain(err)
}

func (s *store) mark(host string, k key) {
	if s.taken[host] == nil {
		s.taken[host] = map[key]bool{}
	}
	s.taken[host][k] = true
}

func (s *store) Put(l frontier.Link) {
	if delete(s.taken[l.Host], l.Key); len(s.taken[l.Host]) == 0 {
		delete(s.taken, l.Host)
	}
}

func (s *store) Revisit(now time.Time) (hosts []string, err error) {
	err = s.atomic(func() error {
		hosts, err = column[string](s.stmts["due"], now.UnixNano())
		if err != nil {
			return err
		}
		return s.exec("wake", now.UnixNano())
	})
	return hosts, err
}

func column[T any](stmt *sql.Stmt, args ...any) (out []T, err error) {
	rows, err := stmt.Query(args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var v T
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

func (s *store) Records(after int64, limit int) (out []frontier.Stored, err error) {
	rows, err := s.stmts["records"].Query(after, limit)
	if err != nil {
		return nil, dbfile.Explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		var r frontier.Stored
		if err := rows.Scan(&r.Seq, &r.JSON, &r.Origin); err != nil {
			return nil, dbfile.Explain(err)
		}
		out = append(out, r)
	}
	return out, dbfile.Explain(rows.Err())
}

func (s *store) Note(name string) (value []byte, err error) {
	err = s.stmts["note"].QueryRow(name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return value, dbfile.Explain(err)
}

func (s *store) SetNote(name string, value []byte) error {
	return dbfile.Explain(s.exec("set note", name, value))
}

func (s *store) Totals(t *frontier.Stats) error {
	if err := s.stmts["seen"].QueryRow().Scan(&t.Seen); err != nil {
		return dbfile.Explain(err)
	}
	if err := s.stmts["recorded"].QueryRow().Scan(&t.Records); err != nil {
		return dbfile.Explain(err)
	}
	rows, err := s.stmts["tallies"].Query()
	if err != nil {
		return dbfile.Explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var n int64
		if err := rows.Scan(&name, &n); err != nil {
			return dbfile.Explain(err)
		}
		t.Tally[name] = n
	}
	return dbfile.Explain(rows.Err())
}

func (s *store) Close(asked []frontier.Host) error {
	err := s.atomic(func() error {
		for _, h := range asked {
			if err := s.saveHost(h); err != nil {
				return err
			}
		}
		return s.exec("set note", "closed", []byte("1"))
	})
	for _, stmt := range s.stmts {
		stmt.Close()
	}
	return errors.Join(err, s.conn.Close(), s.db.Close())
}
