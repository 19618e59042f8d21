package crawl

import "iter"

// event is something to yield.
type event struct {
	article *Article
	err     error
}

// newsroom passes on what the visits of a run have to tell.
type newsroom struct {
	events chan event
	closed chan struct{} // no more is waited for
}

// tell passes e on, unless nobody waits for it any more.
func (n newsroom) tell(e event) {
	select {
	case n.events <- e:
	case <-n.closed:
	}
}

// all yields what is told, and ends when that is closed.
func (n newsroom) all() iter.Seq[event] {
	return func(yield func(event) bool) {
		for closed := false; ; {
			if closed && len(n.events) == 0 {
				return
			}
			select {
			case e := <-n.events:
				if !yield(e) {
					return
				}
			case <-n.closed:
				closed = true
			}
		}
	}
}
