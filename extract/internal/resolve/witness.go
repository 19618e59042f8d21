package resolve

import (
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
	for _, c := range claims {
		if w, ok := in.hear(c, ctx); ok {
			ws = append(ws, w)
		}
	}
	ws.settleOrder(ctx)
	if d, ok := dates.FromURL(in.Page.URL.String()); ok {
		ws = append(ws, witness{claim.Claim{Field: claim.Published, Value: in.Page.URL.Path, Source: "url:date", Elem: -1},
			dates.Found{Date: d}, addressed, trustIn(d)})
	}
	ws.doubtBuilt()
	ws.sortOut()
	return ws
}

// settleOrder reads dates of digits again whose order of day and month was
// guessed, with the help of those that tell it.
func (ws testimony) settleOrder(ctx dates.Context) {
	for i := range ws {
		if w := &ws[i]; !w.Guessed {
			ctx.Known = append(ctx.Known, w.DayOnly())
		}
	}
	for i := range ws {
		if w := &ws[i]; w.Guessed && len(ctx.Known) > 0 {
			w.Found, _ = dates.Parse(w.Value, ctx)
		}
	}
}

// doubtBuilt halves the trust in metadata that calls the moment of the last
// change the publication's too where other metadata has an earlier one.
func (ws testimony) doubtBuilt() {
	for i := range ws {
		w := &ws[i]
		if w.kind != recorded || w.Field != claim.Published || !ws.any(recorded, claim.Modified, w) {
			continue
		}
		for _, v := range ws {
			if v.kind == recorded && v.Field == claim.Published && w.DaysSince(v.Date) > 1 {
				w.trust *= 0.5
				break
			}
		}
	}
}

// digits are the dates that a page prints, for what they tell about its order
// of day and month.
func digits(claims []claim.Claim) string {
	var b strings.Builder
	for _, c := range claims {
		if c.Source == "visible:date" {
			b.WriteString(c.Value)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// hear reads a claim; it is false for what is no date, or one that lies more
// than a day in the future.
func (in *Input) hear(c claim.Claim, ctx dates.Context) (witness, bool) {
	f, ok := dates.Parse(c.Value, ctx)
	if !ok {
		in.Log.Claim("resolve", "doubt", string(c.Field)+": no date", c.Source, c.Value)
		return witness{}, false
	}
	if !in.FetchedAt.IsZero() && f.Wall().After(in.FetchedAt.UTC().Add(2*24*time.Hour)) {
		in.Log.Claim("resolve", "doubt", string(c.Field)+": in the future", c.Source, c.Value)
		return witness{}, false
	}
	return witness{c, f, kindOf(c.Source), trust(c, f)}, true
}

func kindOf(source string) kind {
	switch {
	case strings.HasPrefix(source, "visible:"):
		return printed
	case strings.HasPrefix(source, "feed:"):
		return announced
	}
	return recorded
}

// sortOut takes dates without a label for changes where the metadata knows
// them as such and has another date for the publication.
func (ws testimony) sortOut() {
	for i := range ws {
		w := &ws[i]
		if w.kind != printed || w.Field != claim.Published || !ws.any(recorded, claim.Modified, w) || ws.any(recorded, claim.Published, w) {
			continue
		}
		for _, v := range ws {
			if v.kind == recorded && v.Field == claim.Published && w.DaysSince(v.Date) > 1 {
				w.Field = claim.Modified
			}
		}
	}
}

// any tells whether a witness of a kind tells about a field what w tells.
func (ws testimony) any(k kind, f claim.Field, w *witness) bool {
	for i := range ws {
		if v := &ws[i]; v.kind == k && v.Field == f && match(v, w) > 0 {
			return true
		}
	}
	return false
}
