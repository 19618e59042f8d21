package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
)

// natsHelp is a part of the help of each command that takes natsOptions.
const natsHelp = `The cluster
  --nats URLS        its nodes, like nats://a:4222,nats://b:4222; tls:// for TLS,
                     nats://USER:PASSWORD@a or nats://TOKEN@a to log in
  --crawl NAME       the crawl, of letters, digits, - and _
  --creds FILE       credentials: a user's JWT and its seed
  --nkey FILE        the seed of an nkey
  --tls-ca FILE      who signs the servers' certificates, if not a known authority
  --tls-cert FILE    our own certificate and --tls-key FILE, its key
`

// natsOptions say which crawl on which cluster is meant.
type natsOptions struct {
	urls, crawl                string
	creds, nkey, ca, cert, key string
}

func (o *natsOptions) flags(fs *flag.FlagSet) {
	fs.StringVar(&o.urls, "nats", "", "")
	fs.StringVar(&o.crawl, "crawl", "", "")
	fs.StringVar(&o.creds, "creds", "", "")
	fs.StringVar(&o.nkey, "nkey", "", "")
	fs.StringVar(&o.ca, "tls-ca", "", "")
	fs.StringVar(&o.cert, "tls-cert", "", "")
	fs.StringVar(&o.key, "tls-key", "", "")
}

func (o *natsOptions) check() error {
	switch {
	case o.urls == "":
		return errors.New("--nats is missing: name the nodes of the cluster, like nats://a:4222")
	case o.crawl == "":
		return errors.New("--crawl is missing: give the crawl's name")
	case (o.cert == "") != (o.key == ""):
		return errors.New("--tls-cert and --tls-key go together")
	}
	return jetstream.CheckName(o.crawl)
}

// connect reaches the cluster, and once it has, does not give it up: a node that
// is lost is left for another, for as long as that takes.
func (o *natsOptions) connect(name string) (*nats.Conn, error) {
	opts := []nats.Option{nats.Name(name), nats.MaxReconnects(-1), nats.ReconnectWait(200 * time.Millisecond),
		nats.ReconnectJitter(100*time.Millisecond, 100*time.Millisecond)}
	for _, f := range []struct{ flag, file string }{
		{"--creds", o.creds}, {"--nkey", o.nkey}, {"--tls-ca", o.ca}, {"--tls-cert", o.cert}, {"--tls-key", o.key},
	} {
		if _, err := os.Stat(f.file); f.file != "" && err != nil {
			return nil, fmt.Errorf("%s %s: %v", f.flag, f.file, cause(err))
		}
	}
	if o.creds != "" {
		opts = append(opts, nats.UserCredentials(o.creds))
	}
	if o.nkey != "" {
		login, err := nats.NkeyOptionFromSeed(o.nkey)
		if err != nil {
			return nil, fmt.Errorf("--nkey %s: %w", o.nkey, err)
		}
		opts = append(opts, login)
	}
	if o.ca != "" {
		opts = append(opts, nats.RootCAs(o.ca))
	}
	if o.cert != "" {
		opts = append(opts, nats.ClientCert(o.cert, o.key))
	}
	nc, err := nats.Connect(o.urls, opts...)
	if err != nil {
		return nil, fmt.Errorf("--nats %s: %w", redacted(o.urls), err)
	}
	return nc, nil
}

// open joins a crawl that is there, to look on. end closes it.
func (o *natsOptions) open(ctx context.Context, name string) (f *jetstream.Frontier, end func(), err error) {
	nc, err := o.connect(name)
	if err != nil {
		return nil, nil, err
	}
	f, err = jetstream.Open(ctx, nc, o.crawl, jetstream.Options{})
	if err != nil {
		nc.Close()
		return nil, nil, err
	}
	return f, func() { f.Close(); nc.Close() }, nil
}
