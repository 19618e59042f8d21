package main

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/archive/archivetest"
)

// Every flag of every command is in its help, with what it does; no line is too wide.
func TestManuals(t *testing.T) {
	for _, c := range commands {
		m := c.manual()
		text := m.String()
		seen := map[string]bool{}
		for _, o := range m.all() {
			_, isSwitch := o.to.(*bool)
			switch {
			case o.help == "" || isSwitch != (o.arg == "") || seen[o.name]:
				t.Errorf("%s --%s: %q", c.name, o.name, o.help)
			case !strings.Contains(text, strings.TrimRight("\n  --"+o.name+" "+o.arg, " ")):
				t.Errorf("%s --%s is not in the help", c.name, o.name)
			}
			seen[o.name] = true
		}
		for line := range strings.Lines(text) {
			if len([]rune(line)) > 92 {
				t.Errorf("%s: a line of %d letters: %s", c.name, len(line), line)
			}
		}
		if !strings.Contains(text, "\nUsage: tearsheet "+c.name) || !strings.Contains(text, "\nExample") {
			t.Errorf("%s: neither usage nor example", c.name)
		}
	}
}

// own are the flags of crawl that each worker of many has for itself, and why.
var own = map[string]string{
	"dir": "where this machine keeps things", "rules": "a file of this machine", "input-file": "seeds, like those of the command line", "out": "for one machine", "no-archive": "what this machine keeps",
	"workers": "what this machine can do", "dry-run": "for one machine", "log": "how this one tells", "metrics": "where this one tells",
	"recrawl": "an order, for whoever gives it", "revisit": "of the pages that are visited here",
	"ship": "what becomes of what this machine keeps", "silence": "kept by the cluster, from who begins it", "streams": "kept by the cluster, from who begins it",
	"proxy": "how this one gets to the web", "header": "who this one is to sites", "cookies": "who this one is to sites",
	"nats": "how this one gets there", "crawl": "which one", "creds": "who this one is", "nkey": "who this one is",
	"tls-ca": "whom this one trusts", "tls-cert": "who this one is", "tls-key": "who this one is",
}

// TestSharedOrOwn: whatever flag crawl has, it holds for all workers, or there is a
// reason why not.
func TestSharedOrOwn(t *testing.T) {
	for _, o := range newCrawlOptions().manual().all() {
		if o.shared == (own[o.name] != "") {
			t.Errorf("--%s: shared %v; reason not to: %q", o.name, o.shared, own[o.name])
		}
	}
}

// Whoever joins a crawl goes by all options of who began it.
func TestTerms(t *testing.T) {
	args := map[string][]string{
		"with": {"html"}, "scope": {"domain"}, "include": {"a", "b c"}, "exclude": {"d"}, "since": {"2026-05-01"}, "until": {"2026-05-02"},
		"max-depth": {"3"}, "max-pages": {"4"}, "max-articles": {"5"}, "max-time": {"1h30m0s"}, "delay": {"0s"}, "conns": {"2"},
		"timeout": {"10s"}, "contact": {"https://me.example/"}, "user-agent": {"Me/1"}, "allow-private": {"true"},
	}
	line := []string{"--nats", "nats://a", "--crawl", "news", "https://news.example"}
	for name, values := range args {
		for _, v := range values {
			line = append(line, "--"+name+"="+v)
		}
	}
	began, err := parseCrawl(line)
	if err != nil {
		t.Fatal(err)
	}
	kept := termsOf(began)
	if !reflect.DeepEqual(map[string][]string(kept), args) {
		t.Errorf("the terms are %v, and were given as %v", kept, args)
	}
	joins, err := parseCrawl(line[:4])
	if err != nil {
		t.Fatal(err)
	}
	if err := kept.apply(joins); err != nil {
		t.Fatal(err)
	}
	joins.given = began.given
	if differ := kept.differ(joins); len(differ) > 0 || joins.crawl.Delay != -1 || joins.crawl.Fetch.Whole != began.crawl.Fetch.Whole {
		t.Errorf("who joins differs in %v", differ)
	}
	delete(kept, "conns") // by a version that did not know it
	if differ := kept.differ(joins); !slices.Equal(differ, []string{"--conns 1, not " + args["conns"][0]}) {
		t.Errorf("differ: %v", differ)
	}
}

// The help of records has every key, once, and no other.
func TestRecordHelp(t *testing.T) {
	keys := map[string]bool{}
	for _, k := range recordKeys {
		for _, key := range strings.Split(k.key, ", ") {
			if keys[key] || k.what == "" {
				t.Errorf("%s", key)
			}
			keys[key] = true
		}
	}
	if got := slices.Sorted(maps.Keys(keys)); !slices.Equal(got, archivetest.Keys()) {
		t.Errorf("told are %v\na record has %v", got, archivetest.Keys())
	}
}
