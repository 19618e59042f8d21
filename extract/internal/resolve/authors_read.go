package resolve

import (
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/names"
)

// authorReader reads the claims about authors as lists of names, one for each
// source; their keys are indexes of people.
type authorReader struct {
	jury[int]
	in     *Input
	ctx    names.Context
	people []person
}

// person is a name that one or more sources give.
type person struct {
	name   string
	key    names.Key
	kind   names.Kind
	reason string
}

// maxAuthors is how many claims of one source are read, and how many names in
// one claim. Papers of large collaborations have thousands of authors; no story
// has.
const maxAuthors = 100

func newAuthorReader(in *Input) *authorReader {
	r := &authorReader{
		jury: jury[int]{agree: mostly[int]},
		in:   in,
		ctx:  names.Context{Lang: in.Language, SiteName: in.SiteName, Host: in.Page.URL.Hostname()},
	}
	bySource := make(map[claim.Source][]claim.Claim)
	for _, c := range in.Claims.Of(claim.Author) {
		if len(bySource[c.Source]) < maxAuthors {
			bySource[c.Source] = append(bySource[c.Source], c)
		}
	}
	for _, row := range claim.Sources(claim.Author) {
		if row.Trust > 0 {
			list := r.read(bySource[row.Source])
			r.ballots = append(r.ballots, ballot[int]{row, list, row.Trust * r.merit(list, row.Source)})
		}
	}
	return r
}

// maxGap is how many lines the names of one byline stand apart at most: titles
// of office and links to profiles come between.
const maxGap = 3

// read is the list that the claims of one source give. Of what is visible it
// is one byline: of the groups of claims that stand close together, the first
// among those with the best sort of name.
func (r *authorReader) read(claims []claim.Claim) (best []int) {
	var group []int
	last := int32(0)
	for n, c := range claims {
		line := int32(0)
		if c.Elem >= 0 {
			line = r.in.Page.Elems[c.Elem].First
		}
		if n > 0 && line > last+maxGap {
			best = r.better(best, r.byline(group, c))
			group = nil
		}
		last = line
		for _, id := range r.names(c) {
			if !slices.Contains(group, id) {
				group = append(group, id)
			}
		}
	}
	if len(claims) > 0 {
		best = r.better(best, r.byline(group, claims[0]))
	}
	return best
}

func (r *authorReader) better(a, b []int) []int {
	if r.kind(b) > r.kind(a) {
		return b
	}
	return a
}

// byline is a group of names as one byline. Where one that is printed has a
// person, what is neither a person nor an agency is a title of office, a firm
// or a section.
func (r *authorReader) byline(group []int, c claim.Claim) []int {
	if c.Elem < 0 || r.kind(group) != names.Person {
		return group
	}
	return slices.DeleteFunc(group, func(id int) bool {
		kind := r.people[id].kind
		return kind != names.Person && kind != names.Agency
	})
}

// names are the names in one claim.
func (r *authorReader) names(c claim.Claim) (list []int) {
	all := names.Split(c.Value, r.ctx)
	for _, name := range all[:min(len(all), maxAuthors)] {
		id := r.person(name)
		if p := r.people[id]; p.kind == names.Nobody {
			r.in.Log.Claim("resolve", "doubt", string(claim.Author)+": "+p.reason, c.Source.String(), name)
			continue
		}
		list = append(list, id)
	}
	if needsName[c.Source] && r.kind(list) < names.Desk {
		return nil
	}
	return list
}

// needsName are the sources that say so little about a line that it must read
// as a name of its own: what an unmarked line says behind "by" at the end of a
// page is as often "WordPress" or "Us".
var needsName = map[claim.Source]bool{claim.Visible.Named("line"): true, claim.Visible.Named("byline").In(claim.End): true,
	claim.Visible.Named("editor").In(claim.End): true, claim.Visible.Named("editor"): true}

// person is the index of the person with a name, in any spelling.
func (r *authorReader) person(name string) int {
	key := names.KeyOf(name)
	for id := range r.people {
		if r.people[id].name == name || r.people[id].key.Same(key) {
			return id
		}
	}
	kind, reason := names.Judge(name, r.ctx)
	r.people = append(r.people, person{name, key, kind, reason})
	return len(r.people) - 1
}

// kind is the best sort of name in a list.
func (r *authorReader) kind(list []int) names.Kind {
	best := names.Nobody
	for _, id := range list {
		best = max(best, r.people[id].kind)
	}
	return best
}

// merits are how often a list is right whose best name is of a kind, against
// one with a person in it; measured on development pages and rounded.
var merits = map[names.Kind]float64{
	names.Nobody: 0, names.Organisation: 0.4, names.Site: 0.65, names.Alias: 0.65, names.Desk: 0.7, names.Agency: 0.95, names.Person: 1,
}

// domainMerit is that of a site's address, which publishing systems write into
// meta elements where nobody told them an author: right on 0 of 8 pages.
const domainMerit = 0.2

func (r *authorReader) merit(list []int, source claim.Source) float64 {
	kind := r.kind(list)
	if kind == names.Site && source.Kind == claim.Meta && strings.Contains(r.people[list[0]].name, ".") {
		return domainMerit
	}
	return merits[kind]
}

func (r *authorReader) texts(list []int) []string {
	var out []string
	for _, id := range list {
		out = append(out, r.people[id].name)
	}
	return out
}
