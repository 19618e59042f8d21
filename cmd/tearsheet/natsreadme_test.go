package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nkeys"

	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// TestReadmeCluster runs three nodes with what the README has for them, and a
// crawl on them as it says.
func TestReadmeCluster(t *testing.T) {
	_, text, _ := strings.Cut(readReadme(t, "../../README.md"), "\n## On many machines\n")
	blocks := regexp.MustCompile("(?s)\n```\n(.*?\n)```\n").FindAllStringSubmatch(text, -1)
	if len(blocks) != 2 {
		t.Fatalf("README.md has %d blocks of configuration", len(blocks))
	}
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	ours, anna := newAuthority(t), newIdentity(t, nkeys.PrefixByteUser)
	ours.write(file("ca.pem"))
	ours.issue(file("a"), "127.0.0.1", time.Time{})
	write(t, file("news.nk"), anna.seed)
	conf := strings.ReplaceAll(blocks[0][1]+blocks[1][1], "/etc/nats", dir)
	write(t, file("nats.conf"), []byte(regexp.MustCompile(`U[A-Z2-7]{55}`).ReplaceAllString(conf, anna.public)))
	told, err := server.ProcessConfigFile(file("nats.conf"))
	if err != nil {
		t.Fatal(err)
	}
	if !told.JetStream || told.ServerName != "a" || len(told.Routes) != 3 {
		t.Errorf("read %+v", told)
	}
	c := natstest.Start(t, 3, func(o *server.Options) {
		patient(o)
		o.MaxPayload, o.TLSConfig, o.Nkeys = told.MaxPayload, told.TLSConfig, told.Nkeys
	})
	takePart(t, attempt{flags: []string{"--tls-ca", file("ca.pem"), "--nkey", file("news.nk")}}.on(c))
	takePartNot := append([]string{"status", "--tls-ca", file("ca.pem")}, attempt{}.on(c)...)
	if _, problems, code := call(takePartNot...); code != exitFailed || !strings.Contains(problems, "refuses those who do not log in") {
		t.Errorf("exit %d\n%s", code, problems)
	}
}
