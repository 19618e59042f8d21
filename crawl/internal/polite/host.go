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

	// doubtful is how many different addresses of a host have to fail one after
	// the other before the host may be what is ill, and not they: sites have
	// sections that are out of order, and name their pages one after the other.
	doubtful = 3
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
	// the host waits for: WhyDelay, or the failure after which it rests.
	Next time.Time
	Why  string

	// Delay is the gap that now holds between two requests.
	Delay time.Duration

	// Fails is the host's health. Up to three, it is how many different addresses
	// have failed since the last that answered; 0 is a host that is well. From
	// there on the host itself is ill, and each is a step of back-off.
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

// WhyDelay is what a host waits for that is well: the gap between two requests.
const WhyDelay = "delay"

// OneAtATime reports whether one visitor is enough for now: robots.txt has to be
// fetched first, or it has to be found out whether the host is ill.
func (h *Host) OneAtATime(now time.Time) bool { return h.NeedRobots(now) || h.InDoubt() }

// InDoubt reports whether so many addresses have failed that the next request
// should be one by which the host itself can be judged.
func (h *Host) InDoubt() bool { return h.Fails == doubtful }

// Turn is a right to a request, as Asked gives it.
type Turn struct {
	before, after time.Time
	why           string
}

// Asked notes that the host is asked at t, or may have been until then: the next
// request may follow after the delay, even if no answer is ever heard of.
func (h *Host) Asked(t time.Time) Turn {
	turn := Turn{before: h.Next, why: h.Why}
	h.wait(t.Add(h.Delay), WhyDelay)
	turn.after = h.Next
	return turn
}

// Unasked gives a turn back in which nothing was sent. If the clock was moved
// since, it stays.
func (h *Host) Unasked(t Turn) {
	if h.Next.Equal(t.after) {
		h.Next, h.Why = t.before, t.why
	}
}

// Answered notes that the host answered at t: the next request may follow after
// the delay. A host that was ill has recovered by half: one good answer undoes two
// steps of back-off, so that one that fails now and then is slowed, not stopped.
func (h *Host) Answered(t time.Time, p Pace) {
	if h.Fails -= 2; h.Fails <= doubtful {
		h.Fails = 0
	}
	h.Delay = h.gap(p)
	h.wait(t.Add(h.Delay), WhyDelay)
}

// Failure is how a request failed.
type Failure struct {
	Why        string        // a status, or the cause in a word; for people
	RetryAfter time.Duration // the pause that the host asks for; 0: it names none
	Pause      time.Duration // the least pause, whatever becomes of the host; 0: the delay
	Host       bool          // it is the host's, whatever was asked for
	Again      bool          // what was asked for has failed before, and says nothing new of the host
}

// Failed notes that a request failed at t. It is the trouble of one address, and
// the next request may follow after the delay, unless so many have failed that it
// is the host's, or it was the host's from the beginning: then the host rests, for
// longer each time.
func (h *Host) Failed(t time.Time, f Failure, p Pace) {
	switch {
	case f.Host, f.RetryAfter > 0, h.Fails >= doubtful:
		h.Fails = max(h.Fails, doubtful) + 1
	case !f.Again:
		h.Fails++
	}
	h.Delay = h.gap(p)
	why := WhyDelay
	if h.Fails > doubtful {
		why = f.Why
	}
	h.wait(t.Add(max(h.Delay, f.Pause, min(f.RetryAfter, maxRetry))), why)
}

// wait never brings the next request forward: with several connections to a
// host, one answer must not shorten the pause another has asked for.
func (h *Host) wait(until time.Time, why string) {
	if until.After(h.Next) {
		h.Next, h.Why = until, why
	}
}

// gap is the crawl's own delay or the host's, whichever is longer, and the
// back-off of a host that is ill where that is longer still.
func (h *Host) gap(p Pace) time.Duration {
	gap := p.Delay
	if h.Robots != nil {
		gap = max(gap, h.Robots.Delay)
	}
	if h.Fails <= doubtful {
		return gap
	}
	pause := max(p.Backoff, p.Delay)
	for range min(h.Fails-doubtful-1, 30) { // 2^30 times anything is over the cap
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
