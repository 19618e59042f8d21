package resolve

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
)

// trust is how far a claim is trusted.
func trust(c claim.Claim, f dates.Found) float64 {
	row, _ := claim.RowOf(c.Field, c.Source)
	v, ok := row.At[c.Type]
	if !ok {
		v = row.Trust
	}
	if f.Guessed {
		v *= 0.95
	}
	if f.Form != dates.Full {
		v *= 0.8
	}
	return v
}

// trustIn is how far the date of an address is trusted. A month alone cannot
// tell two claims of one month apart.
func trustIn(d dates.Date) float64 {
	if d.Precision < dates.ToDay {
		return 0.15
	}
	row, _ := claim.RowOf(claim.Published, addressDate)
	return row.Trust
}

// addressDate is the source of dates in addresses.
var addressDate = claim.Address.Named("date")
