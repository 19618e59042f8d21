// Package jetstream keeps a frontier in NATS JetStream, so that workers on many
// machines share one crawl and none of them is needed for it to go on.
//
// # Two streams
//
// The stream of tokens is a work queue with one message for each host that has
// links waiting. The server delivers it to one worker, and to the next when that
// one has not been heard of for a while (Options.Silence). Who gets a host's token
// may take the host. Given back with a delay, it is also the host's clock, which
// the cluster keeps whatever becomes of its workers.
//
// The stream of the state is used as a table: a subject is a row, its last
// message what the row holds, the sequence of that its version.
//
//	k.<key>                 a link, by its key: waits or done; the seen-set
//	p.<host>.<band>.<name>  keys of links that wait, in their host's queue, 32 at most
//	h.<host>                a host: its clock and what came of its visits
//	i.<host>                what seldom changes of a host: robots.txt, lessons
//	c.<claim>               which link told a story first
//	r.<key>.<version>       a record
//	o.<lane>                counters of the links that a worker has offered
//	n.…                     notes
//	w.<worker>              a worker and when it was last there
//
// Completing a visit is one atomic batch over these rows, each with the version
// that it takes the place of: the link's end, the links found, the record, and
// the host's row as the fence. Taking a token writes the host's row, too. So a
// worker that was paused, cut off or slow finds that the row has moved on, and
// nothing of what it brings is kept: frontier.ErrLost. The next visit to a host
// may begin while the last one is committed, by the same worker.
//
// The rows p are only a way to find links: one is removed when none of its links
// waits any longer, and one that a crash leaves behind leads to links that are
// done.
//
// # Sizes and growth
//
// A link that waits has a row, and a thirty-second part of another. With addresses
// of 75 bytes and memos of 23, each of 400,000 took 275 bytes of the heap of a node
// and 390 bytes on its disk; while they came in, the server kept 50 MB more of what
// it had just written (TestSizes). A million links want a node of half a gigabyte.
// Two cores took in 52,000 new links a second on one node and 34,000 on three, the
// client's and the servers' work together. A single node that keeps files syncs
// each batch to the disk; with three, batches are kept in memory until they are
// agreed on.
//
// The three frontiers side by side, one caller that waits for each operation, two
// cores; BenchmarkMemory, BenchmarkSQLite and BenchmarkOneNode. Offers are of a
// hundred links, of which the time for one is told. Many workers at once share
// what a commit costs.
//
//	                      memory    SQLite    one node
//	links there before        1M        1M         20k
//	offer a new link        2 µs     94 µs       74 µs
//	offer a seen link       2 µs     14 µs        1 µs
//	lease and complete     10 µs    288 µs    4,600 µs
//
// Beyond ten million, rows of their own are too dear. The next step would be a
// shared subject for each host, in which all links found are appended, at a few
// bytes of memory each: its reader holds the host's token and so is alone, and
// can tell new ones by a set that it rebuilds from the subject. Splitting by
// hosts over several crawls does the same today.
//
// # The files
//
//	create.go    the streams; joining a crawl
//	frontier.go  Frontier; closing
//	names.go     streams, subjects, bands of ranks
//	rows.go      what rows hold
//	table.go     reading rows from replicas that may be behind; replies.go
//	known.go     rows that need not be read again
//	commit.go    atomic batches, several visits in one
//	tokens.go    the work queue of hosts
//	hold.go      taking a host, keeping it, giving it back
//	load.go      the next links of a host
//	lease.go     Lease, Extend, Abandon; when the crawl is drained
//	complete.go  Complete; draft.go puts its batch together
//	offer.go     Offer and Revisit
//	workers.go   workers, states, hosts; what status shows
//	notes.go     Note and SetNote
//	pieces.go    files that workers ship to collectors
//	records.go   Records, in the order of the stream
//	totals.go    Stats
//
// # Caveats
//
// Ranks order a host's links within bands, and exactly only among the first to
// come of a band. Clocks of workers should agree to a fraction of the delay, and
// far better than to half a Silence: the cluster counts the pauses, but a worker
// compares the host's clock, and who has held it since when, with its own.
//
// A server that is alone and has room for a part of a commit only makes that part.
// Nothing is lost by it: the visit is made again when there is room, and the record
// stays the one that is there.
//
// # Why no gap is too short
//
// A host's row says until when it may not be asked, and who holds it since when.
// The holder writes the row anew before a sixth of Silence has passed, and asks
// the host nothing once half of it has passed since a row that it knows to be
// kept; that is looked at when the bytes of a request are handed to the system.
// Another takes the host when the row says that the holder has ended, or when it
// is older than Silence. In this case it begins by writing a clock that runs from
// now: what was sent in the half of Silence before is at least a delay old when
// the host is next asked, and what the old holder brings is refused.
//
// What is left is a machine that stops for longer than half of Silence between
// its last look at the clock and the system's taking of the bytes, some
// instructions later. No fence can help there but one that the site itself would
// ask for.
package jetstream
