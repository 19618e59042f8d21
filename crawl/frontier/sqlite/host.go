package sqlite

import (
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

func (s *store) readHosts() (out []frontier.HostCount, err error) {
	rows, err := s.stmts["hosts"].Query()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	s.known = map[string]known{}
	for rows.Next() {
		var c frontier.HostCount
		var next, delay, until, good int64
		var robots []byte
		h := &c.Host
		if err := rows.Scan(&h.Name, &next, &h.Why, &delay, &h.Fails, &robots,
			&until, &good, &h.RobotsFails, &h.Lessons, &c.Pending); err != nil {
			return nil, err
		}
		h.Next, h.Delay = unixtime.Time(next), time.Duration(delay)
		h.RobotsUntil, h.RobotsGood = unixtime.Time(until), unixtime.Time(good)
		if robots != nil {
			h.Robots = polite.ParseRobots(robots, "")
		}
		s.known[h.Name] = known{h.Robots, string(h.Lessons)}
		out = append(out, c)
	}
	return out, rows.Err()
}

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
