package sqlite

import (
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

func (s *store) Commit(l frontier.Link, r frontier.Result, h frontier.Host) (frontier.Committed, error) {
	var c frontier.Committed
	err := s.atomic(func() (err error) {
		c, err = s.commit(l, r, h)
		return err
	})
	if err != nil {
		return frontier.Committed{}, err
	}
	s.Put(l)
	s.know(h)
	return c, nil
}

func (s *store) commit(l frontier.Link, r frontier.Result, h frontier.Host) (c frontier.Committed, err error) {
	if err := s.saveHost(h); err != nil {
		return c, err
	}
	if len(r.Tally) > 0 {
		if err := s.execJSON("tally", r.Tally); err != nil {
			return c, err
		}
	}
	if c.Again, err = s.again(l, r.Again); err != nil {
		return c, err
	}
	if !c.Again {
		if err := s.exec("end link", l.Key[:], unixtime.Nanos(r.Due), r.Next); err != nil {
			return c, err
		}
		if err := s.keep(l.Key, r.Record, &c.Receipt); err != nil {
			return c, err
		}
	}
	for _, k := range r.Aliases {
		host, ended, err := s.alias(k.Key)
		if err != nil {
			return c, err
		}
		if ended {
			c.Ended = append(c.Ended, host)
		}
	}
	c.NewHosts, err = s.insert(r.Links)
	c.Fresh = len(c.NewHosts)
	return c, err
}

func (s *store) again(l frontier.Link, again *frontier.Link) (bool, error) {
	if again == nil {
		return false, nil
	}
	if again.Key != l.Key {
		err := s.stmts["state of"].QueryRow(again.Key[:]).Scan(new(any), new(any))
		if err == nil {
			return false, nil
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return false, err
		}
		if err := s.exec("add alias", again.Key[:]); err != nil {
			return false, err
		}
	}
	id, err := s.hostID(again.Host)
	if err != nil {
		return false, err
	}
	return true, s.exec("again", l.Key[:], id, again.Rank, unixtime.Nanos(again.Due), again.URL, again.Memo)
}

// alias makes a key seen, and ends the link that waits under it.
func (s *store) alias(k key) (host string, ended bool, err error) {
	var state int
	var name sql.NullString
	err = s.stmts["state of"].QueryRow(k[:]).Scan(&state, &name)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return "", false, s.exec("add alias", k[:])
	case err != nil || state == 1 || s.taken[name.String][k]:
		return "", false, err
	}
	return name.String, true, s.exec("end alias", k[:])
}

// keep stores a record unless its story was told before.
func (s *store) keep(k key, r *frontier.Record, receipt *frontier.Receipt) error {
	if r == nil {
		return nil
	}
	var claims []string
	for _, c := range r.Claims {
		claims = append(claims, hex.EncodeToString(c.Key[:]))
	}
	text, err := json.Marshal(claims)
	if err != nil {
		return err
	}
	var others int
	if err := s.stmts["claimed"].QueryRow(string(text), k[:]).Scan(&others); err != nil {
		return err
	}
	if others > 0 {
		receipt.Copy = true
		return s.execJSON("tally", map[string]int64{frontier.TallyCopies: 1})
	}
	if err := s.exec("claim", string(text), k[:]); err != nil {
		return err
	}
	receipt.Kept = true
	return s.exec("record", r.JSON, r.Origin)
}
