package crawl

import (
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// Sites that send each of their pages wrongly are read as browsers read them.
func TestWrong(t *testing.T) {
	for _, tt := range []struct {
		how       crawltest.Wrong
		repeats   int    // how often a page may be asked for
		truncated string // what the records say
	}{
		{crawltest.WrongCoding, 1, ""},
		{crawltest.WrongJunk, 1, ""},
		{crawltest.WrongTrailer, 1, ""},
		{crawltest.WrongLength, 2, ""}, // a packed sitemap does not show that it is whole
		{crawltest.WrongChunk, 2, ""},
		{crawltest.WrongOpen, 2, "disconnect"},
	} {
		t.Run(string(tt.how), func(t *testing.T) {
			w := world(t, crawltest.Plan{Stories: 12, Sitemap: true, Wrong: tt.how})
			got := all(t, w, quick())
			compare(t, w, got)
			// A host that hangs up does so before its log knows that it has.
			judge(t, w, 0, 2, tt.repeats)
			for _, a := range got {
				if string(a.Truncated) != tt.truncated {
					t.Errorf("%s: truncated %q", a.URL, a.Truncated)
				}
			}
		})
	}
}
