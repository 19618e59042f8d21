package main

import (
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
)

// newCrawlOptions are the options with their defaults, which are the library's.
func newCrawlOptions() *crawlOptions {
	d := crawl.Defaults()
	return &crawlOptions{log: "text", delay: d.Delay, timeout: fetch.DefaultWhole, silence: 30 * time.Second,
		crawl: crawl.Options{Scope: d.Scope, Conns: d.Conns, Workers: d.Workers, Revisit: d.Revisit}}
}

// manual has the flags of crawl. Those that are shared hold for a crawl of many
// machines as a whole: see crawlterms.go.
func (o *crawlOptions) manual() manual {
	return manual{
		head: `Find the articles of news sites and turn them into records.

Usage: tearsheet crawl [OPTIONS] SEED...
       tearsheet crawl --dir DIR [OPTIONS]        go on with a crawl
       tearsheet crawl --nats URLS --crawl NAME [OPTIONS] [SEED...]
                                                  begin or join one of many machines

SEED is the address of a site or a part of it. Pages are found through
sitemaps, feeds and links, and fetched once each, if robots.txt allows it.
`,
		options: []group{o.whereTo(), o.howFar(), o.howFast(), {"By which way", o.web.options("the sites of the crawl")}, o.other(), o.together(), o.nats.group()},
		tail: `Ctrl-C ends the crawl within seconds and shows how to go on; a second one ends
it at once. The exit status is 0 when the crawl has ended by itself, 1 when it
was interrupted, found nothing or could not begin at a seed, 2 when the command
line was wrong.

Examples:
  tearsheet crawl https://news.example >articles.jsonl
  tearsheet crawl --dir news --out news.jsonl https://news.example
  tearsheet crawl --scope prefix --since 2026-05-01 https://news.example/politics
  tearsheet crawl --dir news --recrawl --out news.jsonl
  tearsheet crawl --dry-run https://news.example
  tearsheet crawl --nats nats://a:4222,nats://b:4222 --crawl news https://news.example
`,
	}
}

func (o *crawlOptions) whereTo() group {
	return group{"Where to", []option{
		{name: "dir", arg: "DIR", to: &o.dir, help: `keep the crawl in DIR, to go on after an interruption or to visit it
			again, with the bytes of all pages (WARC files) and a library of the articles; without it, it is forgotten at
			the end`},
		{name: "no-archive", to: &o.noArchive, help: "do not keep the bytes of pages in DIR"},
		{name: "out", arg: "FILE", to: &o.out, help: `write records to FILE instead of standard output; when the crawl goes on,
			each record is there once`},
		{name: "input-file", arg: "FILE", to: &o.seedFile, help: "take more seeds from FILE, one on each line"},
		{name: "with", arg: "LIST", to: &o.with, shared: true, help: "more keys in records: html, markdown, trace"},
		rulesOption(&o.rules, rulesHelp),
	}}
}

func (o *crawlOptions) howFar() group {
	c := &o.crawl
	return group{"How far", []option{
		{name: "scope", arg: "SCOPE", to: (*string)(&c.Scope), shared: true, help: `host (the seeds' hosts), domain (all hosts of
			their domains) or prefix (below the seeds)`},
		{name: "include", arg: "REGEXP", to: (*patterns)(&c.Include), shared: true, help: "only pages whose address matches; may be repeated"},
		{name: "exclude", arg: "REGEXP", to: (*patterns)(&c.Exclude), shared: true, help: "no pages whose address matches; may be repeated"},
		{name: "since", arg: "DAY", to: &c.Since, shared: true, help: "only articles published on DAY or later, like 2026-05-01"},
		{name: "until", arg: "DAY", to: &c.Until, shared: true, help: "only articles published on DAY or earlier"},
		{name: "max-depth", arg: "N", to: &c.MaxDepth, shared: true, help: "only pages at most N links from a seed"},
		{name: "max-pages", arg: "N", to: &c.MaxPages, shared: true, help: "stop after N pages"},
		{name: "max-articles", arg: "N", to: &c.MaxArticles, shared: true, help: "stop after N records"},
		{name: "max-time", arg: "TIME", to: &c.MaxTime, shared: true, help: "stop after TIME, like 90m"},
	}}
}

func (o *crawlOptions) howFast() group {
	return group{"How fast", []option{
		{name: "delay", arg: "TIME", to: &o.delay, shared: true, help: `between two requests to a host; a longer Crawl-delay of the
			host wins`},
		{name: "conns", arg: "N", to: &o.crawl.Conns, shared: true, help: `connections to one host at a time; more help where the host
			takes longer than --delay to answer`},
		{name: "timeout", arg: "TIME", to: &o.timeout, shared: true, help: `give up a page after this time; another try, behind the other
			pages of its host, has an eighth of it`},
		{name: "workers", arg: "N", to: &o.crawl.Workers, help: "pages in work at a time, on all hosts"},
	}}
}

func (o *crawlOptions) other() group {
	c := &o.crawl
	return group{"", []option{
		{name: "recrawl", to: &c.Recrawl, help: `visit again what is due in DIR; a changed article gives a record with a higher
			"revision"`},
		{name: "revisit", arg: "TIME", to: &c.Revisit, help: `how long after a visit an article is due at the earliest; twice as
			long each time nothing has changed`},
		{name: "dry-run", to: &o.dryRun, help: "list the pages that would be fetched after the seeds"},
		{name: "contact", arg: "TEXT", to: &c.Contact, shared: true, help: `your page or mail address, sent with each request, for
			the owners of sites`},
		{name: "user-agent", arg: "TEXT", to: &c.UserAgent, shared: true, help: "in place of all that is sent of tearsheet and --contact"},
		{name: "allow-private", to: &c.AllowPrivate, shared: true, help: "permit localhost and private networks, too"},
		{name: "log", arg: "FORMAT", to: &o.log, help: "text or json: how to tell of progress and of pages that fail"},
		{name: "metrics", arg: "ADDR", to: &o.metrics, help: "serve counters for Prometheus at http://ADDR/metrics"},
	}}
}

func (o *crawlOptions) together() group {
	return group{`On many machines
  --nats URLS --crawl NAME
                     share the crawl with all who give the same: any number of
                     machines, at any time. Whoever begins it names the seeds and
                     the options of how far and how fast; the others name the same,
                     some or none. Records are fetched by tearsheet collect; what goes
                     on is told by tearsheet status. --dir DIR keeps here the bytes
                     of the pages that this machine fetches.`, []option{
		{name: "ship", to: &o.ship, help: "send the files with these bytes to collectors, too, when they are finished"},
		{name: "silence", arg: "TIME", to: &o.silence, help: `give the hosts of a worker to others when it has not been heard of for
			so long; set by who begins it`},
		{name: "streams", arg: "N", to: &o.streams, otherwise: "1; 4 to 16 for thousands of hosts", help: `spread the hosts over
			N streams, each led by one of the nodes; set by who begins it`},
	}}
}
