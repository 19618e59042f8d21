package main

import (
	"bufio"
	"fmt"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nats-io/nats-server/v2/server"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// oldServer says what a server of an old version says to who connects, and
// returns its address.
func oldServer(t *testing.T, version string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				fmt.Fprintf(c, "INFO {\"server_id\":\"OLD\",\"version\":%q,\"headers\":true,\"jetstream\":true,\"max_payload\":1048576,\"proto\":1}\r\n", version)
				for lines := bufio.NewScanner(c); lines.Scan(); {
					if lines.Text() == "PING" {
						fmt.Fprint(c, "PONG\r\n")
					}
				}
			}()
		}
	}()
	return "nats://" + l.Addr().String()
}

// TestUnfit comes to servers on which no crawl can be.
func TestUnfit(t *testing.T) {
	off := natstest.Start(t, 1, func(o *server.Options) { o.JetStream = false })
	for _, c := range []struct{ urls, want, try string }{
		{off.URLs(), `crawl "news": JetStream is off`, "switch it on in the servers' configuration"},
		{oldServer(t, "2.11.9"), "the NATS server is too old: it is 2.11.9, and 2.12 is needed", "update the servers"},
	} {
		for _, args := range [][]string{{"crawl", "http://127.0.0.1"}, {"collect", "--out", filepath.Join(t.TempDir(), "out.jsonl")}, {"status"}} {
			_, problems, code := call(append(args, "--nats", c.urls, "--crawl", "news")...)
			if code != exitFailed || !strings.Contains(problems, c.want) || !strings.Contains(problems, "try: "+c.try) {
				t.Errorf("%q: exit %d\n%s", args, code, problems)
			}
		}
	}
}

// TestFullCluster crawls onto servers whose room ends, over and over with a little
// more. Each time the crawl says so, with the way out, and in the end it has
// everything, once.
func TestFullCluster(t *testing.T) {
	const stories = 40
	w, err := crawltest.New(crawltest.Plan{Stories: stories})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	room := int64(20_000) // bytes
	limit := func(o *server.Options) { o.JetStreamMaxStore = room }
	c := natstest.Start(t, 1, limit)
	on := []string{"--nats", c.URLs(), "--crawl", "news"}
	crawl := slices.Concat([]string{"crawl", "--allow-private", "--delay", "0", "--silence", "2s"}, on, w.Seeds())
	full := 0
	for {
		_, problems, code := call(crawl...)
		if code == exitOK {
			break
		}
		if !strings.Contains(problems, "no space left in JetStream") || !strings.Contains(problems, "try: raise max_file_store") {
			t.Fatalf("with %d bytes: exit %d\n%s", room, code, problems)
		}
		full++
		c.Kill(0)
		room += 40_000
		c.Change(limit)
		c.Start(0)
	}
	if full < 3 {
		t.Errorf("the room has ended %d times", full)
	}
	out := filepath.Join(t.TempDir(), "out.jsonl")
	if _, problems, code := call(append([]string{"collect", "--out", out}, on...)...); code != exitOK {
		t.Fatal(problems)
	}
	if got := len(outcome(t, out)); got != stories {
		t.Errorf("%d records", got)
	}
	for _, fault := range w.Judge(0, 1, 1+full) {
		t.Error(fault)
	}
}
