package main

import (
	"fmt"
	"net/url"
	"strings"
)

// nodes are the addresses in --nats, each with its scheme.
func nodes(urls string) (list []string) {
	for s := range strings.SplitSeq(urls, ",") {
		if s = strings.TrimSpace(s); !strings.Contains(s, "://") {
			s = "nats://" + s
		}
		list = append(list, s)
	}
	return list
}

// checkNodes finds the address that is none, and does not repeat it: it may hold
// a password, and letters in that are mostly why it cannot be read.
func checkNodes(urls string) error {
	for i, s := range nodes(urls) {
		if u, err := url.Parse(s); err != nil || u.Hostname() == "" {
			return fmt.Errorf("--nats: address %d cannot be read: write it like nats://a:4222, and odd letters of a password like %%2F for /", i+1)
		}
	}
	return nil
}

// redacted are the addresses of nodes without what one logs in with.
func redacted(urls string) string {
	list := nodes(urls)
	for i, s := range list {
		scheme, rest, _ := strings.Cut(s, "://")
		if at := strings.LastIndexByte(rest, '@'); at >= 0 {
			list[i] = scheme + "://xxxxx" + rest[at:]
		}
	}
	return strings.Join(list, ",")
}

// redact does so where the word of a command line is the addresses.
func (o *natsOptions) redact(word string) string {
	if flag, ok := strings.CutSuffix(word, o.urls); ok && o.urls != "" && (flag == "" || strings.HasSuffix(flag, "-nats=")) {
		return flag + redacted(o.urls)
	}
	return word
}
