package crawl

import (
	"errors"
	"log/slog"
	"regexp"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
	"github.com/tearsheet-news/tearsheet/extract"
)

// Product is the token by which robots.txt may name this crawler.
const Product = "tearsheet"

// Home is where the owners of sites can read about this crawler.
const Home = "https://github.com/tearsheet-news/tearsheet"

// Scope is how far from the seeds a crawl may go.
type Scope string

// The scopes.
const (
	ScopeHost   Scope = "host"   // the seeds' hosts, with and without "www."
	ScopeDomain Scope = "domain" // all hosts of the seeds' registered domains
	ScopePrefix Scope = "prefix" // addresses that begin like a seed
)

// Options of a crawl. The zero value is the recommended setting; a nil *Options
// means the same.
type Options struct {
	// Frontier is where the crawl keeps what it knows; nil is a new one in
	// memory, which Run closes. A Frontier that is given is the caller's to
	// close, and should be made with Pacing.
	Frontier frontier.Frontier

	Scope            Scope            // empty: ScopeHost
	Include, Exclude []*regexp.Regexp // pages must match one of Include if there is any, and none of Exclude; seeds are exempt
	MaxDepth         int              // links away from a seed; 0: no limit
	MaxPages         int64            // pages fetched, over all runs on a Frontier; 0: no limit
	MaxArticles      int64            // records kept, likewise; 0: no limit
	MaxTime          time.Duration    // of this run; 0: no limit

	// Since and Until keep articles by their day of publication, "2024-05-01",
	// both included; empty is open. Articles that tell no day are kept.
	Since, Until string

	// Delay between two requests to a host; 0 is one second, negative is none.
	Delay time.Duration

	// Backoff is the first pause of a host that fails, and of a page before it is
	// asked for once more, which doubles from there; 0 is one second.
	Backoff time.Duration

	// Conns is how many connections to one host there may be at a time; 0 is 1.
	// With one, Delay counts from an answer to the next request. With more, it
	// counts from request to request, so that they help where answers take longer
	// than Delay.
	Conns   int
	Workers int // visits at a time; 0 is 32

	// Tries is how often a page is asked for that fails in a way that may pass;
	// 0 is 4. A further try comes after the other pages of the host.
	Tries int

	// Grace is how long visits may go on when the context is cancelled; 0 is
	// five seconds.
	Grace time.Duration

	// Recrawl visits again what an earlier run on the Frontier has visited and
	// what is due. Revisit is the shortest time between two visits of an
	// article; 0 is one hour.
	Recrawl bool
	Revisit time.Duration

	// Contact is a page or a mail address by which the owners of sites can reach
	// you. It is sent with each request; give one for any crawl beyond a trial.
	// Empty is Home. UserAgent takes the place of "tearsheet/1 (+CONTACT)".
	Contact   string
	UserAgent string

	// Fetcher brings what the crawl asks for; nil is a fetch.Client with the
	// options Fetch, which mean nothing to another.
	Fetcher Fetcher

	AllowPrivate bool // permit hosts that are not on the public internet

	// Fetch has the limits of one request, a proxy, and the credentials of a reader;
	// the fields above win, and further tries have less time. Credentials are sent to
	// the sites of the crawl only, unless they say themselves where they may go.
	Fetch fetch.Options

	// Extract asks for renderings and a trace, as in package extract.
	Extract extract.Options

	// Archive, if set, keeps every exchange with a host, robots.txt and sitemaps
	// included, before the frontier keeps what came of it.
	Archive Archive

	// Plan, if set, is given each page that would be fetched, in its place: only
	// the seeds, robots.txt, sitemaps and feeds are fetched. It is called by
	// several goroutines at once.
	Plan func(url string)

	// Hooks let a program take part.
	Hooks Hooks

	// Log gets one line for each page that fails; nil: none.
	Log *slog.Logger
}

func (o *Options) withDefaults() (Options, error) {
	if o == nil {
		o = &Options{}
	}
	d := *o
	setDefault(&d.Scope, ScopeHost)
	d.setPace()
	setDefault(&d.Backoff, time.Second)
	setDefault(&d.Workers, 32)
	setDefault(&d.Tries, 4)
	setDefault(&d.Grace, 5*time.Second)
	setDefault(&d.Revisit, time.Hour)
	setDefault(&d.Contact, Home)
	setDefault(&d.UserAgent, Product+"/1 (+"+d.Contact+")")
	setDefault(&d.Fetch.Whole, fetch.DefaultWhole)
	d.Fetch.UserAgent, d.Fetch.AllowPrivate = d.UserAgent, d.AllowPrivate
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	return d, d.Check()
}

// Defaults are the Options with what stands for their zero values.
func Defaults() Options {
	d, _ := new(Options).withDefaults() // nothing is wrong with them
	return d
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// Check reports what is wrong with the options; New does the same.
func (o *Options) Check() error {
	for _, day := range []string{o.Since, o.Until} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return errors.New(`"` + day + `" is not a day; days are written like 2024-05-01`)
		}
	}
	switch o.Scope {
	case "", ScopeHost, ScopeDomain, ScopePrefix:
		return nil
	}
	return errors.New(`"` + string(o.Scope) + `" is not a scope; host, domain and prefix are`)
}

// Pacing is what a Frontier for a crawl with these options is made with.
func (o *Options) Pacing() frontier.Options {
	d := *o
	d.setPace()
	return frontier.Options{Delay: d.Delay, Conns: d.Conns}
}

func (o *Options) setPace() {
	setDefault(&o.Delay, time.Second)
	setDefault(&o.Conns, 1)
	o.Delay = max(0, o.Delay)
}

// asked is when the host's delay begins that gave the answer x. One that was cut off
// was at work until then.
func (o *Options) asked(x *fetch.Exchange) time.Time {
	switch {
	case x.Truncated != "":
		return x.Ended
	case o.Conns > 1:
		return x.Started
	}
	return x.FirstByte
}

// tries is how often to ask for what failed for the cause.
func (o *Options) tries(cause string, m memo) int {
	slow := cause == causeSlow || cause == string(fetch.CauseTimeout)
	if m.Seed == "" && (slow || m.Guess) {
		return min(o.Tries, fewTries)
	}
	return o.Tries
}

// patience is how long a request may take after some tries that failed: an eighth of
// the first, and no less than five seconds, or half of it. What was too slow once
// holds the host's connection no second time for as long.
func (o *Options) patience(tries int) time.Duration {
	whole := o.Fetch.Whole
	if tries == 0 {
		return whole
	}
	return max(whole/8, min(whole/2, 5*time.Second))
}

func (o *Options) pace() polite.Pace { return polite.Pace{Delay: o.Delay, Backoff: o.Backoff} }
