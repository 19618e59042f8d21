package jetstream

import (
	"encoding/binary"
	"fmt"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/sqlite"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// TestLogOfChanges tries what doc.go says of crawls beyond ten million links: an
// owner keeps a part of the crawl in an SQLite file, and ships its changes as a
// log. It logs what a link takes of the server, and how fast another owner has the
// file again.
func TestLogOfChanges(t *testing.T) {
	if testing.Short() {
		t.Skip("measures with many links")
	}
	const n, together = 50_000, 500
	server := natstest.Apart(t)
	nc, err := nats.Connect(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	js, err := jetstream.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	stream, err := js.CreateStream(t.Context(), jetstream.StreamConfig{Name: "LOG", Subjects: []string{"log"}})
	if err != nil {
		t.Fatal(err)
	}
	pack, err := newCoding()
	if err != nil {
		t.Fatal(err)
	}
	_, before := server.Usage()
	for i := 0; i < n; i += together {
		var entry []byte
		for k := i; k < i+together; k++ {
			l := page(fmt.Sprintf("host-%d.example", k/together), fmt.Sprintf("/politics/2025/01/a-story-of-ordinary-length-%d", k))
			l.Memo = []byte(`{"kind":"page","hop":2}`)
			row := rowOf(l).bytes()
			entry = append(binary.AppendUvarint(append(entry, l.Key[:]...), uint64(len(row))), row...)
		}
		m := nats.NewMsg("log")
		pack.pack(m, entry)
		if _, err := js.PublishMsg(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	_, after := server.Usage()
	disk := sizeOf(t, server.Dir)

	q, err := sqlite.Open(t.TempDir(), frontier.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	start, taken := time.Now(), 0
	for seq := uint64(1); seq <= n/together; seq++ {
		m, err := stream.GetMsg(t.Context(), seq)
		if err != nil {
			t.Fatal(err)
		}
		entry, err := pack.unpack(m.Header, m.Data)
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := q.Offer(t.Context(), linksIn(t, entry))
		if err != nil {
			t.Fatal(err)
		}
		taken += fresh
	}
	t.Logf("a link takes %d bytes of the server's disk and %d of its memory; another owner has %.0f links a second",
		disk/n, (after-before)/n, n/time.Since(start).Seconds())
	if taken != n {
		t.Errorf("%d of %d links came through", taken, n)
	}
}

func linksIn(t *testing.T, entry []byte) (links []frontier.Link) {
	t.Helper()
	for c := (&cut{data: entry}); len(c.data) > 0; {
		k := address.Key(c.bytes(uint64(len(address.Key{}))))
		r, err := readLink([]byte(c.text()))
		if err != nil {
			t.Fatal(err)
		}
		links = append(links, r.link(k))
	}
	return links
}
