package frontier

import (
	"container/heap"
	"iter"
	"maps"
	"slices"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// NewMemory is a Queue that forgets everything when the process ends. It needs
// about 400 bytes for each link it has seen, and the size of each record.
func NewMemory(opts Options) *Queue {
	q, err := New(&memory{
		links:  map[address.Key]*entry{},
		hosts:  map[string]*shelf{},
		kept:   map[string]*Host{},
		claims: map[address.Key]address.Key{},
		tally:  map[string]int64{},
		notes:  map[string][]byte{},
	}, opts)
	if err != nil {
		panic(err) // an empty memory has nothing to fail with
	}
	return q
}

type memory struct {
	links   map[address.Key]*entry
	hosts   map[string]*shelf
	kept    map[string]*Host
	claims  map[address.Key]address.Key // identity of a story: the link that told it
	records []Stored
	tally   map[string]int64
	notes   map[string][]byte
	seq     int64
}

// entry is a link that was seen.
type entry struct {
	Link
	seq   int64 // order of arrival
	state state
	again bool // was visited before
	index int  // in the heap of its shelf
	later bool
}

type state uint8

const (
	waiting state = iota
	taken
	done
)

// shelf holds the waiting links of one host: those that are due by rank, the
// others by time.
type shelf struct {
	due, later entries
}

func (m *memory) Hosts() iter.Seq2[HostCount, error] {
	return func(func(HostCount, error) bool) {}
}

func (m *memory) Host(name string) (Host, error) {
	if h, ok := m.kept[name]; ok {
		return *h, nil
	}
	h := Host{}
	h.Name = name
	return h, nil
}

func (m *memory) Clean() bool { return true }

func (m *memory) Insert(links []Link) (hosts []string, err error) {
	for _, l := range links {
		e := m.links[l.Key]
		switch {
		case e == nil:
			m.seq++
			m.wait(&entry{Link: l, seq: m.seq})
			hosts = append(hosts, l.Host)
		case e.state == waiting && !e.again && e.Due.IsZero() && l.Rank < e.Rank:
			m.remove(e)
			e.Rank, e.Memo = l.Rank, l.Memo
			m.wait(e)
		}
	}
	return hosts, nil
}

func (m *memory) wait(e *entry) {
	s := m.hosts[e.Host]
	if s == nil {
		s = &shelf{later: entries{byTime: true}}
		m.hosts[e.Host] = s
	}
	m.links[e.Key] = e
	e.state = waiting
	if e.later = !e.Due.IsZero(); e.later {
		heap.Push(&s.later, e)
	} else {
		heap.Push(&s.due, e)
	}
}

func (m *memory) remove(e *entry) {
	s := m.hosts[e.Host]
	if e.later {
		heap.Remove(&s.later, e.index)
	} else {
		heap.Remove(&s.due, e.index)
	}
}

func (m *memory) Take(host string, now time.Time) (Link, time.Time, bool, error) {
	s := m.hosts[host]
	if s == nil {
		return Link{}, time.Time{}, false, nil
	}
	for len(s.later.list) > 0 && !s.later.list[0].Due.After(now) {
		e := heap.Pop(&s.later).(*entry)
		e.later = false
		heap.Push(&s.due, e)
	}
	if len(s.due.list) == 0 {
		if len(s.later.list) == 0 {
			return Link{}, time.Time{}, false, nil
		}
		return Link{}, s.later.list[0].Due, false, nil
	}
	e := heap.Pop(&s.due).(*entry)
	e.state = taken
	return e.Link, time.Time{}, true, nil
}

func (m *memory) Put(l Link) { m.wait(m.links[l.Key]) }

func (m *memory) Commit(l Link, r Result, h Host) (c Committed, err error) {
	m.kept[h.Name] = &h
	for name, n := range r.Tally {
		m.tally[name] += n
	}
	e := m.links[l.Key]
	if c.Again = m.takeAgain(e, r.Again); !c.Again {
		e.state, e.Memo, e.Due = done, r.Next, r.Due
		m.keep(e.Key, r.Record, &c.Receipt)
	}
	for _, k := range r.Aliases {
		if ended, ok := m.alias(k.Key); ok {
			c.Ended = append(c.Ended, ended)
		}
	}
	c.NewHosts, err = m.Insert(r.Links)
	c.Fresh = len(c.NewHosts)
	return c, err
}

func (m *memory) takeAgain(e *entry, again *Link) bool {
	if again == nil {
		return false
	}
	if again.Key != e.Key {
		if m.links[again.Key] != nil {
			return false
		}
		m.alias(again.Key)
	}
	key := e.Key
	e.Link = *again
	e.Key = key
	m.wait(e)
	return true
}

// alias makes a key seen, and ends the link that waits under it.
func (m *memory) alias(k address.Key) (host string, ended bool) {
	e := m.links[k]
	if e == nil {
		m.links[k] = &entry{Link: Link{Key: k}, state: done}
		return "", false
	}
	if e.state != waiting {
		return "", false
	}
	m.remove(e)
	e.state = done
	return e.Host, true
}

func (m *memory) keep(k address.Key, r *Record, receipt *Receipt) {
	if r == nil {
		return
	}
	for _, c := range r.Claims {
		if owner, ok := m.claims[c.Key]; ok && owner != k {
			receipt.Copy = true
			m.tally[TallyCopies]++
			return
		}
	}
	for _, c := range r.Claims {
		m.claims[c.Key] = k
	}
	receipt.Kept = true
	m.records = append(m.records, Stored{Seq: int64(len(m.records)) + 1, JSON: r.JSON, Origin: r.Origin})
}

func (m *memory) Revisit(now time.Time) (hosts []string, err error) {
	for _, k := range slices.SortedFunc(maps.Keys(m.links), func(a, b address.Key) int {
		return int(m.links[a].seq - m.links[b].seq)
	}) {
		e := m.links[k]
		if e.state == done && !e.Due.IsZero() && !e.Due.After(now) {
			e.Due, e.again = time.Time{}, true
			m.wait(e)
			hosts = append(hosts, e.Host)
		}
	}
	return hosts, nil
}

func (m *memory) Records(after int64, limit int) (out []Stored, err error) {
	for i := after; i < int64(len(m.records)) && len(out) < limit; i++ {
		out = append(out, m.records[i])
	}
	return out, nil
}

func (m *memory) Note(name string) ([]byte, error) { return m.notes[name], nil }

func (m *memory) SetNote(name string, value []byte) error {
	m.notes[name] = value
	return nil
}

func (m *memory) Totals(s *Stats) error {
	s.Seen, s.Records = int64(len(m.links)), int64(len(m.records))
	maps.Copy(s.Tally, m.tally)
	return nil
}

func (m *memory) Close([]Host) error { return nil }

// entries is a heap by rank, or by time, and then by arrival.
type entries struct {
	list   []*entry
	byTime bool
}

func (h *entries) Len() int { return len(h.list) }

func (h *entries) Less(i, j int) bool {
	a, b := h.list[i], h.list[j]
	if h.byTime && !a.Due.Equal(b.Due) {
		return a.Due.Before(b.Due)
	}
	if a.Rank != b.Rank {
		return a.Rank < b.Rank
	}
	return a.seq < b.seq
}

func (h *entries) Swap(i, j int) {
	h.list[i], h.list[j] = h.list[j], h.list[i]
	h.list[i].index, h.list[j].index = i, j
}

func (h *entries) Push(x any) {
	e := x.(*entry)
	e.index = len(h.list)
	h.list = append(h.list, e)
}

func (h *entries) Pop() any {
	e := h.list[len(h.list)-1]
	h.list = h.list[:len(h.list)-1]
	return e
}
