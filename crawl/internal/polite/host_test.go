package polite

import (
	"net/http"
	"testing"
	"time"
)

var noon = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)

func TestHostClock(t *testing.T) {
	p := Pace{Delay: time.Second, Backoff: 2 * time.Second}
	var h Host
	step := func(what string, want time.Duration, why string) {
		t.Helper()
		if got := h.Next.Sub(noon); got != want || h.Why != why {
			t.Errorf("%s: waits %v for %q, want %v for %q", what, got, h.Why, want, why)
		}
		h.Next = time.Time{}
	}
	h.Answered(noon, p)
	step("first answer", time.Second, WhyDelay)
	busy := Failure{Why: "429", Host: true}
	h.Failed(noon, busy, p)
	step("first failure of the host", 2*time.Second, "429")
	h.Failed(noon, busy, p)
	h.Failed(noon, busy, p)
	step("third failure", 8*time.Second, "429")
	h.Failed(noon, Failure{Why: "503", RetryAfter: time.Minute}, p)
	step("asked for a minute", time.Minute, "503")
	h.Failed(noon, Failure{Why: "503", RetryAfter: 1000 * time.Hour}, p)
	step("asked for a thousand hours", 24*time.Hour, "503")
	for range 100 {
		h.Failed(noon, busy, p)
	}
	step("gone for long", MaxBackoff, "429")
	h.Fails = 7
	h.Answered(noon, p)
	step("recovering", 4*time.Second, WhyDelay)
	h.Answered(noon, p)
	step("recovered", time.Second, WhyDelay)

	h.Failed(noon, Failure{Why: "503", RetryAfter: time.Hour}, p)
	h.Answered(noon, p)
	step("an answer on a second connection", time.Hour, "503")

	h = Host{}
	h.Failed(noon, Failure{Why: "500", Pause: 4 * time.Second}, p)
	step("left alone, though it is well", 4*time.Second, WhyDelay)

	h = Host{Robots: &Robots{Delay: 30 * time.Second}}
	h.Answered(noon, p)
	step("Crawl-delay", 30*time.Second, WhyDelay)
}

// What fails is an address, until others do; the host rests from when it was asked
// for itself and failed, too.
func TestHealth(t *testing.T) {
	p := Pace{Delay: time.Second, Backoff: 2 * time.Second}
	var h Host
	address, again := Failure{Why: "500"}, Failure{Why: "500", Again: true}
	for i, f := range []struct {
		failure *Failure // nil: an answer
		doubt   bool
		pause   time.Duration
	}{
		{&address, false, p.Delay}, {&again, false, p.Delay}, {&again, false, p.Delay}, {&again, false, p.Delay},
		{&address, false, p.Delay}, {nil, false, p.Delay},
		{&address, false, p.Delay}, {&address, false, p.Delay}, {&address, true, p.Delay}, {nil, false, p.Delay},
		{&address, false, p.Delay}, {&address, false, p.Delay}, {&address, true, p.Delay},
		{&again, false, 2 * time.Second}, {&again, false, 4 * time.Second}, {&address, false, 8 * time.Second},
		{nil, false, 2 * time.Second}, {nil, false, p.Delay},
	} {
		h.Next = time.Time{}
		if f.failure == nil {
			h.Answered(noon, p)
		} else {
			h.Failed(noon, *f.failure, p)
		}
		if pause := h.Next.Sub(noon); h.InDoubt() != f.doubt || pause != f.pause {
			t.Errorf("step %d: in doubt %v, pause %v, want %v, %v", i, h.InDoubt(), pause, f.doubt, f.pause)
		}
	}
}

// A turn in which nothing was sent takes no time, and takes none from others.
func TestUnasked(t *testing.T) {
	h := Host{Delay: time.Second}
	turn := h.Asked(noon)
	h.Unasked(turn)
	if !h.Next.IsZero() {
		t.Errorf("it waits until %v", h.Next)
	}
	first := h.Asked(noon)
	second := h.Asked(noon.Add(time.Second))
	h.Unasked(first)
	if want := noon.Add(2 * time.Second); !h.Next.Equal(want) {
		t.Errorf("another has asked since: it waits until %v, want %v", h.Next, want)
	}
	h.Unasked(second)
	if want := noon.Add(time.Second); !h.Next.Equal(want) {
		t.Errorf("it waits until %v, want %v", h.Next, want)
	}
}

func TestGotRobots(t *testing.T) {
	const forbids = "User-agent: *\nDisallow: /a"
	for _, tt := range []struct {
		status      int
		need, allow bool // asked again at once; /b allowed
	}{
		{200, false, true}, {404, false, true}, {403, false, true}, {301, false, true},
		{429, true, false}, {500, true, false}, {503, true, false}, {0, true, false},
	} {
		var h Host
		h.GotRobots(noon, tt.status, []byte(forbids), "tearsheet")
		if h.NeedRobots(noon) != tt.need || h.Robots.Allowed("/b") != tt.allow {
			t.Errorf("status %d: need %v, allowed %v", tt.status, h.NeedRobots(noon), h.Robots.Allowed("/b"))
		}
	}
}

func TestLastGoodRobots(t *testing.T) {
	var h Host
	h.GotRobots(noon, 200, []byte("User-agent: *\nDisallow: /a"), "tearsheet")
	later := noon.Add(RobotsFresh)
	if !h.NeedRobots(later) {
		t.Fatal("robots.txt holds for ever")
	}
	h.GotRobots(later, 503, nil, "tearsheet")
	if h.NeedRobots(later) || h.Robots.Allowed("/a") || !h.Robots.Allowed("/b") {
		t.Error("the last good copy does not serve")
	}
	next := noon.Add(RobotsLife)
	h.GotRobots(next, 503, nil, "tearsheet")
	if h.Robots.Allowed("/b") {
		t.Error("the last good copy serves for ever")
	}
	for range RobotsTries {
		if !h.NeedRobots(next) {
			break
		}
		h.GotRobots(next, 0, nil, "tearsheet")
	}
	if h.NeedRobots(next) {
		t.Error("a host without robots.txt is asked for ever")
	}
}

func TestRetryAfter(t *testing.T) {
	for header, want := range map[string]time.Duration{
		"":    0,
		"120": 2 * time.Minute,
		" 3 ": 3 * time.Second,
		"-5":  0,
		"1.5": 0,
		noon.Add(time.Hour).Format(http.TimeFormat):  time.Hour,
		noon.Add(-time.Hour).Format(http.TimeFormat): 0,
		"99999999999": 0,
		"tomorrow":    0,
	} {
		if got := RetryAfter(header, noon); got != want {
			t.Errorf("%q: %v, want %v", header, got, want)
		}
	}
}

func TestTags(t *testing.T) {
	for _, tt := range []struct {
		values []string
		want   Tag
	}{
		{nil, Tag{}},
		{[]string{"noarchive"}, Tag{NoArchive: true}},
		{[]string{"NoIndex, NOFOLLOW"}, Tag{NoIndex: true, NoFollow: true}},
		{[]string{"none"}, Tag{NoIndex: true, NoFollow: true}},
		{[]string{"otherbot: nofollow", "Tearsheet: noarchive"}, Tag{NoArchive: true}},
		{[]string{"unavailable_after: 25 Jun 2030 15:00:00 PST, nofollow"}, Tag{NoFollow: true}},
		{[]string{"noindex", "nofollow"}, Tag{NoIndex: true, NoFollow: true}},
		{[]string{"max-snippet:20, noarchive"}, Tag{NoArchive: true}},
	} {
		if got := HeaderTag(tt.values, "tearsheet"); got != tt.want {
			t.Errorf("%q: %+v, want %+v", tt.values, got, tt.want)
		}
	}
}
