// Package crawltest is a small web of invented news sites, on loopback addresses
// or in memory, for tests and benchmarks. It knows which articles there are to
// find, and keeps the access log by which a crawl is judged.
//
//	world.go    hosts and the access log
//	network.go  a network in memory, for tests that move the clock
//	story.go    articles and their pages, in several templates
//	site.go     the other pages of a site
//	trap.go     traps
//	trouble.go  addresses that hold up a crawl
//	scheme.go   the addresses of stories in several systems
//	wrong.go    answers that are sent wrongly
//	judge.go    what an access log must look like
package crawltest

import (
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// Hit is one line of the access log.
type Hit struct {
	Host       string
	Path       string // with its query
	Status     int
	Start, End time.Time
	NotChanged bool
}

// World is the web.
type World struct {
	Sites []*Site

	mu    sync.Mutex
	hits  []Hit
	busy  map[string]int
	peaks map[string]int
}

// New starts a site for each of the plans, on an address of its own.
func New(plans ...Plan) (*World, error) {
	w := newWorld()
	for i, p := range plans {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.%d.%d:0", 1+i/200, 2+i%200))
		if err != nil {
			w.Close()
			return nil, err
		}
		w.add(newSite(p, l.Addr().String(), i), l)
	}
	return w, nil
}

// On starts a site for each of the plans on the network n, with a name for each.
func On(n *Network, plans ...Plan) *World {
	w := newWorld()
	for i, p := range plans {
		host := fmt.Sprintf("post-%d.example", i)
		w.add(newSite(p, host, i), n.Listen(host+":80"))
	}
	return w
}

func newWorld() *World { return &World{busy: map[string]int{}, peaks: map[string]int{}} }

func (w *World) add(s *Site, l net.Listener) {
	s.server = &http.Server{Handler: w.log(s)}
	w.Sites = append(w.Sites, s)
	go s.server.Serve(l)
}

// Close stops all sites.
func (w *World) Close() {
	for _, s := range w.Sites {
		s.server.Close()
	}
}

// Seeds are the home pages.
func (w *World) Seeds() (seeds []string) {
	for _, s := range w.Sites {
		seeds = append(seeds, s.Home())
	}
	return seeds
}

// Hits is the access log so far.
func (w *World) Hits() []Hit {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]Hit(nil), w.hits...)
}

// Peak is the most requests to a host that were under way at a time.
func (w *World) Peak(host string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.peaks[host]
}

// Forget empties the access log.
func (w *World) Forget() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hits = nil
	clear(w.peaks)
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (s *statusWriter) WriteHeader(n int) {
	s.status = n
	s.ResponseWriter.WriteHeader(n)
}

func (s *statusWriter) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// log writes the line of a request even if its handler is cut off.
func (w *World) log(s *Site) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		sw := &statusWriter{rw, 200}
		start := time.Now()
		w.mu.Lock()
		w.busy[s.Host]++
		w.peaks[s.Host] = max(w.peaks[s.Host], w.busy[s.Host])
		w.mu.Unlock()
		defer func() {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.busy[s.Host]--
			w.hits = append(w.hits, Hit{Host: s.Host, Path: r.URL.RequestURI(), Status: sw.status, Start: start, End: time.Now()})
		}()
		s.ServeHTTP(sw, r)
	})
}
