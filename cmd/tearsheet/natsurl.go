package main

import (
	"net/url"
	"strings"
)

// redacted are the addresses of nodes without what one logs in with.
func redacted(urls string) string {
	list := strings.Split(urls, ",")
	for i, s := range list {
		if u, err := url.Parse(s); err == nil && u.User != nil {
			u.User = url.User("xxxxx")
			list[i] = u.String()
		}
	}
	return strings.Join(list, ",")
}
