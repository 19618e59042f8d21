package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
)

// terms are the options that hold for a crawl as a whole, by their names: those that
// are shared in the table of crawl's flags. Of a crawl of many workers, whoever
// begins it sets them, and the others take them over.
type terms map[string][]string

// noteTerms is where they are kept, with the time at which the crawl began.
const noteTerms = "terms"

type keptTerms struct {
	Terms terms     `json:"terms"`
	Began time.Time `json:"began"`
}

// errOtherTerms: the crawl goes by other options than those given.
var errOtherTerms = errors.New("the crawl began with other options")

// termsOf are the values of the options that hold for a crawl as a whole.
func termsOf(o *crawlOptions) terms {
	m := o.manual()
	fs, all := m.flags(), terms{}
	for _, option := range m.all() {
		if !option.shared {
			continue
		}
		if list, ok := option.to.(*patterns); ok {
			all[option.name] = list.values()
		} else {
			all[option.name] = []string{fs.Lookup(option.name).Value.String()}
		}
	}
	return all
}

// apply sets the options of o to the terms. An option that was not known when the
// crawl began has its default.
func (t terms) apply(o *crawlOptions) error {
	m := o.manual()
	fs := m.flags()
	usual := termsOf(newCrawlOptions())
	for _, option := range m.all() {
		if !option.shared {
			continue
		}
		if list, ok := option.to.(*patterns); ok {
			*list = nil
		}
		values, known := t[option.name]
		if !known {
			values = usual[option.name]
		}
		for _, v := range values {
			if err := fs.Set(option.name, v); err != nil {
				return fmt.Errorf("--%s %s: %w", option.name, quote(v), err)
			}
		}
	}
	return o.check()
}

// differ lists what the crawl goes by where o asks for something else.
func (t terms) differ(o *crawlOptions) (differ []string) {
	usual, mine := termsOf(newCrawlOptions()), termsOf(o)
	for _, option := range o.manual().all() {
		values, known := t[option.name]
		if !known {
			values = usual[option.name]
		}
		if option.shared && o.given[option.name] && !slices.Equal(values, mine[option.name]) {
			differ = append(differ, fmt.Sprintf("--%s %s, not %s", option.name, said(values), said(mine[option.name])))
		}
	}
	return differ
}

// said are the values of an option, as people speak of them.
func said(values []string) string { return cmp.Or(strings.Join(values, " "), "nothing") }

// agree settles the terms of the crawl on f: who begins it, with seeds, sets them,
// and who joins takes them over, and may name those that are so.
func agree(ctx context.Context, f frontier.Frontier, o *crawlOptions) error {
	b, err := f.Note(ctx, noteTerms)
	if err != nil {
		return err
	}
	if b == nil && len(o.seeds) == 0 {
		return fmt.Errorf("%w: nobody has begun it", jetstream.ErrUnknown)
	}
	if b == nil {
		kept := keptTerms{termsOf(o), time.Now().UTC()}
		text, err := json.Marshal(kept)
		if err != nil {
			return err
		}
		return f.SetNote(ctx, noteTerms, text)
	}
	var kept keptTerms
	if err := json.Unmarshal(b, &kept); err != nil {
		return fmt.Errorf("reading the crawl's options: %w", err)
	}
	if differ := kept.Terms.differ(o); len(differ) > 0 {
		return fmt.Errorf("%w: %s", errOtherTerms, strings.Join(differ, "; "))
	}
	if err := kept.Terms.apply(o); err != nil {
		return err
	}
	if o.crawl.MaxTime > 0 {
		o.crawl.MaxTime = max(time.Until(kept.Began.Add(o.crawl.MaxTime)), time.Millisecond)
	}
	return nil
}
