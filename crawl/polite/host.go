package polite

import "time"

// Limits of the host clock.
const (
	// RobotsFresh is how long a robots.txt is used before it is asked for
	// again, and RobotsLife how long the last good copy serves when it then
	// cannot be had: the day that RFC 9309, section 2.4, names as the most.
	RobotsFresh = 12 * time.Hour
	RobotsLife  = 24 * time.Hour

	// RobotsTries is how often in a row robots.txt is asked for while it cannot
	// be had; then the host is off limits for RobotsRest.
	RobotsTries = 4
	RobotsRest  = time.Hour

	// MaxBackoff is the longest pause the crawl itself thinks of. A host may
	// ask for a longer one by Retry-After, up to a day.
	MaxBackoff = 10 * time.Minute
	maxRetry   = 24 * time.Hour
)

// Pace is how a crawl treats hosts. The zero value of a field means none.
type Pace struct {
	Delay   time.Duration // from one request to the next
	Backoff time.Duration // the first pause after a failure; it doubles from there
}

// Host is what is remembered of one host between two requests. The zero value
// is a host that was never asked.
type Host struct {
	Name string // host, with its port where that is not the default one

	// Next is the earliest time of the next request, and Why a word for what
	// the host waits for: "delay", "back-off" or "retry-after".
	Next time.Time
	Why  string

	// Delay is the gap that now holds between two requests.
	Delay time.Duration

	// Fails counts failures, less successes since.
	Fails int

	// Robots is nil until robots.txt was asked for. It holds until RobotsUntil,
	// was last truly read at RobotsGood (never: the zero time), and could not be
	// had RobotsFails times since.
	Robots      *Robots
	RobotsUntil time.Time
	RobotsGood  time.Time
	RobotsFails int
}

// NeedRobots reports whether robots.txt has to be fetched before anything else.
func (h *Host) NeedRobots(now time.Time) bool {
	return h.Robots == nil || !now.Before(h.RobotsUntil)
}

// Asked notes that the host is asked at t, or may have been until then: the next
// request may follow after the delay, even if no answer is ever heard of.
func (h *Host) Asked(t time.Time) { h.wait(t.Add(h.Delay), "delay") }

// Answered notes that the host answered at t: the next request may follow after
// the delay. The host has recovered by half: one good answer undoes two steps
// of back-off, so that a host that fails now and then is slowed, not stopped.
func (h *Host) Answered(t time.Time, p Pace) {
	h.Fails = max(0, h.Fails-2)
	h.Delay = h.gap(p)
	h.wait(t.Add(h.Delay), "delay")
}

// Failed notes that the host did not answer, or said at t that it is
// overloaded, and asked for the pause retryAfter (0: it named none).
func (h *Host) Failed(t time.Time, retryAfter time.Duration, p Pace) {
	h.Fails++
	h.Delay = h.gap(p)
	h.wait(t.Add(h.Delay), "back-off")
	if retryAfter = min(retryAfter, maxRetry); retryAfter > h.Delay {
		h.wait(t.Add(retryAfter), "retry-after")
	}
}

// wait never brings the next request forward: with several connections to a
// host, one answer must not shorten the pause another has asked for.
func (h *Host) wait(until time.Time, why string) {
	if until.After(h.Next) {
		h.Next, h.Why = until, why
	}
}

// gap is the crawl's own delay or the host's, whichever is longer, and the
// back-off where that is longer still.
func (h *Host) gap(p Pace) time.Duration {
	gap := p.Delay
	if h.Robots != nil {
		gap = max(gap, h.Robots.Delay)
	}
	if h.Fails == 0 {
		return gap
	}
	pause := max(p.Backoff, p.Delay)
	for range min(h.Fails-1, 30) { // 2^30 times anything is over the cap
		pause = min(2*pause, MaxBackoff)
	}
	return max(gap, pause)
}

// GotRobots notes robots.txt as it was answered at t with an HTTP status; body
// is its text where the status is 200 to 299, and product the crawler's token.
// Status 0 stands for no answer at all. By RFC 9309, section 2.3.1, a client
// error means there are no rules, while overload, a server error or silence
// forbids everything until a later try, unless the last good copy can serve.
func (h *Host) GotRobots(t time.Time, status int, body []byte, product string) {
	switch {
	case status >= 200 && status < 300:
		h.robots(t, ParseRobots(body, product))
	case status >= 300 && status < 500 && status != 429:
		h.robots(t, &Robots{})
	default:
		h.noRobots(t)
	}
}

func (h *Host) robots(t time.Time, r *Robots) {
	h.Robots, h.RobotsGood, h.RobotsFails = r, t, 0
	h.RobotsUntil = t.Add(RobotsFresh)
}

func (h *Host) noRobots(t time.Time) {
	h.RobotsFails++
	h.RobotsUntil = t.Add(RobotsRest)
	if !h.RobotsGood.IsZero() && t.Sub(h.RobotsGood) < RobotsLife {
		return
	}
	h.Robots, h.RobotsGood = DisallowAll(), time.Time{}
	if h.RobotsFails%RobotsTries != 0 {
		h.RobotsUntil = t // ask again as soon as the clock allows
	}
}
