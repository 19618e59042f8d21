package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
)

// terms are the options that hold for a crawl as a whole. Of a crawl of many
// workers, whoever begins it sets them, and the others take them over.
type terms struct {
	Scope        crawl.Scope   `json:"scope"`
	Include      []string      `json:"include,omitempty"`
	Exclude      []string      `json:"exclude,omitempty"`
	Since        string        `json:"since,omitempty"`
	Until        string        `json:"until,omitempty"`
	MaxDepth     int           `json:"max_depth,omitempty"`
	MaxPages     int64         `json:"max_pages,omitempty"`
	MaxArticles  int64         `json:"max_articles,omitempty"`
	MaxTime      time.Duration `json:"max_time,omitempty"`
	Delay        time.Duration `json:"delay"`
	Conns        int           `json:"conns"`
	Timeout      time.Duration `json:"timeout,omitempty"`
	Contact      string        `json:"contact,omitempty"`
	UserAgent    string        `json:"user_agent,omitempty"`
	AllowPrivate bool          `json:"allow_private,omitempty"`
	With         string        `json:"with,omitempty"`
}

// termFlags are the flags that set terms.
var termFlags = map[string]bool{
	"scope": true, "include": true, "exclude": true, "since": true, "until": true,
	"max-depth": true, "max-pages": true, "max-articles": true, "max-time": true,
	"delay": true, "conns": true, "timeout": true, "contact": true, "user-agent": true, "allow-private": true, "with": true,
}

// noteTerms is where they are kept, with the time at which the crawl began.
const noteTerms = "terms"

type keptTerms struct {
	Terms terms     `json:"terms"`
	Began time.Time `json:"began"`
}

// errOtherTerms: the crawl goes by other options than those given.
var errOtherTerms = errors.New("the crawl began with other options")

func termsOf(o *crawlOptions) terms {
	c := &o.crawl
	return terms{
		Scope: c.Scope, Include: sources(c.Include), Exclude: sources(c.Exclude), Since: c.Since, Until: c.Until,
		MaxDepth: c.MaxDepth, MaxPages: c.MaxPages, MaxArticles: c.MaxArticles, MaxTime: c.MaxTime,
		Delay: max(0, c.Delay), Conns: c.Conns, Timeout: o.timeout, Contact: c.Contact, UserAgent: c.UserAgent, AllowPrivate: c.AllowPrivate,
		With: o.with,
	}
}

func sources(list []*regexp.Regexp) (out []string) {
	for _, re := range list {
		out = append(out, re.String())
	}
	return out
}

// apply sets the options of o to the terms.
func (t terms) apply(o *crawlOptions) error {
	c := &o.crawl
	c.Scope, c.Since, c.Until = t.Scope, t.Since, t.Until
	c.MaxDepth, c.MaxPages, c.MaxArticles, c.MaxTime = t.MaxDepth, t.MaxPages, t.MaxArticles, t.MaxTime
	c.Delay, c.Conns, c.Contact, c.UserAgent, c.AllowPrivate = t.Delay, t.Conns, t.Contact, t.UserAgent, t.AllowPrivate
	o.with, c.Include, c.Exclude = t.With, nil, nil
	o.timeout = cmp.Or(t.Timeout, fetch.DefaultWhole) // one that began before there was a choice
	for _, s := range t.Include {
		if err := (*patterns)(&c.Include).Set(s); err != nil {
			return err
		}
	}
	for _, s := range t.Exclude {
		if err := (*patterns)(&c.Exclude).Set(s); err != nil {
			return err
		}
	}
	return o.check()
}

// agree settles the terms of the crawl on f: who begins it, with seeds, sets them,
// and who joins takes them over, or names the same.
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
	if o.termsGiven {
		mine, _ := json.Marshal(termsOf(o))
		theirs, _ := json.Marshal(kept.Terms)
		if !bytes.Equal(mine, theirs) {
			return fmt.Errorf("%w: %s", errOtherTerms, theirs)
		}
	}
	if err := kept.Terms.apply(o); err != nil {
		return err
	}
	if o.crawl.MaxTime > 0 {
		o.crawl.MaxTime = max(time.Until(kept.Began.Add(o.crawl.MaxTime)), time.Millisecond)
	}
	return nil
}
