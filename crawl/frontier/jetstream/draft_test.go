package jetstream

import (
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// If only the first writes of a commit are made, nothing is lost: the links found
// can be reached, or the one they come from still waits.
func TestDraftOrder(t *testing.T) {
	n := namesOf("test", 0)
	visited := page("a", "/visited")
	d := newDraft(n, nil)
	o := &out{entry: entry{Link: visited, seq: 7}}
	d.own = "a"
	_, err := d.visited(o, &ending{Result: frontier.Result{Record: &frontier.Record{JSON: []byte("{}")}}, claims: []address.Key{address.KeyOfText("story")}})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.offer([]frontier.Link{page("a", "/1"), page("b", "/2")}); err != nil {
		t.Fatal(err)
	}
	d.close()
	d.put(n.host("a"), nil, 3)

	reached := map[string]bool{}
	var order []string
	for i, w := range d.writes {
		kind := strings.Split(w.subject, ".")[3]
		switch {
		case kind == kindQueue:
			for k := range keysIn(w.data) {
				reached[n.link(k)] = true
			}
		case w.subject == n.link(visited.Key):
			kind = "end"
		case kind == kindLink && !reached[w.subject]:
			t.Errorf("link %d waits where nobody finds it", i)
		}
		order = append(order, kind)
	}
	if got := strings.Join(order, " "); got != "t p p c k k r end h" {
		t.Errorf("order %s", got)
	}
	for _, q := range d.queued {
		if got := d.writes[q.at].subject; got != n.link(q.link.Key) {
			t.Errorf("the link %s is said to be %s", q.link.URL, got)
		}
	}
	for _, l := range d.lines {
		if got := d.writes[l.at].subject; bandIn(got) != l.band {
			t.Errorf("the queue %s is said to be %s", l.band, got)
		}
	}
}
