package resolve

import "github.com/tearsheet-news/tearsheet/extract/internal/claim"

// printedTitle is the heading that is most likely the story's, and a score:
// below 0.5 it is more likely something else. Of equals the first is taken.
// Without a heading the score is 0 and the claim's Elem is -1.
func printedTitle(in *Input, site siteNames, files []filed) (best claim.Claim, score float64) {
	best.Elem = -1
	for _, c := range in.Claims.Of(claim.Title) {
		if c.Elem < 0 {
			continue
		}
		c.Value = site.strip(c.Value)
		if s := rate(in, site, files, c); s > score {
			best, score = c, s
		}
	}
	return best, score
}

// rate weighs what speaks for a heading: agreement with the metadata, its
// rank, and where it stands.
func rate(in *Input, site siteNames, files []filed, c claim.Claim) float64 {
	agreed := agreement(c.Value, files)
	exact := agreed > exactly
	switch {
	case !exact && (c.Type == claim.Part || site.has(c.Value)):
		return 0
	case !exact && c.Source != claim.Visible.Named("h1"): // a subhead shares words with its story
		agreed *= 0.6
	}
	row, _ := claim.RowOf(claim.Title, c.Source)
	score := agreed + row.Trust + place(in, c)
	if !exact && in.Page.Elems[c.Elem].Count.Words < 2 { // a label: "Blog", "Menu", a place
		score -= 0.3
	}
	return score
}

// The weights of rate and place were set by hand on the development pages and
// are coarse on purpose: agreement by the letter outweighs any place, a place in
// the menu outweighs the rank, and loose agreement is worth about as much as
// standing right above the body.

// exactly is the agreement above which a text is a title by the letter: the
// words alone give at most 0.6.
const exactly = 0.63

// agreement is how well a text agrees with the best of the metadata: 1 where
// the letters are the same.
func agreement(text string, files []filed) float64 {
	k, w, best := key(text), wordsOf(text), 0.0
	for _, f := range files {
		like := 0.6 * w.likeness(f.words)
		if f.key == k {
			like = 1
		}
		best = max(best, like*f.trust)
	}
	return best
}
