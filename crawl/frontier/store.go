package frontier

import (
	"iter"
	"time"
)

// Store keeps what a Queue must not forget. The Queue calls it from one
// goroutine at a time. Every method but Take and Put that changes anything does
// so whole or not at all.
type Store interface {
	// Hosts yields every host, with its clock and the number of its links that
	// wait.
	Hosts() iter.Seq2[HostCount, error]

	// Host is what the last Commit for the host has kept of it; the zero value,
	// but for the name, where there was none.
	Host(name string) (Host, error)

	// Clean reports whether the last process to use the store has closed it.
	Clean() bool

	// Insert adds links as Frontier.Offer does and returns the hosts of those
	// that are new, one entry for each link.
	Insert(links []Link) (hosts []string, err error)

	// Take finds the first link of host that waits, is due at now and is not
	// taken, and marks it as taken until Put or Commit; the mark is not kept.
	// Where there is none, ok is false and next is when one will be due, the
	// zero time for never.
	Take(host string, now time.Time) (l Link, next time.Time, ok bool, err error)

	// Put takes the mark of Take away.
	Put(l Link)

	// Commit does what Frontier.Complete describes, for the taken link l whose
	// host is now h.
	Commit(l Link, r Result, h Host) (Committed, error)

	// Revisit wakes done links that are due, and returns their hosts as Insert
	// does.
	Revisit(now time.Time) (hosts []string, err error)

	// Records returns at most limit records with a number above after.
	Records(after int64, limit int) ([]Stored, error)

	// Note and SetNote are Frontier's.
	Note(name string) ([]byte, error)
	SetNote(name string, value []byte) error

	// Totals fills in Stats.Seen, Records and Tally.
	Totals(*Stats) error

	// Close keeps the clocks of hosts that were asked for what was never
	// committed, and ends the store. Where they cannot be kept, it is not Clean.
	Close(asked []Host) error
}

// HostCount is a host with its clock, and how many of its links wait.
type HostCount struct {
	Name    string
	Next    time.Time
	Why     string
	Delay   time.Duration
	Pending int
}

// Committed is a Receipt with what the Queue needs to keep its counts.
type Committed struct {
	Receipt
	NewHosts []string // one entry for each new link, as Insert gives them
	Ended    []string // one entry, with its host, for each other link that was waiting and is done
}
