package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nkeys"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// call runs the program in this process.
func call(args ...string) (stdout, stderr string, code int) {
	var out, problems bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(""), &out, &problems)
	return out.String(), problems.String(), code
}

// patient gives a busy machine time to log in.
func patient(o *server.Options) { o.AuthTimeout, o.TLSTimeout = 60, 60 }

// attempt is a way to come to the servers.
type attempt struct {
	as    string // in the URL: USER:PASSWORD@ or TOKEN@
	flags []string
	want  string // the problem; empty: none
	try   string // the way out
}

func (a attempt) on(c *natstest.Cluster) []string {
	urls := strings.Replace(c.URLs(), "://", "://"+a.as, 1)
	return append([]string{"--nats", urls, "--crawl", "news"}, a.flags...)
}

// TestLogin comes to servers that let in only some, in all the ways there are.
func TestLogin(t *testing.T) {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	write(t, file("words"), []byte("nothing of the kind\n"))

	ours, others := newAuthority(t), newAuthority(t)
	ours.write(file("ours.pem"))
	others.write(file("others.pem"))
	ours.issue(file("anna"), "anna", time.Time{})
	others.issue(file("eve"), "eve", time.Time{})
	ca := func(more ...string) []string { return append([]string{"--tls-ca", file("ours.pem")}, more...) }
	cert := func(cert, key string) []string { return ca("--tls-cert", file(cert), "--tls-key", file(key)) }

	us, them := newOperator(t), newOperator(t)
	news := us.account(-1)
	us.creds(file("anna.creds"), news, time.Time{})
	us.creds(file("expired.creds"), news, time.Now().Add(-time.Hour))
	us.creds(file("poor.creds"), us.account(0), time.Time{})
	them.creds(file("eve.creds"), them.account(-1), time.Time{})
	creds := func(name string) []string { return []string{"--creds", file(name)} }

	anna, eve := newIdentity(t, nkeys.PrefixByteUser), newIdentity(t, nkeys.PrefixByteUser)
	write(t, file("anna.nk"), anna.seed)
	write(t, file("eve.nk"), eve.seed)
	nkey := func(name string) []string { return []string{"--nkey", file(name)} }

	const refused, nobody = "nats: Authorization Violation", "log in with --creds FILE, --nkey FILE"
	for name, c := range map[string]struct {
		options  func(*server.Options)
		attempts []attempt
	}{
		"TLS": {func(o *server.Options) { o.TLSConfig = ours.server("127.0.0.1", time.Time{}) }, []attempt{
			{flags: ca()},
			{want: "certificate signed by unknown authority", try: "--tls-ca FILE"},
			{flags: []string{"--tls-ca", file("others.pem")}, want: "unknown authority", try: "--tls-ca FILE"},
			{flags: []string{"--tls-ca", file("words")}, want: "--tls-ca " + file("words") + ": no certificate in it", try: "PEM"},
			{flags: []string{"--tls-ca", file("nowhere")}, want: "--tls-ca " + file("nowhere") + ": no such file or directory", try: "check the name"},
		}},
		"TLS of another name": {func(o *server.Options) { o.TLSConfig = ours.server("a.example", time.Time{}) }, []attempt{
			{flags: ca(), want: "cannot validate certificate for 127.0.0.1", try: "as their certificates do"},
		}},
		"TLS of yesterday": {func(o *server.Options) { o.TLSConfig = ours.server("127.0.0.1", time.Now().Add(-time.Hour)) }, []attempt{
			{flags: ca(), want: "certificate has expired", try: "new certificates made for the servers"},
		}},
		"no TLS": {nil, []attempt{{flags: ca(), want: "secure connection not available", try: "switch on tls {}"}}},
		"mutual TLS": {func(o *server.Options) {
			o.TLSConfig = ours.server("127.0.0.1", time.Time{})
			o.TLSConfig.ClientCAs, o.TLSConfig.ClientAuth = ours.pool(), tls.RequireAndVerifyClientCert
		}, []attempt{
			{flags: cert("anna.pem", "anna.key")},
			{flags: ca(), want: "--nats nats://127.0.0.1", try: "--tls-cert FILE and --tls-key FILE"},
			{flags: cert("eve.pem", "eve.key"), want: "--nats nats://127.0.0.1", try: "that the servers trust"},
			{flags: cert("anna.pem", "eve.key"), want: "--tls-cert " + file("anna.pem") + ": tls: private key does not match", try: "its own key"},
		}},
		"credentials": {us.trust, []attempt{
			{flags: creds("anna.creds")},
			{want: "refuses those who do not log in: " + refused, try: nobody},
			{flags: creds("expired.creds"), want: "refuses --creds " + file("expired.creds") + ", valid until 20", try: "new credentials"},
			{flags: creds("eve.creds"), want: "refuses --creds " + file("eve.creds") + ": " + refused, try: "know the operator and the account"},
			{flags: creds("poor.creds"), want: "JetStream is off", try: "and for the account"},
			{flags: creds("words"), want: "--creds " + file("words") + ": no user's JWT in it", try: "nsc generate creds"},
			{flags: creds("nowhere"), want: "no such file or directory", try: "check the name"},
		}},
		"nkey": {func(o *server.Options) { o.Nkeys = []*server.NkeyUser{{Nkey: anna.public}} }, []attempt{
			{flags: nkey("anna.nk")},
			{want: refused, try: nobody},
			{flags: nkey("eve.nk"), want: "refuses --nkey " + file("eve.nk"), try: "add nkey: " + eve.public},
			{flags: nkey("words"), want: "--nkey " + file("words") + ": nkeys: no nkey seed found", try: "the seed of a user's nkey"},
		}},
		"token": {func(o *server.Options) { o.Authorization = "s3cret" }, []attempt{
			{as: "s3cret@"},
			{want: refused, try: nobody},
			{as: "s3creT@", want: "nats://xxxxx@127.0.0.1", try: "check the token"},
		}},
		"password": {func(o *server.Options) { o.Username, o.Password = "anna", "s3cret/" }, []attempt{
			{as: "anna:s3cret%2F@"},
			{want: refused, try: nobody},
			{as: "anna:s3creT@", want: "refuses the user anna: " + refused, try: "check the user and the password"},
			{as: "anna:s3cret/@", want: "--nats: address 1 cannot be read", try: "--help"},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cluster := natstest.Start(t, 1, func(o *server.Options) {
				patient(o)
				if c.options != nil {
					c.options(o)
				}
			})
			for _, a := range c.attempts {
				if a.want == "" {
					takePart(t, a.on(cluster))
					continue
				}
				for _, args := range [][]string{{"crawl", "http://127.0.0.1"}, {"collect", "--now", "--out", file("no.jsonl")}, {"status"}} {
					_, problems, code := call(append(args, a.on(cluster)...)...)
					if code == exitOK || !strings.Contains(problems, a.want) || !strings.Contains(problems, "\n  try: ") || !strings.Contains(problems, a.try) {
						t.Errorf("%q: exit %d\n%s", append(args, a.flags...), code, problems)
					}
					if strings.Contains(strings.ToLower(problems), "s3cret") {
						t.Errorf("tells what one logs in with: %s", problems)
					}
				}
			}
		})
	}
}

// takePart crawls a small site with all that uses the cluster.
func takePart(t *testing.T, on []string) {
	t.Helper()
	w, err := crawltest.New(crawltest.Plan{Stories: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	dir := t.TempDir()
	out := filepath.Join(dir, "out.jsonl")
	for _, args := range [][]string{
		append([]string{"crawl", "--allow-private", "--delay", "0", "--dir", filepath.Join(dir, "worker"), "--ship"}, w.Seeds()...),
		{"collect", "--dir", filepath.Join(dir, "all"), "--out", out}, {"status"}, {"status", "--pause"}, {"status", "--resume"},
	} {
		said, problems, code := call(slices.Concat(args, on)...)
		if code != exitOK || slices.Equal(args, []string{"status"}) && !strings.Contains(said, "crawl news: finished") {
			t.Fatalf("%q: exit %d\n%s%s", args, code, said, problems)
		}
	}
	if records := outcome(t, out); len(records) != 1 {
		t.Errorf("%d records", len(records))
	}
	if pieces, _ := filepath.Glob(filepath.Join(dir, "all", "archive", "*.warc.gz")); len(pieces) != 1 {
		t.Errorf("archive files %v", pieces)
	}
}

// TestPermissions: what the advice says to allow is enough, and without it one is
// told at once.
func TestPermissions(t *testing.T) {
	key := filepath.Join(t.TempDir(), "anna.nk")
	anna := newIdentity(t, nkeys.PrefixByteUser)
	write(t, key, anna.seed)
	allowed := func(publish ...string) *natstest.Cluster {
		return natstest.Start(t, 1, func(o *server.Options) {
			patient(o)
			o.Nkeys = []*server.NkeyUser{{Nkey: anna.public, Permissions: &server.Permissions{
				Publish:   &server.SubjectPermission{Allow: publish},
				Subscribe: &server.SubjectPermission{Allow: []string{"_INBOX.>"}},
			}}}
		})
	}
	a := attempt{flags: []string{"--nkey", key}}
	takePart(t, a.on(allowed("tearsheet.>", "$JS.>", "$O.>")))
	for lacks, publish := range map[string][]string{`"$JS.API.INFO"`: {"tearsheet.>"}, `"tearsheet.news.`: {"$JS.>"}} {
		args := append([]string{"crawl", "http://127.0.0.1"}, a.on(allowed(publish...))...)
		if _, problems, code := call(args...); code != exitFailed || !strings.Contains(problems, "Permissions Violation for Publish to "+lacks) ||
			!strings.Contains(problems, "try: allow the user to publish to tearsheet.>, $JS.> and $O.>") {
			t.Errorf("exit %d\n%s", code, problems)
		}
	}
}

// TestRefusedBehindDead: why a node refuses is told though others are down.
func TestRefusedBehindDead(t *testing.T) {
	c := natstest.Start(t, 1, func(o *server.Options) { patient(o); o.Authorization = "s3cret" })
	for _, urls := range []string{c.URLs() + ",nats://127.0.0.1:1", "nats://127.0.0.1:1," + c.URLs()} {
		for range 4 { // nodes are tried in any order
			if _, problems, _ := call("status", "--nats", urls, "--crawl", "news"); !strings.Contains(problems, "refuses those who do not log in") {
				t.Errorf("%s: %s", urls, problems)
			}
		}
	}
}

// TestExpiry: credentials that run out in the midst of a crawl end it, and with
// new ones the same command goes on.
func TestExpiry(t *testing.T) {
	const stories, delay = 40, 100 * time.Millisecond // longer than the credentials are valid
	w, err := crawltest.New(crawltest.Plan{Stories: stories, Sitemap: true})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	dir := t.TempDir()
	file, out := filepath.Join(dir, "anna.creds"), filepath.Join(dir, "out.jsonl")
	us := newOperator(t)
	news := us.account(-1)
	c := natstest.Start(t, 1, func(o *server.Options) { patient(o); us.trust(o) })
	on := attempt{flags: []string{"--creds", file}}.on(c)
	args := slices.Concat([]string{"crawl", "--allow-private", "--delay", delay.String(), "--silence", "4s"}, on, w.Seeds())

	us.creds(file, news, time.Now().Add(2*time.Second))
	if _, problems, code := call(args...); code != exitFailed || !strings.Contains(problems, "refuses --creds "+file+", valid until 20") ||
		!strings.Contains(problems, "try: have new credentials made") {
		t.Errorf("exit %d\n%s", code, problems)
	}
	us.creds(file, news, time.Time{})
	for _, args := range [][]string{args, append([]string{"collect", "--out", out}, on...)} {
		if _, problems, code := call(args...); code != exitOK {
			t.Fatalf("%q: exit %d\n%s", args, code, problems)
		}
	}
	if got := len(outcome(t, out)); got != stories {
		t.Errorf("%d records", got)
	}
	for _, fault := range w.Judge(delay, 1, 2) {
		t.Error(fault)
	}
}
