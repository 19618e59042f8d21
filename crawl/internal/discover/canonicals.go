package discover

import (
	"encoding/hex"
	"net/url"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// maxCanonicals bounds the memory of a host. A site that names one address on all
// pages is found out at its second story.
const maxCanonicals = 300

// Claim notes that the page at u, with this headline, names another address as
// its canonical one, and reports whether pages with different headlines do: then
// it is the address of none of them, or of one at most.
func (l *Lessons) Claim(canonical, u *url.URL, headline string) (shared bool) {
	id := shortKey(address.KeyOf(canonical))
	page := shortKey(address.KeyOf(u))
	says := page + shortKey(address.KeyOfText(headline))
	switch known, ok := l.Canonicals[id]; {
	case ok && known == several:
		return true
	case ok && known[:len(page)] != page && known[len(page):] != says[len(page):]:
		l.Share(canonical)
		return true
	case !ok && len(l.Canonicals) < maxCanonicals:
		l.note(id, says)
	}
	return false
}

// several takes the place of a claim where several pages have made it.
const several = "*"

// Share notes that a canonical address was found to be that of another page than
// one that named it.
func (l *Lessons) Share(canonical *url.URL) { l.note(shortKey(address.KeyOf(canonical)), several) }

func (l *Lessons) note(id, says string) {
	if l.Canonicals == nil {
		l.Canonicals = map[string]string{}
	}
	l.Canonicals[id] = says
}

func shortKey(k address.Key) string { return hex.EncodeToString(k[:6]) }
