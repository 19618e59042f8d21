package resolve

import (
	"fmt"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// signs notes what the decision for the day of pub looks like.
func (ws testimony) signs(in *Input, pub *witness) {
	var with, against [kinds]bool
	other := 0.0
	for i := range ws {
		w := &ws[i]
		switch {
		case w.Field != claim.Published:
		case match(pub, w) > 0:
			with[w.kind] = true
		default:
			against[w.kind] = true
			other = max(other, ws.behind(w))
		}
	}
	f := claim.Published
	in.sign(f, "source", pub.Source.String()+" "+pub.Type)
	in.sign(f, "told by", ws.shown(pub).Source.String())
	in.grade(f, "trust", ws.behind(pub), 0.3, 0.5, 0.8, 1, 1.3, 1.7, 2, 2.4)
	in.grade(f, "trust behind another day", other, 0.01, 0.3, 0.5, 0.8, 1, 1.3)
	in.grade(f, "lead", ws.behind(pub)-other, 0.01, 0.2, 0.5, 0.8, 1.2, 1.8)
	in.sign(f, "kinds", fmt.Sprintf("%t for, %t against", with, against))
	in.sign(f, "taken for a change elsewhere", fmt.Sprint(ws.knownAs(claim.Modified, pub)))
}
