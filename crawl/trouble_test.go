package crawl

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// simulated crawls sites by the clock of a bubble of testing/synctest, in the year
// of their stories, and returns the world, the articles, and how long it took.
func simulated(t *testing.T, opts Options, plans ...crawltest.Plan) (*crawltest.World, []*Article, time.Duration) {
	t.Helper()
	time.Sleep(time.Until(time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)))
	var n crawltest.Network
	w := crawltest.On(&n, plans...)
	opts.Fetch.Dial = n.Dial
	start := time.Now()
	var got []*Article
	for a, err := range Run(t.Context(), w.Seeds(), &opts) {
		if err != nil {
			t.Errorf("crawl: %v", err)
			continue
		}
		got = append(got, a)
	}
	took := time.Since(start)
	w.Close()
	return w, got, took
}

// A host in trouble takes hardly longer than without it, and all its articles are
// found.
func TestTrouble(t *testing.T) {
	plan := crawltest.Plan{Stories: 150, Sitemap: true}
	well := map[time.Duration]time.Duration{} // how long it takes without trouble, by the delay
	for name, tt := range map[string]struct {
		trouble crawltest.Trouble
		delay   time.Duration
		factor  float64       // of the time without trouble
		more    time.Duration // and then
	}{
		"forbidden":       {crawltest.Trouble{Forbidden: 400}, time.Second, 1.02, 0},
		"forbidden, fast": {crawltest.Trouble{Forbidden: 400}, 100 * time.Millisecond, 1.02, 0},
		"broken":          {crawltest.Trouble{Broken: 5}, time.Second, 1.2, 0},
		// Each is asked for four times, and the front page after three of them.
		"many broken": {crawltest.Trouble{Broken: 20}, time.Second, 1, 4 * 20 * time.Second * 4 / 3},
		"dripping":    {crawltest.Trouble{Dripping: 1}, time.Second, 1.02, 3 * time.Minute},
		"mute":        {crawltest.Trouble{Mute: 3}, time.Second, 1.05, 3 * 45 * time.Second},
		"switching":   {crawltest.Trouble{Switching: 40}, time.Second, 1.3, 0}, // each is asked for once
		"all":         {crawltest.Trouble{Forbidden: 400, Broken: 5, Dripping: 1, Switching: 1}, time.Second, 1.2, 3 * time.Minute},
		"all, fast":   {crawltest.Trouble{Forbidden: 400, Broken: 5, Dripping: 1, Switching: 1}, 100 * time.Millisecond, 1.2, 3 * time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				opts := Options{Delay: tt.delay}
				if well[tt.delay] == 0 {
					_, _, well[tt.delay] = simulated(t, opts, plan)
				}
				ill := plan
				ill.Trouble = tt.trouble
				w, got, took := simulated(t, opts, ill)
				compare(t, w, got)
				judge(t, w, tt.delay, 1, 12)
				t.Logf("%v instead of %v", took, well[tt.delay])
				if most := time.Duration(float64(well[tt.delay])*tt.factor) + tt.more; took > most {
					t.Errorf("it takes %v, more than %v", took, most)
				}
			})
		})
	}
}

// A host that is ill is left alone for longer and longer: once its front page has
// failed as well, and not because some of its pages have.
func TestIllHost(t *testing.T) {
	for name, tt := range map[string]struct {
		down        string // addresses that begin like this fail once the front page was sent
		least, most int    // requests in an hour
	}{
		"all of it": {"/", 15, 25},
		"a section": {"/world/", 300, 700},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				sent := false
				w, _, _ := simulated(t, Options{MaxTime: time.Hour}, crawltest.Plan{Fault: func(w http.ResponseWriter, r *http.Request) {
					switch {
					case sent && strings.HasPrefix(r.URL.Path, tt.down):
						w.WriteHeader(http.StatusBadGateway)
					case r.URL.Path == "/":
						sent = true
						for i := range 100 {
							fmt.Fprintf(w, `<a href="/world/a-story-that-fails-%d">`, 10000+i)
						}
					default:
						http.NotFound(w, r)
					}
				}})
				hits := w.Hits()
				if len(hits) < tt.least || len(hits) > tt.most {
					t.Errorf("%d requests, want %d to %d", len(hits), tt.least, tt.most)
				}
			})
		})
	}
}

// More connections make a slow host faster, and none of its gaps shorter.
func TestConnsAreFaster(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, slow := range []time.Duration{300 * time.Millisecond, 5 * time.Second} {
			plan := crawltest.Plan{Stories: 60, Sitemap: true, Slow: slow}
			_, _, one := simulated(t, Options{Conns: 1}, plan)
			w, got, eight := simulated(t, Options{Conns: 8}, plan)
			compare(t, w, got)
			judge(t, w, time.Second, 8, 1)
			t.Logf("answers in %v: %v with one connection, %v with eight", slow, one, eight)
			// A request a second at most, but for the lists, which come alone.
			if most := float64(one) / (1 + slow.Seconds()) * 1.1; float64(eight-10*slow) > most {
				t.Errorf("answers in %v: %v with one connection, %v with eight", slow, one, eight)
			}
		}
	})
}

// Stats say what holds a crawl up: which hosts keep an answer, and which rest, why and
// until when.
func TestHeldUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var n crawltest.Network
		busy := func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "300")
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		w := crawltest.On(&n, crawltest.Plan{Slow: time.Minute}, crawltest.Plan{Slow: time.Second},
			crawltest.Plan{Fault: attack{"/trap": busy}.ServeHTTP})
		defer w.Close()
		opts := Options{}
		opts.Fetch.Dial = n.Dial
		c, err := New(&opts)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			for range c.Run(ctx, w.Seeds()) {
			}
		}()
		start := time.Now()
		time.Sleep(25 * time.Second)
		s, err := c.Stats(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if s.Slow != 1 {
			t.Errorf("%d slow hosts", s.Slow)
		}
		rest := s.Waiting["503"]
		if until := rest.Until.Sub(start); rest.Hosts != 1 || until < 300*time.Second || until > 325*time.Second {
			t.Errorf("waiting: %v, until %v", s.Waiting, until)
		}
		cancel()
		<-ended
	})
}

// stuck is an archive that hangs, as the disk of a dying machine does.
type stuck chan struct{}

func (s stuck) Keep(context.Context, Capture) (Place, error) {
	<-s
	return Place{}, nil
}

// When the context is cancelled, the crawl ends soon, whatever a host is at, or a
// disk, and nothing of that is held against the host.
func TestEndsInTime(t *testing.T) {
	const (
		cancelled = 12500 * time.Millisecond
		grace     = 3 * time.Second
	)
	for name, tt := range map[string]struct {
		plan  crawltest.Plan
		stuck bool
		most  time.Duration
	}{
		"mute":      {crawltest.Plan{Slow: 1000 * time.Hour}, false, grace},
		"dripping":  {crawltest.Plan{Trouble: crawltest.Trouble{Dripping: 3}}, false, grace},
		"switching": {crawltest.Plan{Trouble: crawltest.Trouble{Switching: 3}}, false, grace},
		"slow":      {crawltest.Plan{Stories: 100, Slow: 4 * time.Second}, false, grace},
		"stuck":     {crawltest.Plan{}, true, grace + maxHang},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var n crawltest.Network
				w := crawltest.On(&n, tt.plan)
				defer w.Close()
				f := frontier.NewMemory(frontier.Options{Delay: time.Second})
				defer f.Close()
				opts := Options{Frontier: f, Grace: grace}
				opts.Fetch.Dial = n.Dial
				archive := make(stuck)
				if opts.Archive = archive; !tt.stuck {
					close(archive)
				} else {
					defer synctest.Wait()
					defer close(archive)
				}
				ctx, cancel := context.WithTimeout(context.Background(), cancelled)
				defer cancel()
				start := time.Now()
				for _, err := range Run(ctx, w.Seeds(), &opts) {
					if err != nil {
						t.Error(err)
					}
				}
				if took := time.Since(start); took > cancelled+tt.most {
					t.Errorf("it took %v after it was cancelled", took-cancelled)
				}
				s, err := f.Stats(context.Background())
				if err != nil || s.Tally[tallyRetries] > 0 || s.Tally[tallyFailed+"timeout"]+s.Tally[tallyFailed+causeCut]+s.Tally[tallyFailed+causeSlow] > 0 || s.Leased > 0 && !tt.stuck {
					t.Errorf("left behind: %+v, %v", s, err)
				}
			})
		})
	}
}
