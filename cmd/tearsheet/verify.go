package main

import (
	"context"
	"io"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

const verifyHelp = `Check that nothing of a crawl's archive is damaged.

Usage: tearsheet verify DIR

DIR is the --dir of a crawl. Every record of the WARC files is read and compared
with its digests, every index entry with the record it names, the database with
itself, and every revision of every article with the bytes it was made from.

What is wrong is told on standard error, a line each, with file and offset; what
was looked at, on standard output. A crawl may be going on meanwhile.

The exit status is 0 when all is well, 1 when something is damaged or cannot be
read, 2 when the command line was wrong.

Example:
  tearsheet verify news
`

// runVerify is tearsheet verify.
func runVerify(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	dir, err := parseDir(newFlags("verify"), args)
	if err != nil {
		return say.refuse("verify", verifyHelp, stdout, err)
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
	tell(stdout, "; %d problems\n", damage)
	if damage > 0 {
		return exitFailed
	}
	return exitOK
}
