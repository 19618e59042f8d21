package main

import (
	"context"
	"io"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// verifyManual is the help of verify, which has no flags.
func verifyManual() manual {
	return manual{
		head: `Check that nothing of a crawl's archive is damaged.

Usage: tearsheet verify DIR

DIR is the --dir of a crawl. What is looked at, and what can be seen:

  WARC files         any bit that changed: of the files against the SHA-256 beside
                     them, of each record against its digests
  their indexes      any bit: every entry against the record it names
  records of the     any bit: every row of a revision, its record with all keys, and
  library            what a later extraction made of it, against their digests; and
                     whether the bytes it was made from are where it says
  the search index   its structure, and whether each revision is in it; SQLite does
  and the frontier   not see all that may change in words that are found, or in what
                     is still to be visited
`,
		tail: `What is wrong is told on standard error, a line each, with file and offset; what
was looked at, on standard output. A crawl may be going on meanwhile.

The exit status is 0 when all is well, 1 when something is damaged or cannot be
read, 2 when the command line was wrong.

Example:
  tearsheet verify news
`,
	}
}

// runVerify is tearsheet verify.
func runVerify(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	dir, err := parseDir(verifyManual(), args)
	if err != nil {
		return say.refuse("verify", verifyManual(), stdout, err)
	}
	a, err := archive.Open(dir)
	if err != nil {
		say.failed(dir, err)
		return exitFailed
	}
	defer a.Close()
	damage, advised := 0, map[string]bool{"": true}
	count, err := a.Verify(ctx, func(err error) {
		damage++
		advice := adviceFor(err)
		if advised[advice] {
			advice = "" // once is enough
		}
		advised[advice] = true
		say.problem(err.Error(), advice)
	})
	if err != nil {
		say.failed(dir, err)
		return exitFailed
	}
	tell(stdout, "%d WARC files, %d records, %d bytes; %d revisions", count.Files, count.Records, count.Bytes, count.Revisions)
	if count.NoBytes > 0 {
		tell(stdout, ", %d of them without bytes", count.NoBytes)
	}
	if count.NoSum > 0 {
		tell(stdout, "; %d WARC files of an earlier version without SHA-256", count.NoSum)
	}
	if count.NoFrontier != nil {
		tell(stdout, "; the frontier was not looked at: %v", count.NoFrontier)
	}
	tell(stdout, "; %d problems\n", damage)
	if damage > 0 {
		return exitFailed
	}
	return exitOK
}
