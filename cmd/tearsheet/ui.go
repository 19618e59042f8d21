package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
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
func (u ui) refuse(command string, m manual, stdout io.Writer, err error) int {
	if errors.Is(err, flag.ErrHelp) {
		tell(stdout, "%s", m.String())
		return exitOK
	}
	return u.usage(command, err)
}

// unknown says that there is no such command.
func (u ui) unknown(name string) int {
	u.problem("there is no command "+quote(name), "tearsheet --help lists them")
	return exitUsage
}

// overview lists the commands, with what a newcomer begins with.
func (u ui) overview(w io.Writer) {
	tell(w, "Tearsheet turns news pages into clean, citable records.\n\nUsage: tearsheet COMMAND [ARGUMENTS]\n\n")
	for _, c := range commands {
		tell(w, "  %-10s %s\n", c.name, c.summary)
	}
	tell(w, `
Examples:
  tearsheet extract --format json page.html                    a saved page
  tearsheet extract --format markdown https://news.example/a   the story alone, from the web
  tearsheet crawl --dir news https://news.example >news.jsonl  a site, to go on with at any time
  tearsheet search news 'harbour bridge'                       what it has found

tearsheet help COMMAND shows the options of a command, with more examples;
tearsheet help record tells what a record has under each key, and tearsheet help rules
how to overrule what is found on the pages of a host.
`)
}

// quote puts something a person wrote in quotation marks.
func quote(s string) string { return strconv.Quote(s) }
