package crawltest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// apart is the environment variable by which a test binary is told to serve
// sites: how many, a space, and their plan as JSON.
const apart = "TEARSHEET_BENCH_SITES"

// Apart starts sites of one plan, in templates that differ, for a benchmark. They
// run in a process of their own, so that what they cost is not counted: this
// test binary once more, of which TestMain must call ServeApart. It returns the
// home pages of the sites, and all pages that a crawl fetches, the hosts one
// after the other.
func Apart(b testing.TB, hosts int, p Plan) (seeds, pages []string) {
	b.Helper()
	plan, err := json.Marshal(p)
	if err != nil {
		b.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%d %s", apart, hosts, plan))
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { in.Close(); cmd.Wait() })
	lines := bufio.NewScanner(out)
	read := func() (list []string) {
		for lines.Scan() && lines.Text() != "" {
			list = append(list, lines.Text())
		}
		return list
	}
	return read(), read()
}

// ServeApart does nothing in a process that Apart has not started. In one that
// it has, it prints the home pages and then all pages, with an empty line behind
// each list, serves them until standard input ends, and exits.
func ServeApart() {
	hosts, plan, ok := strings.Cut(os.Getenv(apart), " ")
	if !ok {
		return
	}
	n, err := strconv.Atoi(hosts)
	if err != nil {
		panic(err)
	}
	plans := make([]Plan, n)
	for i := range plans {
		if err := json.Unmarshal([]byte(plan), &plans[i]); err != nil {
			panic(err)
		}
		plans[i].Template = i
	}
	w, err := New(plans...)
	if err != nil {
		panic(err)
	}
	fmt.Println(strings.Join(w.Seeds(), "\n") + "\n")
	for _, s := range w.Sites {
		fmt.Println(strings.Join(s.Fronts(), "\n"))
		for _, st := range s.Stories {
			fmt.Println("http://" + s.Host + st.Path)
		}
	}
	fmt.Println()
	io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
}
