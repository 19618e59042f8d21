package natstest

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// apart is the environment variable that tells a test binary to be a server, and
// in which folder.
const apart = "TEARSHEET_BENCH_NATS"

// Process is one server in a process of its own.
type Process struct {
	URL string // for clients
	Dir string // where it keeps its files

	tb  testing.TB
	in  io.Writer
	out *bufio.Scanner
}

// Apart runs one server in a process of its own until the end of the test, as
// users do: this test binary once more, of which TestMain must call ServeApart.
func Apart(tb testing.TB) *Process {
	tb.Helper()
	self, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	p := &Process{Dir: folder(tb), tb: tb}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), apart+"="+p.Dir)
	in, err := cmd.StdinPipe()
	if err != nil {
		tb.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { in.Close(); cmd.Wait() })
	p.in, p.out = in, bufio.NewScanner(out)
	p.URL = p.line()
	return p
}

func (p *Process) line() string {
	p.tb.Helper()
	if !p.out.Scan() {
		p.tb.Fatal("the server has ended")
	}
	return p.out.Text()
}

// Usage is what the server has used of the processor since it began, 0 where the
// system does not tell, and what it now holds of the memory, in bytes.
func (p *Process) Usage() (cpu time.Duration, heap int64) {
	p.tb.Helper()
	fmt.Fprintln(p.in)
	if _, err := fmt.Sscan(p.line(), &cpu, &heap); err != nil {
		p.tb.Fatal(err)
	}
	return cpu, heap
}

// ServeApart does nothing in a process that Apart has not started. One that it has
// is a server until standard input ends, and then exits.
func ServeApart() {
	dir := os.Getenv(apart)
	if dir == "" {
		return
	}
	s, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: server.RANDOM_PORT, NoSigs: true, JetStream: true, StoreDir: dir})
	if err != nil {
		panic(err)
	}
	s.Start()
	if !s.ReadyForConnections(20 * time.Second) {
		panic("the server does not start")
	}
	fmt.Println(s.ClientURL())
	for asked := bufio.NewScanner(os.Stdin); asked.Scan(); {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC() // what pools keep for one more round
		runtime.ReadMemStats(&m)
		fmt.Println(int64(cpuTime()), m.HeapAlloc)
	}
	s.Shutdown()
	s.WaitForShutdown()
	os.Exit(0)
}
