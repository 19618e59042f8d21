package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// filterGroup has the options that pick articles of a library.
func filterGroup(title string, f *archive.Filter) group {
	return group{title, []option{
		{name: "site", arg: "HOST", to: &f.Site, help: "of this host, or of this domain and all below it"},
		{name: "author", arg: "NAME", to: &f.Author, help: "by an author whose name has NAME in it"},
		{name: "category", arg: "NAME", to: &f.Category, help: "filed under NAME"},
		{name: "since", arg: "DAY", to: &f.Since, help: "published on DAY or later, like 2026-05-01"},
		{name: "until", arg: "DAY", to: &f.Until, help: "published on DAY or earlier"},
		{name: "limit", arg: "N", to: &f.Limit, help: "at most N articles; 0 for all"},
	}}
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
func parseDir(m manual, args []string) (dir string, err error) {
	rest, _, err := m.parse(args)
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
