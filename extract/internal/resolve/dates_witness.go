package resolve

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
)

// kind tells how a witness knows: two of one kind mostly have their word from
// the same field of a publishing system.
type kind int

const (
	recorded  kind = iota // metadata
	printed               // seen by the reader
	addressed             // part of the page's address
	announced             // by the feed or sitemap that named the page
	carried               // in the data of scripts, where other stories have theirs too
	kinds
)

// witness is a claim about a date that could be read.
type witness struct {
	claim.Claim
	dates.Found
	kind  kind
	trust float64
}

// testimony is all witnesses of a page.
type testimony []witness

// witnesses reads the claims.
func witnesses(in *Input) testimony {
	ctx := dates.Context{Language: in.Language, Country: dates.CountryOf(in.Page.URL.Hostname()), FetchedAt: in.FetchedAt}
	claims := append(in.Claims.Of(claim.Published), in.Claims.Of(claim.Modified)...)
	ctx.Order = dates.OrderIn(digits(claims))
	var ws testimony
	type bench struct {
		kind  kind
		field claim.Field
		place string
	}
	heard := make(map[bench]int)
	for _, c := range claims {
		w, ok := in.hear(c, ctx)
		from := bench{w.kind, w.Field, ""}
		if w.kind == printed {
			from.place = w.Type
		}
		if ok && heard[from] < maxHeard {
			heard[from]++
			ws = append(ws, w)
		}
	}
	ws.rank()
	ws.settleOrder(ctx)
	ws.doubtRepeated()
	if d, _ := dates.FromURL(in.Page.URL.String()); !d.IsZero() {
		ws = append(ws, witness{claim.Claim{Field: claim.Published, Value: in.Page.URL.Path, Source: addressDate, Elem: -1},
			dates.Found{Date: d}, addressed, trustIn(d)})
	}
	ws.doubtBuilt()
	ws.sortOut(in.Page)
	return ws
}

// maxHeard is how many witnesses of one kind and place are heard about a field,
// since each is compared with all others. No story has as many dates: beyond
// are lists of others.
const maxHeard = 100

// rank puts metadata first, since it tells the time best, and in each kind the
// most trusted, so that no tie is settled by who reported first. Those of one
// source and place stay in the order of the page.
func (ws testimony) rank() {
	slices.SortStableFunc(ws, func(a, b witness) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(b.trust, a.trust), strings.Compare(a.Source.String(), b.Source.String()))
	})
}

// settleOrder reads dates of digits again whose order of day and month was
// guessed, with the help of those that tell it.
func (ws testimony) settleOrder(ctx dates.Context) {
	for i := range ws {
		if w := &ws[i]; !w.Guessed {
			ctx.Known = append(ctx.Known, w.DayOnly())
		}
	}
	if len(ctx.Known) == 0 {
		return
	}
	latest := slices.MaxFunc(ctx.Known, func(a, b dates.Date) int { return a.DaysSince(b) })
	for i := range ws {
		w := &ws[i]
		if !w.Guessed {
			continue
		}
		w.Found, _ = dates.Parse(w.Value, ctx)
		if other := w.Swapped(); w.Guessed && w.DaysSince(latest) > 0 && other.DaysSince(latest) <= 0 {
			w.Found = other // a page tells nothing later than its latest day
		}
	}
}

// doubtRepeated lowers the trust in each further date of one source: metadata
// may be that of other things on the page, and what is printed farther from
// the headline may be about them.
func (ws testimony) doubtRepeated() {
	type voice struct {
		source claim.Source
		place  string
	}
	first := make(map[voice]*witness)
	for i := range ws {
		w := &ws[i]
		from := voice{w.Source, ""}
		if w.kind == printed {
			from.place = w.Type
		}
		if f, ok := first[from]; !ok {
			first[from] = w
		} else if match(f, w) < 1 {
			w.trust *= again[w.kind]
		}
	}
}

// again is what is left of the trust in a source's second word.
var again = [kinds]float64{recorded: 0.5, printed: 0.9, addressed: 1, announced: 0.5, carried: 0.5}

// digits are the dates that a page prints, for what they tell about its order
// of day and month.
func digits(claims []claim.Claim) string {
	var b strings.Builder
	for _, c := range claims {
		if c.Source == claim.Visible.Named("date") {
			b.WriteString(c.Value)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// hear reads a claim; it is false for what is no date, or one that lies more
// than a day in the future, in whatever order its day and month are read.
func (in *Input) hear(c claim.Claim, ctx dates.Context) (witness, bool) {
	f, ok := dates.Parse(c.Value, ctx)
	if !ok {
		in.Log.Claim("resolve", "doubt", string(c.Field)+": no date", c.Source.String(), c.Value)
		return witness{}, false
	}
	if f.Guessed && in.future(f.Date) {
		f = f.Swapped()
	}
	if in.future(f.Date) {
		in.Log.Claim("resolve", "doubt", string(c.Field)+": in the future", c.Source.String(), c.Value)
		return witness{}, false
	}
	return witness{c, f, kindOf(c.Source), trust(c, f)}, true
}

// future tells what lies more than a day after the page was fetched.
func (in *Input) future(d dates.Date) bool {
	return !in.FetchedAt.IsZero() && d.Wall().After(in.FetchedAt.UTC().Add(24*time.Hour))
}

func kindOf(source claim.Source) kind {
	switch source.Kind {
	case claim.Visible:
		return printed
	case claim.Feed:
		return announced
	case claim.Script:
		return carried
	}
	return recorded
}

// doubtBuilt halves the trust in metadata that gives the moment of the last
// change for the publication's too, where as much metadata has an earlier one.
func (ws testimony) doubtBuilt() {
	var built []*witness
	earlier := 0
	for i := range ws {
		w := &ws[i]
		switch {
		case w.kind != recorded || w.Field != claim.Published:
		case ws.builtAt(w):
			built = append(built, w)
		case w.trust > 0.7:
			earlier++
		}
	}
	for _, w := range built {
		if earlier >= len(built) && ws.publishedBefore(w) {
			w.trust *= 0.5
		}
	}
}

// builtAt tells whether metadata has the moment of w for that of the last
// change.
func (ws testimony) builtAt(w *witness) bool {
	return slices.ContainsFunc(ws, func(v witness) bool {
		if v.kind != recorded || v.Field != claim.Modified {
			return false
		}
		return v.HasTime() && w.HasTime() && v.Agrees(w.Date) || !w.HasTime() && v.SameDay(w.Date)
	})
}

// publishedBefore tells whether metadata has a day of publication before that
// of w, by a name that means just that.
func (ws testimony) publishedBefore(w *witness) bool {
	return slices.ContainsFunc(ws, func(v witness) bool {
		return v.kind == recorded && v.Field == claim.Published && v.trust > 0.7 && w.DaysSince(v.Date) > 0
	})
}

// knownAs tells whether metadata that is trusted, or a label, has the day of w
// for a field.
func (ws testimony) knownAs(f claim.Field, w *witness) bool {
	return slices.ContainsFunc(ws, func(v witness) bool {
		known := v.kind == recorded && v.trust > 0.5 || v.Source == claim.Visible.Named("updated") || v.Source == claim.Visible.Named("published")
		return known && v.Field == f && match(&v, w) >= 0.5
	})
}
