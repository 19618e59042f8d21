// Package frontier keeps the links that a crawl has still to visit, the clocks
// of the hosts they lie on, and what came of the visits.
//
// A [Frontier] hands out one link at a time under a lease. The lease is the
// right to touch the link's host: while it is out, no more leases of the same
// host are given than the crawl allows connections, and none before the host's
// clock permits it. Completing a lease is one step that happens whole or not at
// all: the link's end, the links found on the page, the finished record and the
// host's new clock are kept together, so that after any crash what was in
// flight is done again and what was done is not.
//
// [Queue] is the Frontier of a single process. It keeps hosts and leases in
// memory and leaves everything that must last to a [Store]: [NewMemory] here,
// or the SQLite file of package sqlite. Package frontiertest has the suite that
// every Frontier passes.
package frontier

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
)

// Errors of a Frontier.
var (
	// ErrDrained: nothing waits and nothing is leased. The crawl is finished.
	ErrDrained = errors.New("frontier: no links left")

	// ErrLost: the lease has run out and may have been given to another. What
	// came of the visit must be thrown away.
	ErrLost = errors.New("frontier: lease lost")
)

// Frontier is the memory of a crawl. Its methods may be called by many
// goroutines at once.
type Frontier interface {
	// Offer adds the links whose keys were never seen. A link that still waits
	// for its first visit takes the rank and the memo of a better-ranked offer,
	// but one that is due at a time of its own does not: it was tried before.
	// It returns how many were new.
	Offer(ctx context.Context, links []Link) (fresh int, err error)

	// Lease waits until some host may be asked and hands out the link of that
	// host with the lowest rank, of equal ones the one offered first. While a link
	// with a rank below zero is out, no other of its host is given: it comes
	// before the rest, and may bring more that does. It fails with ErrDrained when
	// nothing is left to wait for.
	Lease(ctx context.Context) (*Lease, error)

	// Extend keeps a lease for another full time, or fails with ErrLost.
	Extend(ctx context.Context, l *Lease) error

	// Complete ends a lease with what came of the visit, or fails with ErrLost
	// and keeps nothing.
	Complete(ctx context.Context, l *Lease, r Result) (Receipt, error)

	// Abandon gives a lease back as if it had never been taken, except that the
	// host may have been asked until now.
	Abandon(ctx context.Context, l *Lease) error

	// Revisit makes the visited links wait again that are due at now, and
	// returns how many.
	Revisit(ctx context.Context, now time.Time) (int, error)

	// Records yields the finished records with a number above after, in order.
	// It ends at the last one; records finished meanwhile may be among them.
	Records(ctx context.Context, after int64) iter.Seq2[Stored, error]

	// Note and SetNote keep a value about the crawl as a whole, such as the seeds
	// it began with. Note is nil for a name that was never set.
	Note(ctx context.Context, name string) ([]byte, error)
	SetNote(ctx context.Context, name string, value []byte) error

	// Stats tells where the crawl stands.
	Stats(ctx context.Context) (Stats, error)

	Close() error
}

// Link is an address to visit.
type Link struct {
	Key  address.Key // identity: a key is visited once
	URL  string
	Host string    // whose clock counts, as address.HostOf gives it
	Rank int64     // lower is sooner; below zero, before all others of the host
	Due  time.Time // not before; the zero time is at once

	// Memo is the crawl's own, for when the link's turn comes. It is kept as it
	// is.
	Memo []byte
}

// Host is all that is remembered of a host.
type Host struct {
	polite.Host

	// Lessons is the crawl's own: what it has learned of the host's addresses.
	Lessons []byte
}

// Lease is the right to visit a link.
type Lease struct {
	Link Link
	Host Host  // as it was when the lease was given; a copy
	ID   int64 // the frontier's own
}

// Result is what came of a visit.
type Result struct {
	// Again takes the place of the link and waits for a further visit, under
	// the same key unless it has one of its own. Such a new key counts as seen
	// from now on; if it was seen before, Again is dropped, and the rest of the
	// Result holds as if it had not been there.
	Again *Link

	// Next is the memo of a link that is now done, and Due when Revisit may
	// wake it; the zero time is never.
	Next []byte
	Due  time.Time

	// Links found; they are offered.
	Links []Link

	// Aliases are further addresses of the same page. Those that wait are done.
	Aliases []Ref

	// Record is the finished record, nil where there is none. It is left out
	// while Again is taken.
	Record *Record

	// Unasked is true where the host was sent nothing: then its clock is as if the
	// lease had not been given, and the next may follow at once.
	Unasked bool

	// Host changes what is known of the host. It is called once, with the
	// present state, and must do nothing else. Nil changes nothing.
	Host func(*Host)

	// Lessons gives what the crawl has learned of the host by now, and may be nil.
	// A frontier that others share calls it when it leaves the host to them.
	Lessons func() []byte

	// Tally is added to the crawl's counters.
	Tally map[string]int64
}

// Ref refers to an address by its key. With its host, a frontier that is spread
// over several places finds the one that is responsible for it: all that refer to
// a key name hosts of the same registered domain.
type Ref struct {
	Key  address.Key
	Host string
}

// TallyCopies is the counter that Complete itself adds to, for each record that
// is left out as a copy.
const TallyCopies = "copies"

// Record is a finished record.
type Record struct {
	// Claims identify the story. If a record of another link has one of them,
	// this one is a copy and is left out. They are in the order of their keys.
	Claims []Ref

	// JSON is the record in one line, without a line feed.
	JSON []byte

	// Origin says where the bytes lie that the record was made from, in the words
	// of the archive that keeps them. It is kept as it is; empty where there is
	// no archive.
	Origin []byte
}

// Stored is a record with its number: 1 for the first, without gaps.
type Stored struct {
	Seq    int64
	JSON   []byte
	Origin []byte // empty where none was given
}

// Receipt tells what Complete made of a Result.
type Receipt struct {
	Fresh int  // links that were new
	Again bool // Again was taken
	Kept  bool // the record was given and taken
	Copy  bool // the record was left out as a copy
}

// Stats is where a crawl stands.
type Stats struct {
	Pending int64 // links that wait or are leased
	Seen    int64 // keys ever seen
	Records int64
	Leased  int

	Hosts   int             // hosts with links that wait
	Waiting map[string]Wait // of these, those whose time has not come, by what they wait for

	Tally map[string]int64
}

// What hosts wait for. All others are failures after which hosts rest.
const (
	WhyDelay = polite.WhyDelay // the gap between two requests, of a host that is well
	WhyRetry = "retry"         // links that are not due yet
)

// Wait is how many hosts wait for the same, and when the last of them may be
// asked again.
type Wait struct {
	Hosts int
	Until time.Time
}

// Add counts one more host.
func (w Wait) Add(until time.Time) Wait {
	w.Hosts++
	if until.After(w.Until) {
		w.Until = until
	}
	return w
}
