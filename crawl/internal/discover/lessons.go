package discover

import (
	"encoding/json"
	"hash/crc32"
	"net/url"
	"time"

	"github.com/tearsheet-news/tearsheet/extract"
)

// How long a pattern may go on without giving anything.
const (
	// MaxBarren is how many pages of one shape in a row may lead nowhere before
	// the shape is left: calendars, filters and pagination past the end.
	MaxBarren = 30

	// MaxBarrenDays is the same for pages of days, weeks and months, of which a
	// calendar has no end in either direction.
	MaxBarrenDays = 10

	// MaxBarrenHost is the same for all pages of a host together, for traps
	// that change their shape.
	MaxBarrenHost = 1000

	// maxShapes bounds the memory of a host. Real sites have below a hundred.
	maxShapes = 1000
)

// Lessons are what the visits to one host have taught. The zero value knows
// nothing. Lessons must not be used by two goroutines at once.
type Lessons struct {
	Shapes map[string]Count `json:"shapes,omitempty"`
	Barren int              `json:"barren,omitempty"` // pages since the last that gave something

	// Missing is what the host shows in place of pages that do not exist; nil is
	// not known.
	Missing *MissingPage `json:"missing,omitempty"`

	// Canonicals are canonical addresses that pages elsewhere have named, with who
	// did: see Claim.
	Canonicals map[string]string `json:"canonicals,omitempty"`
}

// Count is what came of the visits to one shape.
type Count struct {
	Pages    int `json:"n"`
	Articles int `json:"a,omitempty"`
	Barren   int `json:"b,omitempty"` // pages since the last that gave something
}

// Learn notes a visit: whether the page was an article, and whether it led to
// one that was not known.
func (l *Lessons) Learn(u *url.URL, article, led bool) {
	shape := Shape(u)
	c, known := l.Shapes[shape]
	c.Pages++
	c.Barren++
	l.Barren++
	if article {
		c.Articles++
	}
	if article || led {
		c.Barren, l.Barren = 0, 0
	}
	if l.Shapes == nil {
		l.Shapes = map[string]Count{}
	}
	if known || len(l.Shapes) < maxShapes {
		l.Shapes[shape] = c
	}
}

// Spent reports whether the address is of a shape that has stopped giving
// anything, or its host has.
func (l *Lessons) Spent(u *url.URL) bool {
	most := MaxBarren
	if isCalendar(u) {
		most = MaxBarrenDays
	}
	return l.Barren >= MaxBarrenHost || l.Shapes[Shape(u)].Barren >= most
}

// Promising reports whether the address looks like an article, by what its
// shape has been so far, and by its own look where that is not known.
func (l *Lessons) Promising(u *url.URL) bool {
	if c := l.Shapes[Shape(u)]; c.Pages >= 3 {
		return 2*c.Articles >= c.Pages
	}
	return GuessOf(u) == LikeArticle
}

// Ranks of links, lower is sooner. What has a rank below zero comes before the
// rest of its host: see frontier.Link. Between the others is room for the day.
const (
	RankSeed  int64 = -2 // what a crawl begins with
	RankFirst int64 = -1 // lists whose word on pages counts: see RankTold
	RankNow   int64 = 0  // goes on with a visit that has begun
	RankList  int64 = 1  // other sitemaps and feeds

	rankStep    int64 = 1 << 40
	rankTold          = 1 * rankStep
	rankLikely        = 2 * rankStep
	rankSection       = 3 * rankStep
	rankMore          = 4 * rankStep
	rankVariant       = 5 * rankStep
	rankService       = 6 * rankStep

	// RankRetry is what failed and is asked for once more, when the host has
	// nothing better to do.
	RankRetry = 7 * rankStep

	maxDays = 1 << 15 // since 1970, where ranks count them: until 2059
)

// daysOf counts the days since 1970, as ranks do. The zero time is none.
func daysOf(t time.Time) int64 { return min(max(t.Unix()/86400, 0), maxDays) }

// Rank orders the visit of u among others: lists first, then likely articles,
// the freshest before the others, then sections, then the rest. published is
// any day known for it; the zero time is unknown, and then the address may tell.
func (l *Lessons) Rank(u *url.URL, published time.Time) int64 {
	if l.Promising(u) || !published.IsZero() {
		if published.IsZero() {
			published, _, _ = extract.DaysIn(u.Path)
		}
		return rankLikely - daysOf(published)
	}
	switch GuessOf(u) {
	case LikeFeed:
		return RankList
	case LikeMore:
		return rankMore
	case LikeVariant:
		return rankVariant
	case LikeService, LikeFile:
		return rankService
	}
	return rankSection
}

// RankSitemap orders the visit of a sitemap that an index names: right before
// the articles of the day on which it was changed, so that a site's archive of
// many years does not come before its news. The zero time is unknown; such a
// sitemap may hold anything and comes first.
func RankSitemap(changed time.Time) int64 {
	if changed.IsZero() {
		return RankList
	}
	return rankLikely - daysOf(changed) - 1
}

// RankTold orders the visit of a page that a list, at the address list, tells
// something of: before all pages of which nothing is told, the freshest first.
//
// So of several offers of a page, the same one has the best rank in whatever
// order they come: that of a list that tells something; of two, that which
// gives the later day; where they agree, that of the list whose address has the
// lesser checksum.
func RankTold(list string, published time.Time) int64 {
	const bits = 24
	sum := crc32.ChecksumIEEE([]byte(list)) >> (32 - bits)
	return rankTold - daysOf(published)<<bits - int64(1<<bits-1-sum)
}

// Marshal and ReadLessons turn lessons to bytes and back. Bytes that are none
// give the zero value: lessons can be learned again.
func (l *Lessons) Marshal() []byte {
	b, err := json.Marshal(l)
	if err != nil {
		return nil // maps of numbers always marshal
	}
	return b
}

// ReadLessons reads what Marshal wrote.
func ReadLessons(b []byte) *Lessons {
	l := &Lessons{}
	if json.Unmarshal(b, l) != nil {
		return &Lessons{}
	}
	return l
}
