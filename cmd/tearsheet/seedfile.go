package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// readSeeds adds the seeds in --input-file to those of the command line: one on
// each line. Empty lines are passed over, and those that begin with #.
func (o *crawlOptions) readSeeds() error {
	if o.seedFile == "" {
		return nil
	}
	f, err := os.Open(o.seedFile)
	if err != nil {
		return fmt.Errorf("--input-file: %w", err)
	}
	defer f.Close()
	before := len(o.seeds)
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" && !strings.HasPrefix(line, "#") {
			o.seeds = append(o.seeds, line)
		}
	}
	switch err := lines.Err(); {
	case err != nil:
		return fmt.Errorf("--input-file %s: %w", o.seedFile, err)
	case len(o.seeds) == before:
		return fmt.Errorf("--input-file %s: there is no address in it", o.seedFile)
	}
	return nil
}
