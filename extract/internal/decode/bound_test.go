package decode

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// many writes n pieces, each with its number.
func many(n int, format string) string {
	var w strings.Builder
	for i := range n {
		fmt.Fprintf(&w, format, i)
	}
	return w.String()
}

// size counts the nodes and attributes of a tree.
func size(n *html.Node) int {
	total := 1 + len(n.Attr)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		total += size(c)
	}
	return total
}

func TestTreeStaysInProportion(t *testing.T) {
	// Each of these made a tree of thousands of times the page before it was
	// bounded, or kept the parser busy for hours.
	pages := map[string]string{
		"formatting opened again in each paragraph": many(300, "<b a=%d>") + strings.Repeat("<p>x", 30_000),
		"hidden from simple readers by scripts":     many(300, "<b a=%d><script>'</b>'</script>") + strings.Repeat("<p>x", 30_000),
		"hidden by comments":                        many(300, "<i a=%d><!-- </i> -->") + strings.Repeat("<p>x", 30_000),
		"hidden by foreign raw text":                many(300, "<u a=%d><svg><title></u></title></svg>") + strings.Repeat("<p>x", 30_000),
		"closed out of order":                       strings.Repeat("<b><i></b>", 50_000) + strings.Repeat("<p>x", 30_000),
		"one element with many attributes":          "<b" + many(100_000, " a%d=x") + ">" + strings.Repeat("<p>x", 30_000),
		"a link with many attributes":               "<a" + many(100_000, " a%d='>'") + ">" + strings.Repeat("<p>x", 30_000),
		"bodies with an attribute each":             many(100_000, "<body a%d=x>"),
		"nested":                                    strings.Repeat("<div>", 100_000),
		"nested tables":                             strings.Repeat("<table><td>", 100_000),
		"nested formatting":                         many(100_000, "<font a=%d>"),
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			doc, err := Parse([]byte(page), 1<<18)
			if err != nil {
				t.Fatal(err)
			}
			if got, limit := size(doc), len(page)+1000; got > limit {
				t.Errorf("%d bytes of page gave %d nodes and attributes, more than %d", len(page), got, limit)
			}
		})
	}
}

func TestBoundKeepsOrdinaryPages(t *testing.T) {
	page := []byte("<p><b>Bold <i>and</i></b> text<!-- <b> --><script>a<b</script>")
	if got := Bound(page, 100); &got[0] != &page[0] || len(got) != len(page) {
		t.Errorf("Bound(%q) = %q, not the page itself", page, got)
	}
}

func TestBoundCutsAtTheLastTag(t *testing.T) {
	if got := string(Bound([]byte("<p>one<p>two<p>three"), 2)); got != "<p>one<p>two" {
		t.Errorf("got %q", got)
	}
}

func TestPlain(t *testing.T) {
	tests := []struct{ name, page, want string }{
		{"closed in its line", "<p><b>x <a href=y><I>z</I></a></b>", "<p><b>x <a href=y><I>z</I></a></b>"},
		{"never closed", "<font size=1>x<p>y", "<span size=1>x<p>y"},
		{"closed in another line", "<b>x<p>y</b>", "<span>x<p>y</span>"},
		{"out of order", "<b><i>x</b></i>", "<span><span>x</span></span>"},
		{"too deep", strings.Repeat("<s>", 9), strings.Repeat("<span>", 9)},
		{"too many attributes", "<b" + strings.Repeat(" a='>'", 65) + ">x</b>", "<span" + strings.Repeat(" a='>'", 65) + ">x</span>"},
		{"other elements", "<h1><bdo><br></h1><body>", "<h1><bdo><br></h1><body>"},
		{"at the end", "<b>x<", "<span>x<"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(plain([]byte(tt.page))); got != tt.want {
				t.Errorf("plain(%q)\n got %q\nwant %q", tt.page, got, tt.want)
			}
		})
	}
}

func TestAttrsOver(t *testing.T) {
	tests := []struct {
		tag  string
		over int // the largest limit that the tag is over; -1: it has none
	}{
		{"b>", -1}, {"b", -1}, {"b a>", 0}, {"b a=1 b='2' c=\"3\" d>", 3}, {"b/a/b>", 1}, {"b a = '>' b>", 1},
		{"b a='", 0}, {"b a=x/y>", 0}, {"b =a>", 0}, {"b a=>", 0}, {"b \n", -1},
	}
	for _, tt := range tests {
		for limit := range 5 {
			if got, _ := attrsOver([]byte(tt.tag), limit); got != (limit <= tt.over) {
				t.Errorf("attrsOver(%q, %d) = %v", tt.tag, limit, got)
			}
		}
	}
}

// FuzzParse: whatever the bytes are, decoding leaves valid UTF-8, there is a
// tree, and without formatting its size is in proportion to the page.
func FuzzParse(f *testing.F) {
	for _, page := range []string{
		"", "<", "<p>text", "<b a=1><p><b a=2><p>", "\xFF\xFE<\x00p\x00", "<table><td><table><td>", "<svg><![CDATA[</b>]]>",
		"<meta charset=shift_jis>\x83\x65", "\xEF\xBB\xBF\xFF", "<a<b='>'c>", "<plaintext><b>", "<a><p><a><p><i></a></i>",
	} {
		f.Add([]byte(page), "text/html; charset=utf-8")
	}
	f.Fuzz(func(t *testing.T, page []byte, contentType string) {
		text := UTF8(page, contentType).UTF8
		if !utf8.Valid(text) {
			t.Errorf("not valid UTF-8: %q", text)
		}
		if _, err := Parse(text, 1000); err != nil {
			t.Fatal(err)
		}
		doc, err := Parse(plain(text), 1<<18)
		if err != nil {
			t.Fatal(err)
		}
		if got, limit := size(doc), 4*len(text)+100; got > limit {
			t.Errorf("%d nodes and attributes from %d bytes", got, len(text))
		}
	})
}
