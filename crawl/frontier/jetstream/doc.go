// Package jetstream keeps a frontier in NATS JetStream, so that workers on many
// machines share one crawl and none of them is needed for it to go on.
//
// # A stream as a table
//
// A crawl has one stream or several. Each is used as a table: a subject is a row,
// its last message what the row holds, the sequence of that its version.
//
//	k.<key>                    a link, by its key: waits or done; the seen-set
//	p.<host>.<band>.…          keys of links that wait, in their host's queue, 32 at most
//	t.<host>                   the host's token: it has links; when to look at it next
//	h.<host>                   a host: its clock, and who has it
//	i.<host>                   what seldom changes of a host: robots.txt, lessons
//	c.<claim>                  which link told a story first
//	r.<key>.<version>          a record
//	o.<lane>                   what a worker has counted
//	l.<n>, n.…, w.<worker>     in the first stream: the order of records, notes, workers
//
// All that changes is committed in atomic batches over these rows, each with the
// version that it takes the place of. There are three ideas.
//
// A token is a row and a message. A consumer delivers the rows t to workers, each
// to one, and to another when that one has not been heard of for a while
// (Options.Silence). Given back for later, a token is also the host's clock, which
// the cluster keeps whatever becomes of its workers. Since it is a row, it is
// written in the same commit as the first links that it stands for, and whoever
// finds links makes the commit depend on it: no host with links is without one
// (keeper.go).
//
// The host's row is the fence. Taking a host writes it, with who has it since when,
// and so does the end of each visit: one commit of the link's end, the links found,
// the record, the host. A worker that was paused, cut off or slow finds that the row
// has moved on, and nothing of what it brings is kept: frontier.ErrLost. The next
// visit to a host may begin while the last one is committed, by the same worker,
// which keeps a host for some seconds.
//
// A question costs what matches. Rows are asked for by their subjects, of which
// servers keep a tree; nothing on the way of a visit makes a server look through
// messages (table.go). A server tells of 1,024 rows at a time, so the rows of a long
// queue are in buckets, and one of these is asked for (queue.go).
//
// # Several streams
//
// One stream has one leader, through which all its writes go. Options.Streams
// spreads the hosts over several, by the hash of their registered domain, with
// leaders on different nodes: one for a small crawl, four to sixteen for thousands of
// hosts on three nodes or more. A visit is one commit to the stream of its host;
// what it brings for others is done once as well, whatever is cut off
// (elsewhere.go, claims.go). Records have one order for all readers (records.go).
//
// # Sizes
//
// A link that waits has a row, and a thirty-second part of another. With addresses
// of 75 bytes and memos of 23, each of 200,000 took 232 bytes of the heap of a node
// and 337 bytes on its disk; while they came in, the server kept 79 bytes more of
// what it had just written (TestSizes). A hundred bytes of that on the disk are
// headers by which a batch is made, which stay with the message. A server's process
// is larger than its heap by what the garbage collector wants, up to twice as large:
// a million links want a node of half a gigabyte, ten million one of five.
//
// A host without links has two rows and no token; one that has links waits in the
// memory of the consumer as well.
//
// Work is counted by the processor time of a server, which other programs do not
// change: 0.32 ms a visit with 10,000 links there and 0.53 ms with 100,000, and
// 0.03 ms for a new link (TestWorkOfServer). The client needs about as much.
//
// # Beyond ten million links
//
// Crawlers that have reached a billion addresses divide the hosts among owners and
// keep the queue where the owner is. The same could be had here: a part of the
// hosts has an owner, by a lease that is a row with a fence as the host's is now; its
// frontier is the SQLite file that one machine uses; and it ships what changes there
// as a log to a stream, from which another owner makes the file again. Beside what
// there is, with figures of TestLogOfChanges, whose addresses are much alike and so
// smaller in a log than those of the web:
//
//	                          rows in streams          owners with a log
//	memory of the nodes       232 bytes a link         21, most of it a cache that is full
//	disk of the nodes         337 bytes a link         18
//	a worker dies             others go on after       as long, and then 3 minutes for ten
//	                          Silence                  million links, at 56,000 a second
//	who may visit a host      every worker             its owner
//	links to other hosts      one commit, mostly       a message to each owner
//
// It is built as it is because crawls of up to some ten million links are what most
// do, and for them nothing is worth more than that any worker may die at any time.
// More streams on more nodes carry it further: a hundred million links take 23 GB
// of memory three times over, which nine nodes have. Beyond that, owners with a log
// are the way to go.
//
// # The files
//
//	create.go     making, joining and listing crawls
//	frontier.go   Frontier, the client: who does what of the following
//	names.go      streams, subjects, bands of ranks
//	rows.go       what rows hold; linkrow.go
//	shard.go      one stream with all that belongs to its hosts; whether all is empty
//	table.go      reading rows from replicas that may be behind; replies.go, persist.go
//	commit.go     atomic batches, several visits in one; counts.go
//	tokens.go     tokens as they are delivered; pull.go asks for them
//	desk.go       hosts and leases in this worker's memory; hold.go, waiting.go
//	keeper.go     taking a host and keeping it; giveback.go
//	load.go       the next links of a host; queue.go
//	lease.go      Lease, Extend, Abandon; when the crawl is drained
//	complete.go   the end of a visit; elsewhere.go and claims.go, what is not its host's
//	change.go     commits that are no end of a visit; offer.go: Offer and Revisit
//	draft.go      a commit while it is put together; draftlink.go, draftvisit.go
//	known.go      rows that need not be read again
//	records.go    Records
//	workers.go    workers, states, hosts: what status shows; notes.go
//	pieces.go     files that workers ship to collectors
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
