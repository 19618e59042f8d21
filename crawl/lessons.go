package crawl

import (
	"sync"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// lessonBook has the lessons of each host at hand. The zero value is empty.
type lessonBook struct {
	mu     sync.Mutex
	byHost map[string]*hostLessons
}

// hostLessons are the lessons of one host, for many goroutines.
type hostLessons struct {
	mu      sync.Mutex
	lessons *discover.Lessons
	visits  int
}

// saveEvery is after how many visits to a host its lessons are written down. A
// crash unlearns no more than these.
const saveEvery = 32

// of finds the lessons of a host, as the frontier kept them where they are not
// known yet.
func (b *lessonBook) of(h *frontier.Host) *hostLessons {
	b.mu.Lock()
	defer b.mu.Unlock()
	l := b.byHost[h.Name]
	if l == nil {
		if b.byHost == nil {
			b.byHost = map[string]*hostLessons{}
		}
		l = &hostLessons{lessons: discover.ReadLessons(h.Lessons)}
		b.byHost[h.Name] = l
	}
	return l
}

// with runs f on the lessons.
func (l *hostLessons) with(f func(*discover.Lessons)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f(l.lessons)
}

// barren reports whether addresses like u have stopped leading anywhere.
func (l *hostLessons) barren(u *addr) bool {
	spent, _ := l.sayOf(u)
	return spent
}

// sayOf tells of an address whether it is barren, and whether it looks like an
// article.
func (l *hostLessons) sayOf(u *addr) (barren, promising bool) {
	l.with(func(d *discover.Lessons) {
		promising = d.Promising(u)
		barren = d.Spent(u) && !promising
	})
	return barren, promising
}

// learn notes a visit.
func (l *hostLessons) learn(u *addr, article, led bool) {
	l.with(func(d *discover.Lessons) { d.Learn(u, article, led) })
}

// save gives the lessons to be written down, or nil while that can wait.
func (l *hostLessons) save() []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.visits++; l.visits%saveEvery != 0 {
		return nil
	}
	return l.lessons.Marshal()
}
