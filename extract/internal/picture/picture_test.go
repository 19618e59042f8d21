package picture

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
)

// first lays out the content of a body and returns its first picture.
func first(t *testing.T, content string) (*page.Page, *page.Leaf) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<body>" + content))
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse("https://post.example/news/quay")
	if err != nil {
		t.Fatal(err)
	}
	p := page.New(doc, u)
	for i := range p.Leaves {
		if Is(p.Leaves[i].Node) {
			return p, &p.Leaves[i]
		}
	}
	t.Fatalf("no picture in %s", content)
	return nil, nil
}

func TestSource(t *testing.T) {
	const base = "https://post.example"
	tests := []struct{ name, content, want string }{
		{"plain", `<img src="/a.jpg">`, base + "/a.jpg"},
		{"loaded late", `<img src="/spacer.gif" data-src="b.jpg">`, base + "/news/b.jpg"},
		{"placeholder in src, sizes beside it", `<img src="data:image/gif;base64,R0lG" data-srcset="/s.jpg 320w, /l.jpg 1280w">`, base + "/l.jpg"},
		{"placeholder by its name", `<img src="/placeholder.png" srcset="/l.jpg 2x">`, base + "/l.jpg"},
		{"commas in addresses", `<img srcset="/c/w=320,h=200/a.jpg 320w, /c/w=640,h=400/a.jpg 640w">`, base + "/c/w=640,h=400/a.jpg"},
		{"no descriptors", `<img srcset="/a.jpg, /b.jpg">`, base + "/a.jpg"},
		{"sizes of a picture element", `<picture><source srcset="/s.webp 400w, /m.webp 800w"><img src="data:,x"></picture>`, base + "/m.webp"},
		{"filled in by a script", `<img data-src="/{width}/a.jpg" src="/a.jpg">`, base + "/a.jpg"},
		{"amp", `<amp-img src="/a.jpg"></amp-img>`, base + "/a.jpg"},
		{"furniture is better than nothing", `<img src="/logo.png">`, base + "/logo.png"},
		{"nothing", `<img alt="x">`, ""},
		{"a program", `<img src="javascript:alert(1)">`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, l := first(t, tt.content)
			if got := Source(p, l.Node); got != tt.want {
				t.Errorf("Source = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCaption(t *testing.T) {
	long := strings.Repeat("word ", MaxCaption+1)
	tests := []struct{ name, content, caption, credit string }{
		{"figure", `<figure><img><figcaption>Nets drying</figcaption></figure>`, "Nets drying", ""},
		{"figure without caption element", `<figure><img><p>Nets drying</p></figure>`, "Nets drying", ""},
		{"credit apart", `<figure><img><figcaption>Nets <span class="credit">Ada Berg</span></figcaption></figure>`, "Nets", "Ada Berg"},
		{"credit alone", `<figure><img><figcaption class="copyright">Ada Berg</figcaption></figure>`, "", "Ada Berg"},
		{"caption by its class", `<div><img><p class="wp-caption-text">Nets</p></div>`, "Nets", ""},
		{"in the story", `<div><img><p>` + long + `</p><p class="caption">Nets</p></div>`, "", ""},
		{"none", `<div><img></div><p>Story.</p>`, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, l := first(t, tt.content)
			caption, credit := Caption(p, Frame(p, l.Elem))
			if diff := cmp.Diff([2]string{tt.caption, tt.credit}, [2]string{caption, credit}); diff != "" {
				t.Errorf("caption and credit (-want +got):\n%s", diff)
			}
		})
	}
}

func TestIsDecor(t *testing.T) {
	tests := []struct {
		name string
		pic  Picture
		want bool
	}{
		{"picture", Picture{URL: "https://a.example/quay.jpg", Width: 640, Height: 400}, false},
		{"size not told", Picture{URL: "https://a.example/quay.jpg"}, false},
		{"no address", Picture{Width: 640}, true},
		{"pixel", Picture{URL: "https://a.example/t.gif", Width: 1, Height: 1}, true},
		{"drawing", Picture{URL: "https://a.example/arrow.svg"}, true},
		{"logo", Picture{URL: "https://a.example/harbour-logo.png"}, true},
		{"default of the theme", Picture{URL: "https://a.example/default_1200x630.jpg"}, true},
		{"placeholder", Picture{URL: "https://a.example/Placeholder.png"}, true},
		{"about logos", Picture{URL: "https://a.example/logos-of-the-fleet-on-the-quay.jpg"}, false},
		{"in a folder of logos", Picture{URL: "https://a.example/logo/quay.jpg"}, false},
		{"a word that starts with one", Picture{URL: "https://a.example/pixelated-fish.jpg"}, false},
	}
	for _, tt := range tests {
		if got := tt.pic.IsDecor(); got != tt.want {
			t.Errorf("%s: IsDecor = %v, want %v", tt.name, got, tt.want)
		}
	}
}
