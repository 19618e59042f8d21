package body

import (
	"math/bits"
	"strconv"

	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// group is what can be seen of one thing about a segment: it falls into one of
// the group's bins. The features of all groups are numbered through.
type group struct {
	name string
	bins []string
}

// The groups of the first look.
const (
	gTag = iota
	gShape
	gEnd
	gStops
	gPlace
	gTitle
	gShare1
	gShare2
	gShare3
	gLinks1
	gLinks2
	gLinks3
	gPrev
	gNext
	gPrevTag
	gNextTag
	gPrevStep
	gNextStep
	gHidden
	gTwin
	gMedia
	gPhrase
	gBold
	gLook
	gLookParent
	gLookThree
	gCards
	gTold
	gHome
)

var firstGroups = []group{
	gTag:        {"tag", tagNames},
	gShape:      {"words and links", cross(wordNames, linkNames)},
	gEnd:        {"length and end", cross([]string{"1-3 words", "4-12 words", "13+ words"}, endNames)},
	gStops:      {"stops", []string{"none", "1", "2", "3-5", "6+"}},
	gPlace:      {"prose read", []string{"none", "<10%", "<40%", "<70%", "<90%", "<100%", "all"}},
	gTitle:      {"headline", []string{"no h1", "before", "is it", "just after", "after"}},
	gShare1:     {"prose in parent", shareNames},
	gShare2:     {"prose in grandparent", shareNames},
	gShare3:     {"prose in great-grandparent", shareNames},
	gLinks1:     {"links in parent", densityNames},
	gLinks2:     {"links in grandparent", densityNames},
	gLinks3:     {"links in great-grandparent", densityNames},
	gPrev:       {"previous", neighbourNames},
	gNext:       {"next", neighbourNames},
	gPrevTag:    {"previous tag", neighbourTags},
	gNextTag:    {"next tag", neighbourTags},
	gPrevStep:   {"step from previous", stepNames},
	gNextStep:   {"step to next", stepNames},
	gHidden:     {"hidden", []string{"no", "yes"}},
	gTwin:       {"same text again", []string{"no", "yes"}},
	gMedia:      {"media", []string{"text", "with image", "image only", "embed"}},
	gPhrase:     {"starts with", phraseNames},
	gBold:       {"all bold", []string{"no", "yes"}},
	gLook:       {"prose that looks so", shareNames},
	gLookParent: {"prose in parents that look so", shareNames},
	gLookThree:  {"prose that looks so on three levels", shareNames},
	gCards:      {"cards in a row", []string{"none", "2", "3-5", "6+"}},
	gTold:       {"articleBody", []string{"none", "not in it", "partly in it", "in it"}},
	gHome:       {"home", []string{"none", "child", "grandchild", "inside", "beside", "near", "far"}},
}

// The hints and tags around a segment are features too, one each.
const (
	near   = iota // hints of the three elements around and of inline ones inside
	far           // hints of elements around that hold little prose
	holder        // hints of elements around that hold most of it
	inside        // tags around
	hintRuns
)

var hintRunNames = [hintRuns]string{"near", "far", "holder", "inside"}

// numbering gives each feature of the groups its number.
func numbering(groups []group) (bases []int32, size int32) {
	for _, g := range groups {
		bases = append(bases, size)
		size += int32(len(g.bins))
	}
	return bases, size
}

var (
	firstBase, firstHints = numbering(firstGroups)
	firstSize             = firstHints + hintRuns*64
)

// tagBitNames are the tags that say something about what is inside them.
var tagBitNames = []string{"nav", "footer", "aside", "header", "form", "article", "main", "section", "figure", "table", "ul", "ol",
	"li", "blockquote", "button", "label", "dl", "details", "address", "pre", "a", "time", "figcaption", "small", "em", "i",
	"strong", "b", "fieldset", "dialog", "center"}

// tagBit has the bit of each of tagBitNames.
var tagBit = func() map[atom.Atom]uint64 {
	m := make(map[atom.Atom]uint64)
	for i, name := range tagBitNames {
		m[atom.Lookup([]byte(name))] = 1 << i
	}
	return m
}()

// firstFeature is a feature of the first look.
func firstFeature(n int32) logodds.Feature {
	if n >= firstHints {
		run, bit := (n-firstHints)/64, (n-firstHints)%64
		if run == inside {
			return logodds.Feature{What: hintRunNames[run], Bin: at(tagBitNames, bit)}
		}
		return logodds.Feature{What: hintRunNames[run], Bin: page.HintName(int(bit))}
	}
	return featureIn(firstGroups, firstBase, n)
}

func featureIn(groups []group, bases []int32, n int32) logodds.Feature {
	g := len(groups) - 1
	for bases[g] > n {
		g--
	}
	return logodds.Feature{What: groups[g].name, Bin: groups[g].bins[n-bases[g]]}
}

func at(names []string, i int32) string {
	if int(i) < len(names) {
		return names[i]
	}
	return strconv.Itoa(int(i))
}

// firstLook sees each segment by itself.
func (s *survey) firstLook() Seen {
	all := make(Seen, len(s.p.Segments))
	flat := make([]int32, 0, 48*len(s.p.Segments))
	for i := range s.p.Segments {
		start := len(flat)
		flat = s.observe(i, flat)
		all[i] = flat[start:len(flat):len(flat)]
	}
	return all
}

// observe appends what is seen of segment i.
func (s *survey) observe(i int, out []int32) []int32 {
	put := func(g int, bin int) { out = append(out, firstBase[g]+int32(bin)) }
	g := &s.p.Segments[i]
	text := s.texts[i]
	put(gTag, tagBucket(&s.p.Elems[g.Elem]))
	put(gShape, wordBucket(g.Count.Words)*len(linkNames)+linkBucket(g.Count.LinkDensity()))
	put(gEnd, lengthBucket(g.Count.Words)*len(endNames)+endBucket(text))
	put(gStops, stopBucket(g.Count.Stops))
	put(gPlace, s.place(i))
	put(gTitle, s.headlineBucket(int32(i)))
	up := g.Elem
	for k := range 3 {
		if p := s.parent(up); p > 0 {
			up = p
		}
		put(gShare1+k, shareBucket(s.prose[up], s.total))
		put(gLinks1+k, densityBucket(s.p.Elems[up].Count.LinkDensity()))
	}
	put(gPrev, s.neighbour(i-1))
	put(gNext, s.neighbour(i+1))
	put(gPrevTag, s.neighbourTag(i-1))
	put(gNextTag, s.neighbourTag(i+1))
	put(gPrevStep, s.step(i, i-1))
	put(gNextStep, s.step(i, i+1))
	put(gHidden, yes(s.hidden(g)))
	put(gTwin, yes(s.twins[text] > 1))
	put(gMedia, mediaBucket(g))
	put(gPhrase, phrase(text))
	for k, l := range s.looks[i] {
		put(gLook+k, shareBucket(s.styles[l], s.total))
	}
	put(gCards, int(s.cards[g.Elem]))
	put(gTold, s.told.bucket(text))
	put(gHome, s.relation(g.Elem))
	hints, tags := s.inner(g)
	put(gBold, yes(tags&(tagBit[atom.B]|tagBit[atom.Strong]) != 0))
	in := s.around[g.Elem]
	for run, set := range [hintRuns]uint64{near: uint64(hints), far: uint64(in.far), holder: uint64(in.holder), inside: in.tags | tags} {
		for ; set != 0; set &= set - 1 {
			out = append(out, firstHints+int32(run*64+bits.TrailingZeros64(set)))
		}
	}
	return out
}

// inner collects the hints of the three elements around a segment that hold
// little prose, and the hints and tags of inline elements that hold its first
// words.
func (s *survey) inner(g *page.Segment) (hints page.Hint, tags uint64) {
	for e, k := g.Elem, 0; k < 3 && e > 0; e, k = s.parent(e), k+1 {
		if !s.holds(e) {
			hints |= s.p.Elems[e].Hints
		}
	}
	for l := g.Leaf0; l < g.Leaf1; l++ {
		leaf := &s.p.Leaves[l]
		if leaf.Node.Type != html.TextNode || len(leaf.Node.Data) <= 3 {
			continue
		}
		for e := leaf.Elem; e > g.Elem; e = s.parent(e) {
			in := &s.p.Elems[e]
			hints |= in.Hints
			if in.Count.Words >= g.Count.Words {
				tags |= tagBit[in.Tag]
			}
		}
		break
	}
	return hints, tags
}
