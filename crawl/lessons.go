package crawl

import (
	"bytes"
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
	kept    []byte // what the frontier has of them, as far as it is known
}

// saveEvery is after how many visits to a host its lessons are written down. A
// crash unlearns no more than these.
const saveEvery = 32

// of finds the lessons of a host: those at hand, or what the frontier has where
// they are not known yet, or others have visited the host meanwhile.
func (b *lessonBook) of(h *frontier.Host) *hostLessons {
	b.mu.Lock()
	defer b.mu.Unlock()
	l := b.byHost[h.Name]
	if l == nil {
		if b.byHost == nil {
			b.byHost = map[string]*hostLessons{}
		}
		l = &hostLessons{lessons: &discover.Lessons{}}
		b.byHost[h.Name] = l
	}
	l.takeUp(h.Lessons)
	return l
}

// takeUp reads lessons, if they are not those that were written down here.
func (l *hostLessons) takeUp(kept []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !bytes.Equal(l.kept, kept) {
		l.lessons, l.kept = discover.ReadLessons(kept), kept
	}
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
	l.kept = l.lessons.Marshal()
	return l.kept
}

// marshal gives the lessons to be written down now.
func (l *hostLessons) marshal() []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.kept = l.lessons.Marshal()
	return l.kept
}
