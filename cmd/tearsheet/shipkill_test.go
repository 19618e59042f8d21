package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// TestKillShip kills workers that ship their archive files, and the collector that
// fetches them, without warning, and goes on with each. In the end the collector
// has every record once, and the bytes of each.
func TestKillShip(t *testing.T) {
	w, err := crawltest.New(sitesOf(6, 25)...)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	program := program(t)
	want := alone(t, program, w)
	c := natstest.Start(t, 1, nil)
	r := rand.New(rand.NewPCG(7, 8))
	killed := 0
	for round := 0; killed < kills(10, 3); round++ {
		killed += killShip(t, program, c, w, fmt.Sprint("ship", round), r, want)
		w.Forget()
	}
	t.Logf("%d kills", killed)
}

// killShip does so in one crawl, and returns how often.
func killShip(t *testing.T, program string, c *natstest.Cluster, w *crawltest.World, name string, r *rand.Rand, want []string) (killed int) {
	on := []string{"--nats", c.URLs(), "--crawl", name}
	dir := t.TempDir()
	commands := [][]string{
		slices.Concat([]string{"collect", "--dir", dir, "--out", filepath.Join(dir, "out.jsonl")}, on),
	}
	for range 2 {
		commands = append(commands, slices.Concat([]string{"crawl", "--allow-private", "--delay", "60ms", "--silence", "1s",
			"--ship", "--dir", t.TempDir()}, on, w.Seeds()))
	}
	running := make([]*worker, len(commands))
	running[1] = startWorker(t, program, commands[1]...)
	begun(t, c, name)
	running[0], running[2] = startWorker(t, program, commands[0]...), startWorker(t, program, commands[2]...)
	for range kills(10, 3) {
		time.Sleep(time.Duration(50+r.IntN(350)) * time.Millisecond) // a kill comes at any time
		i := r.IntN(len(running))
		if running[i].Process.Kill() != nil {
			break // it has ended, and so will the others
		}
		killed++
		<-running[i].ended
		running[i] = startWorker(t, program, commands[i]...)
	}
	for _, k := range running {
		k.end(t, 5*time.Minute)
	}
	if got := outcome(t, filepath.Join(dir, "out.jsonl")); !slices.Equal(got, want) {
		t.Errorf("%d records, want %d; first difference:\n%s", len(got), len(want), difference(got, want))
	}
	count := verifyClean(t, dir)
	if count.Revisions != len(want) || count.NoBytes > 0 || count.NoSum > 0 || count.Files < 1 {
		t.Errorf("%+v, and %d records", count, len(want))
	}
	return killed
}
