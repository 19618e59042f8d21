package resolve

import (
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
)

// ballot is what one source says about a field of several values: their keys,
// and how far the source is trusted with them.
type ballot[K comparable] struct {
	claim.Row
	keys  []K
	trust float64
}

// jury decides between ballots. Sources are witnesses, each wrong now and then;
// several that say the same are wrong together as seldom as the product of
// their errors says, but sources of one kin copy each other and count as one.
type jury[K comparable] struct {
	ballots []ballot[K]
	agree   func(a, b []K) bool
}

// verdict is the ballot that is left with least doubt after those that agree
// with it have spoken for it, and that doubt; of equals the first. It is -1
// where every one is at least as doubtful as most.
func (j *jury[K]) verdict(most float64) (best int, least float64) {
	best, least = -1, most
	for k := range j.ballots {
		if len(j.ballots[k].keys) == 0 {
			continue
		}
		if d := j.doubt(k, j.ballots[k].keys); d < least-slack {
			best, least = k, d
		}
	}
	return best, least
}

// slack is the difference of two doubts that is none.
const slack = 1e-9

// doubt is how likely it is that ballot k and all others that agree with keys
// err.
func (j *jury[K]) doubt(k int, keys []K) float64 {
	type family struct {
		kin   string
		trust float64
	}
	var families []family
	doubt := 1.0
	for i := range j.ballots {
		b := &j.ballots[i]
		switch at := slices.IndexFunc(families, func(f family) bool { return f.kin == b.Kin }); {
		case i != k && !j.agree(b.keys, keys):
		case b.Kin == "":
			doubt *= 1 - b.trust
		case at < 0:
			families = append(families, family{b.Kin, b.trust})
		default:
			families[at].trust = max(families[at].trust, b.trust)
		}
	}
	for _, f := range families {
		doubt *= 1 - f.trust
	}
	return doubt
}

// mostly tells whether two lists have most in common: half of what is in either
// (the Jaccard index).
func mostly[K comparable](a, b []K) bool { return alike(a, b) >= 0.5 }

// anyOf tells whether two lists have something in common.
func anyOf[K comparable](a, b []K) bool { return alike(a, b) > 0 }

// alike is the share of what is in either list that is in both, 0 to 1.
func alike[K comparable](a, b []K) float64 {
	common := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			common++
		}
	}
	if all := len(a) + len(b) - common; all > 0 {
		return float64(common) / float64(all)
	}
	return 0
}

// keysOf are the keys of texts.
func keysOf(texts []string) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = key(text)
	}
	return out
}

// support is how many ballots agree with ballot k, and how many do not.
func (j *jury[K]) support(k int) (with, against int) {
	for i := range j.ballots {
		switch {
		case i == k || len(j.ballots[i].keys) == 0:
		case j.agree(j.ballots[i].keys, j.ballots[k].keys):
			with++
		default:
			against++
		}
	}
	return with, against
}

// jurySigns notes what a verdict looks like.
func (in *Input) jurySigns(f claim.Field, source claim.Source, doubt float64, with, against int) {
	in.sign(f, "source", source.String())
	in.grade(f, "doubt", doubt, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6)
	in.sign(f, "for and against", logodds.Bin(float64(with), 1, 2, 3, 5)+", "+logodds.Bin(float64(against), 1, 2, 3))
}
