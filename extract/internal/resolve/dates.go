package resolve

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
)

// Dates are when the story was published and when it was last changed.
//
// Each claim is a witness for a day, and witnesses of different kinds confirm
// each other: what the metadata says, what the reader sees, the address, and
// the feed that named the page. The day with most trust behind it is the day
// of publication. A date printed beside the headline weighs a little more than
// the metadata, which nobody sees and so nobody corrects; but one that the
// metadata knows as the day of the last change is taken for that. How the day
// is told, with which time of day and offset, is decided after that; see shown.
func Dates(in *Input) (published, modified Moment) {
	ws := witnesses(in)
	pub := ws.first(claim.Published)
	if pub == nil || ws.behind(pub) < weak {
		if change := ws.dating(); change != nil {
			pub = change
		}
	}
	if pub == nil {
		return published, in.changed(ws, nil)
	}
	ws.signs(in, pub)
	in.Log.Claim("resolve", "believe", "published: most trust behind the day", pub.Source.String(), pub.Value)
	for i := range ws {
		if w := &ws[i]; w.Field == claim.Published && match(pub, w) == 0 {
			in.Log.Claim("resolve", "doubt", "published: another day has more trust", w.Source.String(), w.Value)
		}
	}
	return in.moment(ws, pub), in.changed(ws, pub)
}

// weak is the trust behind a date that only stands somewhere on the page.
const weak = 0.5

// changed is the date of the last change of a story published as pub tells.
func (in *Input) changed(ws testimony, pub *witness) Moment {
	w := ws.last(pub)
	if w == nil {
		return Moment{}
	}
	in.Log.Claim("resolve", "believe", "modified", w.Source.String(), w.Value)
	return in.moment(ws, w)
}

// moment is what w and those who agree with it tell, in full.
func (in *Input) moment(ws testimony, w *witness) Moment {
	told := ws.shown(w)
	date, zone := ws.zoned(told.Date, in)
	return Moment{Value{date.String(), told.Source}, zone}
}

// first is the witness for the day with most trust behind it; of days with as
// much the earliest. nil where there is none.
func (ws testimony) first(f claim.Field) *witness {
	var best *witness
	most := 0.0
	for i := range ws {
		if w := &ws[i]; w.Field == f && w.Precision >= dates.ToDay {
			trust := ws.behind(w)
			if trust > most+tie || trust > most-tie && w.DaysSince(best.Date) < 0 {
				best, most = w, trust
			}
		}
	}
	return best
}

// tie is a difference in trust that is due to rounding.
const tie = 1e-9

// behind is the trust behind the day of a witness: of each kind of witness
// that of the best who tells the same, and a little for each source that joins
// in.
func (ws testimony) behind(w *witness) float64 {
	var best [kinds]float64
	var joined [kinds]map[claim.Source]bool
	for i := range ws {
		v := &ws[i]
		m := match(w, v)
		if v.Field != w.Field || m == 0 {
			continue
		}
		best[v.kind] = max(best[v.kind], m*v.trust)
		if joined[v.kind] == nil {
			joined[v.kind] = make(map[claim.Source]bool)
		}
		joined[v.kind][v.Source] = true
	}
	if best[recorded] > 0 {
		best[carried] /= 2 // scripts mostly repeat the metadata
	}
	sum := 0.0
	for k := range best {
		sum += best[k] + joining(len(joined[k]))
	}
	return sum
}

// dating is the last change of a page that tells nothing else: a reader dates
// it by that. Only what is printed counts, or a record about the story: other
// metadata tells when the page was last built.
func (ws testimony) dating() *witness {
	var best *witness
	for i := range ws {
		w := &ws[i]
		counts := w.kind == printed && w.Type != claim.Elsewhere || w.Source == claim.JSONLD.Named("dateModified")
		if w.Field == claim.Modified && counts && (best == nil || w.trust > best.trust) {
			best = w
		}
	}
	return best
}

// last is the date of the last change: the most trusted that is not before
// the day of publication.
func (ws testimony) last(pub *witness) *witness {
	var best *witness
	for i := range ws {
		w := &ws[i]
		if w.Field != claim.Modified || w.Precision < dates.ToDay || pub != nil && w.Before(pub.Date) && !w.Agrees(pub.Date) {
			continue
		}
		if best == nil || w.trust > best.trust {
			best = w
		}
	}
	return best
}

// joining is the trust that n sources of a kind add to the best of them. A few
// copy each other; many are filled by hand in as many places.
func joining(n int) float64 {
	return 0.02*float64(min(n, 3)) + 0.06*float64(min(max(n-3, 0), 3))
}
