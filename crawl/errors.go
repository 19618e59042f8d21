package crawl

import (
	"errors"
	"fmt"
)

// Errors that end a crawl.
var (
	// ErrNoSeeds: no seeds were given, and the frontier holds no crawl.
	ErrNoSeeds = errors.New("no address to begin with")

	// ErrOtherCrawl: the frontier holds a crawl of other seeds. It is wrapped
	// with them.
	ErrOtherCrawl = errors.New("the frontier holds another crawl")
)

// ErrCredentials is the cause of a SeedError: a user name or a password in an
// address would go into records, logs and files.
var ErrCredentials = errors.New("a user name or password in an address is not used")

// SeedError is a seed from which the crawl could not begin. The crawl goes on
// with the others.
type SeedError struct {
	URL    string
	Reason string // what is wrong and what can be done
	Err    error  // the cause, where it is an error; else nil
}

func (e *SeedError) Error() string {
	return fmt.Sprintf("cannot begin at %s: %s", e.URL, e.Reason)
}

func (e *SeedError) Unwrap() error { return e.Err }
