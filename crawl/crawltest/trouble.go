package crawltest

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Trouble is how many addresses of each kind the home page of a site names before
// its stories, none of which brings anything. They look like stories.
type Trouble struct {
	Forbidden int // by robots.txt
	Broken    int // answered with status 500 whenever they are asked for
	Dripping  int // that send a byte a second, without end
	Mute      int // that get no answer
	Switching int // answered with 101, and then nothing
}

// Addresses are the paths of all of them.
func (t Trouble) Addresses() (paths []string) {
	for _, kind := range []struct {
		name string
		n    int
	}{{"private", t.Forbidden}, {"broken", t.Broken}, {"dripping", t.Dripping}, {"mute", t.Mute}, {"switching", t.Switching}} {
		for i := range kind.n {
			paths = append(paths, fmt.Sprintf("/%s/a-story-that-nobody-will-read-%d", kind.name, 20000+i))
		}
	}
	return paths
}

func (t Trouble) links() string {
	var b strings.Builder
	for _, p := range t.Addresses() {
		fmt.Fprintf(&b, `<li><a href="%s">A story in trouble</a></li>`, p)
	}
	return b.String()
}

// serve answers for the addresses in trouble. What is forbidden has an answer, too.
func (t Trouble) serve(w http.ResponseWriter, r *http.Request) bool {
	name, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	switch {
	case name == "broken" && t.Broken > 0:
		http.Error(w, "out of order", http.StatusInternalServerError)
	case name == "dripping" && t.Dripping > 0:
		drip(w, r)
	case name == "mute" && t.Mute > 0:
		<-r.Context().Done()
	case name == "switching" && t.Switching > 0:
		switchOver(w, r)
	default:
		return false
	}
	return true
}

// drip goes on until the other side has had enough.
func drip(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Length", strconv.Itoa(1<<20))
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		if _, err := io.WriteString(w, "x"); err != nil || http.NewResponseController(w).Flush() != nil {
			return
		}
		select {
		case <-tick.C:
		case <-r.Context().Done():
			return
		}
	}
}

// switchOver keeps the connection until the other side hangs up.
func switchOver(w http.ResponseWriter, r *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer conn.Close()
	io.WriteString(conn, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")
	io.Copy(io.Discard, conn)
}
