// Command tearsheet turns news pages into clean, citable records.
//
//	tearsheet extract page.html     one page, or a manifest of pages, to records
//	tearsheet crawl SITE            a site to the records of its articles
//	tearsheet help extract          the options of a command, with examples
//	tearsheet help record           what a record has under each key
//
// Each subcommand has a file of its own. ui.go holds the rules of what is said
// to the person at the terminal.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends what does not heed the first
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// command is one subcommand. run gets the arguments behind the command's name
// and returns the exit status: one of the exit constants.
type command struct {
	name    string
	summary string
	manual  func() manual
	run     func(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int
}

// commands are listed by help in this order.
var commands = []command{
	{"extract", "turn pages into records", newExtractOptions().manual, runExtract},
	{"crawl", "find the articles of a site and turn them into records", newCrawlOptions().manual, runCrawl},
	{"collect", "fetch the records of a crawl of many machines", new(collectOptions).manual, runCollect},
	{"status", "show and steer a crawl of many machines", new(statusOptions).manual, runStatus},
	{"verify", "check that nothing of a crawl's archive is damaged", verifyManual, runVerify},
	{"prove", "show what a citation of an article rests on, and check it", new(proveOptions).manual, runProve},
	{"search", "find articles of a crawl by their words", newSearchOptions().manual, runSearch},
	{"show", "show an article of a crawl, or what changed in it", new(showOptions).manual, runShow},
	{"export", "write the articles of a crawl for other tools", newExportOptions().manual, runExport},
	{"reextract", "run the extractor of today over the bytes of a crawl", newReextractOptions().manual, runReextract},
}

// run hands over to the subcommand that args name.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	if len(args) == 0 {
		say.overview(stderr)
		return exitUsage
	}
	switch args[0] {
	case "-h", "-help", "--help":
		say.overview(stdout)
		return exitOK
	case "help":
		return help(args[1:], stdout, say)
	}
	for _, c := range commands {
		if c.name == args[0] {
			return c.run(ctx, args[1:], stdin, stdout, stderr)
		}
	}
	return say.unknown(args[0])
}

// help prints the manual of what args name, or lists the commands.
func help(args []string, stdout io.Writer, say ui) int {
	if len(args) == 0 {
		say.overview(stdout)
		return exitOK
	}
	if args[0] == "rules" {
		tell(stdout, "%s", rulesManual)
		return exitOK
	}
	if args[0] == "record" {
		tell(stdout, "%s", recordHelp())
		return exitOK
	}
	for _, c := range commands {
		if c.name == args[0] {
			tell(stdout, "%s", c.manual().String())
			return exitOK
		}
	}
	return say.unknown(args[0])
}
