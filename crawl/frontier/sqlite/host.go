package sqlite

import (
	"database/sql"
	"errors"
	"iter"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/dbfile"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// Hosts yields them as they are read.
func (s *store) Hosts() iter.Seq2[frontier.HostCount, error] {
	return func(yield func(frontier.HostCount, error) bool) {
		rows, err := s.stmts["hosts"].Query()
		if err != nil {
			yield(frontier.HostCount{}, dbfile.Explain(err))
			return
		}
		defer rows.Close()
		words := map[string]string{} // one copy of each
		for rows.Next() {
			var c frontier.HostCount
			var next, delay int64
			err := rows.Scan(&c.Name, &next, &c.Why, &delay, &c.Pending)
			if _, ok := words[c.Why]; !ok {
				words[c.Why] = c.Why
			}
			c.Next, c.Delay, c.Why = unixtime.Time(next), time.Duration(delay), words[c.Why]
			if !yield(c, dbfile.Explain(err)) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(frontier.HostCount{}, dbfile.Explain(err))
		}
	}
}

func (s *store) Host(name string) (h frontier.Host, err error) {
	h.Name = name
	var next, delay, until, good int64
	var robots []byte
	err = s.stmts["host"].QueryRow(name).Scan(&next, &h.Why, &delay, &h.Fails, &robots, &until, &good, &h.RobotsFails, &h.Lessons)
	if errors.Is(err, sql.ErrNoRows) {
		return h, nil
	}
	if err != nil {
		return h, dbfile.Explain(err)
	}
	h.Next, h.Delay = unixtime.Time(next), time.Duration(delay)
	h.RobotsUntil, h.RobotsGood = unixtime.Time(until), unixtime.Time(good)
	if robots != nil {
		h.Robots = polite.ParseRobots(robots, "")
	}
	s.know(h)
	return h, nil
}

// know notes what the file has of a host. It is forgotten from time to time; then
// it is written once more than is needed.
func (s *store) know(h frontier.Host) {
	if len(s.known) > maxKnown {
		clear(s.known)
	}
	s.known[h.Name] = known{h.Robots, string(h.Lessons)}
}

// maxKnown is how many hosts are remembered, with what is written of them.
const maxKnown = 8192

// saveHost writes the clock, and what seldom changes only when it has.
func (s *store) saveHost(h frontier.Host) error {
	id, err := s.hostID(h.Name)
	if err != nil {
		return err
	}
	if err := s.exec("set host", unixtime.Nanos(h.Next), h.Why, int64(h.Delay), h.Fails,
		unixtime.Nanos(h.RobotsUntil), unixtime.Nanos(h.RobotsGood), h.RobotsFails, id); err != nil {
		return err
	}
	was := s.known[h.Name]
	if h.Robots != was.robots {
		text, err := h.Robots.MarshalText()
		if err != nil {
			return err
		}
		if err := s.exec("set robots", text, id); err != nil {
			return err
		}
	}
	if string(h.Lessons) != was.lessons {
		return s.exec("set lessons", h.Lessons, id)
	}
	return nil
}
