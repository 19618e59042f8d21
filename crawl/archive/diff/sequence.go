package diff

// maxEdits bounds the work on one pair of lists: it grows with the square of
// the edits between them. Two paragraphs that are further apart have little in
// common that means something.
const maxEdits = 1000

// step is what becomes of one item.
type step struct {
	kind Kind // Kept, Removed or Added
	a, b int  // index of the item in each list; of the one it is not in, where it would stand
}

// sequence is a shortest list of steps that makes b of a, by the greedy
// algorithm of Myers, An O(ND) difference algorithm and its variations, 1986.
// Beyond maxEdits all of a is removed and all of b added, save what is the same
// at both ends.
func sequence[T comparable](a, b []T) []step {
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	steps := make([]step, 0, max(len(a), len(b)))
	for i := range head {
		steps = append(steps, step{Kept, i, i})
	}
	for _, s := range middle(a[head:len(a)-tail], b[head:len(b)-tail]) {
		steps = append(steps, step{s.kind, s.a + head, s.b + head})
	}
	for i := range tail {
		steps = append(steps, step{Kept, len(a) - tail + i, len(b) - tail + i})
	}
	return steps
}

// middle follows, for each number of edits d, the furthest way on each diagonal
// k = x-y, and remembers where all were until one has come to the end.
func middle[T comparable](a, b []T) []step {
	limit := min(len(a)+len(b), maxEdits)
	furthest := make([]int, 2*limit+3) // x by k+limit+1
	var history [][]int
	for d := 0; d <= limit; d++ {
		history = append(history, append([]int(nil), furthest[limit-d:limit+d+3]...))
		for k := -d; k <= d; k += 2 {
			x := advance(furthest, limit+1, d, k)
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			furthest[limit+1+k] = x
			if x >= len(a) && x-k >= len(b) {
				return backtrack(history, len(a), len(b))
			}
		}
	}
	return replaced(len(a), len(b))
}

// advance is where the d-th edit leads on diagonal k: down from the one above, or
// right from the one below, whichever was further.
func advance(furthest []int, zero, d, k int) (x int) {
	if d == 0 {
		return 0
	}
	if k == -d || k != d && furthest[zero+k-1] < furthest[zero+k+1] {
		return furthest[zero+k+1]
	}
	return furthest[zero+k-1] + 1
}

// backtrack reads the way to (x, y) off the history, from its end.
func backtrack(history [][]int, x, y int) []step {
	var steps []step
	for d := len(history) - 1; d > 0; d-- {
		furthest, k := history[d], x-y
		zero := d + 1
		before := k - 1
		if k == -d || k != d && furthest[zero+k-1] < furthest[zero+k+1] {
			before = k + 1
		}
		px := furthest[zero+before]
		py := px - before
		for x > px && y > py {
			x, y = x-1, y-1
			steps = append(steps, step{Kept, x, y})
		}
		if x == px {
			y--
			steps = append(steps, step{Added, x, y})
		} else {
			x--
			steps = append(steps, step{Removed, x, y})
		}
	}
	for x > 0 && y > 0 {
		x, y = x-1, y-1
		steps = append(steps, step{Kept, x, y})
	}
	for i, j := 0, len(steps)-1; i < j; i, j = i+1, j-1 {
		steps[i], steps[j] = steps[j], steps[i]
	}
	return steps
}

func replaced(a, b int) (steps []step) {
	for i := range a {
		steps = append(steps, step{Removed, i, 0})
	}
	for i := range b {
		steps = append(steps, step{Added, a, i})
	}
	return steps
}
