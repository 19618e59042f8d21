package diff

import "strings"

// Paragraph is a paragraph of one of two texts, or one of each, and what became
// of it.
type Paragraph struct {
	Kind  Kind    `json:"kind"`
	Words []Words `json:"words"` // all of it; of several kinds only where it was Altered
}

// Before is the paragraph as it was; ok is false where it was not there.
func (p Paragraph) Before() (text string, ok bool) { return p.without(Added) }

// After is the paragraph as it is; ok is false where it is not there.
func (p Paragraph) After() (text string, ok bool) { return p.without(Removed) }

func (p Paragraph) without(kind Kind) (string, bool) {
	var b strings.Builder
	for _, w := range p.Words {
		if w.Kind != kind {
			b.WriteString(w.Text)
		}
	}
	return b.String(), p.Kind != kind
}

// Texts compares two texts whose paragraphs are apart by blank lines. The
// paragraphs in its answer that were there before make the one text, those that
// are there after make the other. Removed ones that live on in similar words
// are Altered; a paragraph that moved is removed here and added there.
func Texts(before, after string) []Paragraph {
	a, b := split(before), split(after)
	var out []Paragraph
	var removed, added []string
	for _, s := range sequence(a, b) {
		switch s.kind {
		case Removed:
			removed = append(removed, a[s.a])
		case Added:
			added = append(added, b[s.b])
		case Kept:
			out = append(out, alter(removed, added)...)
			out = append(out, whole(Kept, a[s.a]))
			removed, added = nil, nil
		}
	}
	return append(out, alter(removed, added)...)
}

func whole(kind Kind, text string) Paragraph {
	return Paragraph{kind, []Words{{kind, text}}}
}

// split is the same as archive.Paragraphs.
func split(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n\n")
}

// alter pairs the removed paragraphs with the added ones that they became, in
// order, so that the pairs are as similar as can be on the whole.
func alter(removed, added []string) (out []Paragraph) {
	i, j := 0, 0
	for _, pair := range pairs(removed, added) {
		for ; i < pair[0]; i++ {
			out = append(out, whole(Removed, removed[i]))
		}
		for ; j < pair[1]; j++ {
			out = append(out, whole(Added, added[j]))
		}
		out = append(out, became(removed[i], added[j]))
		i, j = i+1, j+1
	}
	for ; i < len(removed); i++ {
		out = append(out, whole(Removed, removed[i]))
	}
	for ; j < len(added); j++ {
		out = append(out, whole(Added, added[j]))
	}
	return out
}

// became is a paragraph that lives on. It may be as it was where sequence gave
// up.
func became(before, after string) Paragraph {
	if before == after {
		return whole(Kept, before)
	}
	return Paragraph{Altered, Marked(before, after)}
}
