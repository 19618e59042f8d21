package resolve

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Picture is the lead picture of a story. Width and Height are in pixels as
// the page states them, 0 where it does not.
type Picture struct {
	URL, Alt, Caption, Credit string
	Width, Height             int
	Source                    string
}

// Image is the lead picture: the one the metadata names, with what the page
// prints beside it, or else the first of some size at the head of the body.
// Logos, avatars, placeholders and tracking pixels are none. The zero Picture
// means there is none.
func Image(in *Input) Picture {
	for _, source := range [...]string{"meta:og:image", "meta:og:image:secure_url", "meta:og:image:url", "jsonld:image", "meta:twitter:image",
		"meta:twitter:image:src", "meta:parsely-image-url", "link:image_src", "jsonld:thumbnailUrl", "meta:sailthru.image.full",
		"meta:thumbnail"} {
		for _, c := range in.Claims.Of(claim.Image) {
			if c.Source != source {
				continue
			}
			if pic := (Picture{URL: in.Page.Resolve(c.Value), Width: c.Width, Height: c.Height, Source: source}); !isDecor(pic) {
				in.Log.Claim("resolve", "believe", "image", source, pic.URL)
				in.describe(&pic, in.printed(pic.URL))
				return pic
			}
			in.Log.Claim("resolve", "doubt", "image: a logo or none", source, c.Value)
		}
	}
	return in.leadPicture()
}

// decorWords are words in the file name of a picture that belongs to the site
// rather than to a story.
var decorWords = []string{"logo", "placeholder", "default", "avatar", "favicon", "sprite", "blank", "spacer", "pixel", "fallback",
	"noimage", "no-image", "no_image", "gravatar", "share-image", "og-image", "opengraph", "social-share", "dummy", "icon"}

// minPicture is the least width and height of a lead picture, in pixels:
// smaller ones are icons and tracking pixels.
const minPicture = 100

func isDecor(pic Picture) bool {
	if pic.URL == "" || pic.Width > 0 && pic.Width < minPicture || pic.Height > 0 && pic.Height < minPicture {
		return true
	}
	name := strings.ToLower(fileName(pic.URL))
	if strings.HasSuffix(name, ".svg") || strings.HasSuffix(name, ".ico") {
		return true
	}
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '.' || r == '?' || r == '=' }) {
		for _, decor := range decorWords {
			if rest, ok := strings.CutPrefix(word, decor); ok && (rest == "" || strings.IndexByte("-_0123456789", rest[0]) >= 0) {
				return true
			}
			if strings.HasSuffix(word, "-"+decor) || strings.HasSuffix(word, "_"+decor) {
				return true
			}
		}
	}
	return false
}

// fileName is the last part of an address's path.
func fileName(address string) string {
	if u, err := url.Parse(address); err == nil {
		return path.Base(u.Path)
	}
	return ""
}

// printed is the img element that shows the picture of an address, in any
// size or crop: its file name stands in one of the element's attributes. It is
// nil where there is none, or where the name is too short to tell.
func (in *Input) printed(address string) *page.Leaf {
	stem := strings.TrimSuffix(fileName(address), path.Ext(fileName(address)))
	if len(stem) < 5 {
		return nil
	}
	for i := range in.Page.Leaves {
		l := &in.Page.Leaves[i]
		if !isImage(l.Node) {
			continue
		}
		for _, a := range l.Node.Attr {
			if strings.Contains(a.Key, "src") && strings.Contains(a.Val, stem) {
				return l
			}
		}
	}
	return nil
}

func isImage(n *html.Node) bool { return n.DataAtom == atom.Img || n.Data == "amp-img" }

// describe adds what the page prints beside a picture.
func (in *Input) describe(pic *Picture, l *page.Leaf) {
	if l == nil {
		return
	}
	pic.Alt = page.Collapse(page.Attr(l.Node, "alt"))
	if pic.Width == 0 && pic.Height == 0 {
		pic.Width, _ = strconv.Atoi(page.Attr(l.Node, "width"))
		pic.Height, _ = strconv.Atoi(page.Attr(l.Node, "height"))
	}
	pic.Caption, pic.Credit = in.caption(l.Elem)
}

// leadLeaves is how many leaves around the start of the body are searched for
// a picture.
const leadLeaves = 40

// leadPicture is the first picture of some size that stands at the head of the
// body.
func (in *Input) leadPicture() Picture {
	if len(in.Body.Kept) == 0 {
		return Picture{}
	}
	p := in.Page
	start := int(p.Segments[in.Body.Kept[0]].Leaf0)
	for i := max(start-leadLeaves/4, 0); i < min(start+leadLeaves, len(p.Leaves)); i++ {
		l := &p.Leaves[i]
		if !isImage(l.Node) || p.Elems[l.Elem].Hidden {
			continue
		}
		pic := Picture{URL: p.Resolve(imageSource(l.Node)), Source: "visible:img"}
		in.describe(&pic, l)
		if !isDecor(pic) && (pic.Width >= 2*minPicture || pic.Caption != "") {
			return pic
		}
	}
	return Picture{}
}

// imageSource is where an image is loaded from; scripts that load pictures
// late keep the address in attributes of their own.
func imageSource(n *html.Node) string {
	for _, key := range [...]string{"data-src", "data-original", "data-lazy-src", "src"} {
		if v := page.Attr(n, key); v != "" && !strings.HasPrefix(v, "data:") {
			return v
		}
	}
	first, _, _ := strings.Cut(strings.TrimSpace(page.Attr(n, "srcset")), " ")
	return first
}
