package main

import (
	"errors"
	"flag"
	"fmt"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// filterHelp is the part of a command's help that addFilter stands for.
const filterHelp = `  --site HOST        of this host, or of this domain and all below it
  --author NAME      by an author whose name has NAME in it
  --category NAME    filed under NAME
  --since DAY        published on DAY or later, like 2026-05-01
  --until DAY        published on DAY or earlier
  --limit N          at most N articles
`

// addFilter adds the flags that pick articles of a library.
func addFilter(fs *flag.FlagSet, f *archive.Filter, limit int) {
	fs.StringVar(&f.Site, "site", "", "")
	fs.StringVar(&f.Author, "author", "", "")
	fs.StringVar(&f.Category, "category", "", "")
	fs.StringVar(&f.Since, "since", "", "")
	fs.StringVar(&f.Until, "until", "", "")
	fs.IntVar(&f.Limit, "limit", limit, "")
}

// checkFilter refuses what picks nothing because it is written otherwise.
func checkFilter(f archive.Filter) error {
	for _, day := range []struct{ flag, value string }{{"--since", f.Since}, {"--until", f.Until}} {
		if _, err := time.Parse(time.DateOnly, day.value); day.value != "" && err != nil {
			return fmt.Errorf("%s %s: write the day like 2026-05-01", day.flag, quote(day.value))
		}
	}
	switch {
	case f.Limit < 0:
		return fmt.Errorf("--limit %d: it must be positive, or 0 for all", f.Limit)
	case f.Since != "" && f.Until != "" && f.Since > f.Until:
		return fmt.Errorf("--since %s is after --until %s", f.Since, f.Until)
	}
	return nil
}

// errNoDir: a command that reads a library was not told of which crawl.
var errNoDir = errors.New("no DIR: name the directory of a crawl, what its --dir was")

// parseDir reads the command line of a command that takes the directory of a crawl
// and nothing else but flags.
func parseDir(fs *flag.FlagSet, args []string) (dir string, err error) {
	rest, err := parseFlags(fs, args)
	switch {
	case err != nil:
		return "", err
	case len(rest) == 0:
		return "", errNoDir
	case len(rest) > 1:
		return "", fmt.Errorf("%s: there is one DIR", quote(rest[1]))
	}
	return rest[0], nil
}
