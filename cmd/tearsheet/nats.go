package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
)

// natsOptions say which crawl on which cluster is meant.
type natsOptions struct {
	urls, crawl                string
	creds, nkey, ca, cert, key string

	anyCrawl bool // the crawl need not be named
}

// group is a part of the options of each command that takes natsOptions.
func (o *natsOptions) group() group {
	return group{"The cluster", []option{
		{name: "nats", arg: "URLS", to: &o.urls, help: `its nodes, like nats://a:4222,nats://b:4222; tls:// for TLS,
			nats://USER:PASSWORD@a or nats://TOKEN@a to log in`},
		{name: "crawl", arg: "NAME", to: &o.crawl, help: "the crawl, of letters, digits, - and _"},
		{name: "creds", arg: "FILE", to: &o.creds, help: "credentials: a user's JWT and its seed"},
		{name: "nkey", arg: "FILE", to: &o.nkey, help: "the seed of an nkey"},
		{name: "tls-ca", arg: "FILE", to: &o.ca, help: "who signs the servers' certificates, if not a known authority"},
		{name: "tls-cert", arg: "FILE", to: &o.cert, help: "our own certificate"},
		{name: "tls-key", arg: "FILE", to: &o.key, help: "and its key"},
	}}
}

// parse reads the command line of a command that names nothing but a crawl.
func (o *natsOptions) parse(m manual, args []string) error {
	rest, _, err := m.parse(args)
	switch {
	case err != nil:
		return err
	case len(rest) > 0:
		return fmt.Errorf("%s: there is nothing to name but a crawl", quote(rest[0]))
	}
	return o.check()
}

func (o *natsOptions) check() error {
	switch {
	case o.urls == "":
		return errors.New("--nats is missing: name the nodes of the cluster, like nats://a:4222")
	case o.crawl == "" && !o.anyCrawl:
		return errors.New("--crawl is missing: give the crawl's name")
	case (o.cert == "") != (o.key == ""):
		return errors.New("--tls-cert and --tls-key go together")
	}
	if err := checkNodes(o.urls); err != nil {
		return err
	}
	if o.crawl == "" {
		return nil
	}
	return jetstream.CheckName(o.crawl)
}

// connect reaches the cluster, and once it has, does not give it up: a node that
// is lost is left for another, for as long as that takes. Only being refused ends
// the connection.
func (o *natsOptions) connect(name string) (*nats.Conn, error) {
	opts, err := o.login()
	if err != nil {
		return nil, err
	}
	opts = append(opts, nats.Name(name), nats.MaxReconnects(-1), nats.ReconnectWait(200*time.Millisecond),
		nats.ReconnectJitter(100*time.Millisecond, 100*time.Millisecond),
		nats.ErrorHandler(func(nc *nats.Conn, _ *nats.Subscription, err error) {
			if errors.Is(err, nats.ErrPermissionViolation) {
				nc.Close()
			}
		}))
	nc, err := nats.Connect(o.urls, opts...)
	if errors.Is(err, nats.ErrNoServers) { // or so it says where the last node is down
		for _, node := range nodes(o.urls) {
			one, why := nats.Connect(node, opts...)
			if why == nil {
				one.Close()
			} else if !errors.Is(why, nats.ErrNoServers) {
				err = why
			}
		}
	}
	if err != nil {
		return nil, o.refused(err)
	}
	return nc, nil
}

// explain turns the error of a connection that was ended into why it was.
func (o *natsOptions) explain(nc *nats.Conn, err error) error {
	if why := nc.LastError(); why != nil && errors.Is(err, nats.ErrConnectionClosed) {
		return o.refused(why)
	}
	return err
}

// visit joins a crawl that is there, for as long as a command works on it, and
// returns the exit status.
func (o *natsOptions) visit(ctx context.Context, say ui, command string, work func(context.Context, *jetstream.Frontier) error) int {
	return o.reach(say, command, func(nc *nats.Conn) error { return o.workOn(ctx, nc, work) })
}

// reach connects for as long as a command works, and returns the exit status.
func (o *natsOptions) reach(say ui, command string, work func(*nats.Conn) error) int {
	nc, err := o.connect("tearsheet " + command)
	if err == nil {
		defer nc.Close()
		err = o.explain(nc, work(nc))
	}
	if err != nil {
		say.failed(command, err)
		return exitFailed
	}
	return exitOK
}

func (o *natsOptions) workOn(ctx context.Context, nc *nats.Conn, work func(context.Context, *jetstream.Frontier) error) error {
	f, err := jetstream.Open(ctx, nc, o.crawl, jetstream.Options{})
	if err != nil {
		return err
	}
	defer f.Close()
	return work(ctx, f)
}
