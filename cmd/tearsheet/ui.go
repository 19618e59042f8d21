package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// The exit statuses. A script can tell a page that failed from a command line
// that made no sense.
const (
	exitOK     = 0
	exitFailed = 1 // some page, or the run itself, failed; stderr tells which
	exitUsage  = 2 // nothing was done: the command line is wrong
)

// ui speaks to the person at the terminal, on standard error; standard output
// is for records only. Its rules:
//
//   - One line a problem, "tearsheet: WHAT: WHY", lower case and without a full
//     stop. WHAT is the input as the person wrote it.
//   - A second line, "  try: …", where there is a way out.
//   - Nothing is said of what went well, and nothing twice.
type ui struct{ w io.Writer }

// problem says what went wrong and, where advice is not empty, the way out.
func (u ui) problem(what, advice string) {
	tell(u.w, "tearsheet: %s\n", what)
	if advice != "" {
		tell(u.w, "  try: %s\n", advice)
	}
}

// failed says that an input failed, and the way out where one is known.
func (u ui) failed(input string, err error) {
	what := cause(input, err).Error()
	if !strings.HasPrefix(what, input) { // some errors name it themselves
		what = input + ": " + what
	}
	u.problem(what, adviceFor(err))
}

// unbegun says why a crawl did not begin: what is wrong with its seeds, each by
// itself, or with all else.
func (u ui) unbegun(err error) int {
	if _, ok := errors.AsType[*crawl.SeedError](err); ok {
		for _, err := range err.(interface{ Unwrap() []error }).Unwrap() {
			seed, _ := errors.AsType[*crawl.SeedError](err)
			u.problem(seed.URL+": "+seed.Reason, adviceForSeed(seed))
		}
	} else {
		u.failed("crawl", err)
	}
	return exitFailed
}

// usage says what is wrong with the command line of a subcommand.
func (u ui) usage(command string, err error) int {
	u.problem(fmt.Sprintf("%s: %v", command, err), "tearsheet "+command+" --help")
	return exitUsage
}

// refuse ends a command before its work, for what was wrong with its command line;
// where help was asked for, with that.
func (u ui) refuse(command, help string, stdout io.Writer, err error) int {
	if errors.Is(err, flag.ErrHelp) {
		tell(stdout, "%s", help)
		return exitOK
	}
	return u.usage(command, err)
}

// overview lists the commands.
func (u ui) overview(w io.Writer) {
	tell(w, "Tearsheet turns news pages into clean, citable records.\n\nUsage: tearsheet COMMAND [ARGUMENTS]\n\n")
	for _, c := range commands {
		tell(w, "  %-10s %s\n", c.name, c.summary)
	}
	tell(w, "\nExample: tearsheet extract page.html\ntearsheet COMMAND --help shows the options of a command and more examples.\n")
}

// newFlags is a flag set that stays silent: parse reports its errors.
func newFlags(name string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	return fs
}

// parseFlags reads flags wherever they stand among the arguments and returns
// the other arguments. Package flag alone stops at the first of those; here
// only "--" ends the flags.
func parseFlags(fs *flag.FlagSet, args []string) (rest []string, err error) {
	var behind []string
	if i := slices.Index(args, "--"); i >= 0 {
		args, behind = args[:i], args[i+1:]
	}
	for len(args) > 0 {
		if err := fs.Parse(args); err != nil {
			return nil, err
		}
		if args = fs.Args(); len(args) > 0 {
			rest, args = append(rest, args[0]), args[1:]
		}
	}
	return append(rest, behind...), nil
}

// quote puts something a person wrote in quotation marks.
func quote(s string) string { return strconv.Quote(s) }
