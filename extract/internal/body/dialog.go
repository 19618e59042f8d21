package body

import "github.com/tearsheet-news/tearsheet/extract/internal/page"

// findDialog finds a dialog that asks for consent to cookies and the like and
// has most of the page's prose, since it tells of each cookie. All that compares
// a part with the whole page would take it for the story, so the prose is
// weighed once more without it.
func (s *survey) findDialog() {
	for i := int32(1); i < int32(len(s.p.Elems)); i++ {
		if e := &s.p.Elems[i]; s.holds(i) && e.Hints.Any(page.Consent) && s.apart(e) {
			s.dialog = i
			s.weighProse()
			return
		}
	}
}

// apart tells whether the page's headline is somewhere else. Many pages tell
// the state of consent in the classes of their outermost elements.
func (s *survey) apart(e *page.Elem) bool {
	return s.h1 >= 0 && (s.h1 < e.First || s.h1 >= e.Last)
}

func (s *survey) inDialog(e int32) bool { return s.dialog >= 0 && s.p.Within(e, s.dialog) }
