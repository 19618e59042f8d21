package jetstream

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// TestSizes logs what a link takes of a node's memory and disk, and fails where
// the disk's part is twice what the package comment says.
func TestSizes(t *testing.T) {
	if testing.Short() {
		t.Skip("measures with many links")
	}
	var dir string
	nc, err := nats.Connect(natstest.Start(t, 1, func(o *server.Options) { dir = o.StoreDir }).URLs())
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	f, err := Create(context.Background(), nc, "sizes", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const n, hosts, together = 60_000, 60, 20_000
	before := inUse()
	for i := 0; i < n; i += together {
		var links []frontier.Link
		for k := i; k < i+together; k++ {
			l := page(fmt.Sprintf("host-%d.example", k%hosts), fmt.Sprintf("/politics/2025/01/a-story-of-ordinary-length-%d", k))
			l.Memo = []byte(`{"kind":"page","hop":2}`)
			links = append(links, l)
		}
		offer(t, f, links...)
	}
	full, disk := inUse(), sizeOf(t, dir)/n
	time.Sleep(12 * time.Second) // a server forgets after ten what it has just written
	t.Logf("%d bytes of memory a link, %d more at first; %d of the disk", (inUse()-before)/n, (full-inUse())/n, disk)
	if disk > 780 {
		t.Errorf("a link takes %d bytes of the disk, twice what was measured before", disk)
	}
}

func inUse() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what pools keep for one more round
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// sizeOf is how many bytes the files under dir have. The server is at work there:
// a file may be gone by the time it is looked at.
func sizeOf(t *testing.T, dir string) (size int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		switch {
		case err == nil:
			size += info.Size()
		case !errors.Is(err, fs.ErrNotExist):
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return size
}
