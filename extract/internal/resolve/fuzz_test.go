package resolve

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// FuzzAuthors states what holds for the authors of any page:
//
//   - Each word of an author stands in a claim, whatever its case.
//   - It does not matter in which order the sources speak, as long as each
//     keeps its own.
//   - No author is empty or stands twice.
func FuzzAuthors(f *testing.F) {
	f.Add(record(`[{"name":"Ada Berg"},"ROE, JOHN"]`), headline+"<p class=byline>By John Roe and Ada Berg, Reuters</p>", "<p>Source: dpa</p>", uint64(1))
	f.Add("<meta name=author content=admin><meta name=parsely-author content='Ada Berg'>", headline+"<p>Written by</p><p>Ada Berg</p>", "", uint64(2))
	f.Add("<meta name=dc.creator content='Berg, Ada; Roe, John'>", headline+"<a rel=author href=/author/roe>John Roe</a>", "<p align=right>Ada Berg</p>", uint64(3))
	f.Add("<meta name=twitter:label1 content=作者><meta name=twitter:data1 content=王芳>", headline+"<p>记者 王芳 李明</p>", "<p class=author>文/张三</p>", uint64(4))
	f.Add("", headline, "<p class=author>By Ada\xffberg ROE</p>", uint64(5))
	f.Fuzz(func(t *testing.T, head, top, end string, seed uint64) {
		in := inputWith(t, head, top+"<article>"+prose+"</article>"+end)
		in.Language, in.SiteName = Language(in).Text, SiteName(in).Text
		line, authors := Authors(in)
		checkAuthors(t, in, authors.Texts)
		in.Claims = shuffled(in.Claims, seed)
		againLine, again := Authors(in)
		if diff := cmp.Diff(authors, again) + cmp.Diff(line, againLine); diff != "" {
			t.Errorf("in another order (-first +then):\n%s", diff)
		}
	})
}

func checkAuthors(t *testing.T, in *Input, authors []string) {
	var said strings.Builder
	for _, c := range in.Claims.Of(claim.Author) {
		said.WriteString(caseless(c.Value))
	}
	for i, name := range authors {
		if strings.TrimSpace(name) == "" || slices.Contains(authors[:i], name) {
			t.Errorf("authors %q", authors)
		}
		for word := range strings.FieldsSeq(caseless(name)) {
			if !strings.Contains(said.String(), word) {
				t.Errorf("%q of %q stands in no claim: %q", word, authors, said.String())
			}
		}
	}
}

// caseless drops case, in all its forms, and what cannot be seen.
func caseless(s string) string {
	return strings.Map(func(r rune) rune {
		r = unicode.ToLower(unicode.ToUpper(r))
		switch {
		case r == 'ı' || r == 'İ':
			return 'i'
		case r == utf8.RuneError || r == '\u0307' || r == '\u00ad' || unicode.Is(unicode.Cf, r): // bytes that are none, the dot of a capital İ, soft hyphens, joiners
			return -1
		}
		return r
	}, s)
}

// shuffled is the claims with those of each source and field in their order,
// and the sources in any.
func shuffled(set *claim.Set, seed uint64) *claim.Set {
	type voice struct {
		source claim.Source
		field  claim.Field
	}
	bySource := map[voice][]claim.Claim{}
	var order []voice
	for _, c := range append(set.Of(claim.Author), set.Of(claim.Byline)...) {
		v := voice{c.Source, c.Field}
		bySource[v] = append(bySource[v], c)
		order = append(order, v)
	}
	random := rand.New(rand.NewPCG(seed, 1))
	random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	out := &claim.Set{}
	for _, v := range order {
		out.Add(bySource[v][0])
		bySource[v] = bySource[v][1:]
	}
	return out
}
