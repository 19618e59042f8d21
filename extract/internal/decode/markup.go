package decode

import (
	"bytes"
	"iter"
)

// pieces yields the tags of a page that is not decoded yet, each as it stands
// between its brackets, with the text behind it. Comments, scripts and styles
// are left out. It reads ASCII only, which is the same in all encodings that
// pages without a byte order mark are in.
func pieces(page []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(tag, text []byte) bool) {
		for len(page) > 0 {
			tag, rest := cutTag(page)
			text := rest[:next(rest, 0)]
			if !yield(tag, text) {
				return
			}
			page = rest[len(text):]
		}
	}
}

// unread are what begins a stretch of a page that holds no tags and no text,
// and what ends it.
var unread = []struct{ begin, end string }{{"!--", "-->"}, {"script", "</script"}, {"style", "</style"}}

// cutTag cuts the tag off that a page begins with, and with it what belongs to
// it unseen; where the page begins with text, the tag is empty.
func cutTag(page []byte) (tag, rest []byte) {
	if page[0] != '<' {
		return nil, page
	}
	for _, u := range unread {
		if !hasFold(page[1:], u.begin) {
			continue
		}
		if n := indexFold(page, u.end); n >= 0 {
			return nil, page[n+len(u.end):]
		}
		return nil, nil
	}
	tag, rest, _ = bytes.Cut(page[1:], []byte(">"))
	return tag, rest
}

// hasFold tells whether s begins with a lower-case ASCII word in any case.
func hasFold(s []byte, word string) bool {
	return len(s) >= len(word) && bytes.EqualFold(s[:len(word)], []byte(word))
}

// indexFold is where a lower-case ASCII word stands first in s, in any case.
// The word begins with a character that has no case.
func indexFold(s []byte, word string) int {
	for i := 0; ; i++ {
		n := bytes.IndexByte(s[i:], word[0])
		if n < 0 {
			return -1
		}
		if i += n; hasFold(s[i:], word) {
			return i
		}
	}
}
