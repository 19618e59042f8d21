package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/picture"
)

// Picture is the lead picture of a story, and the claim that names it.
type Picture struct {
	picture.Picture
	Source claim.Source
}

// Image is the lead picture: the one the metadata names, with what the page
// prints beside it, or else the first of some size at the head of the body.
// Logos, avatars, placeholders and tracking pixels are none. The zero Picture
// means there is none.
func Image(in *Input) Picture {
	for _, row := range claim.Sources(claim.Image) {
		source := row.Source
		for _, c := range in.Claims.Of(claim.Image) {
			if c.Source != source {
				continue
			}
			shared := picture.Picture{URL: in.Page.Resolve(c.Value), Width: c.Width, Height: c.Height}
			if pic := (Picture{shared, source}); !pic.IsDecor() {
				in.Log.Claim("resolve", "believe", "image", source.String(), pic.URL)
				in.describe(&pic, in.printed(pic.URL))
				return pic
			}
			in.Log.Claim("resolve", "doubt", "image: a logo or none", source.String(), c.Value)
		}
	}
	return in.leadPicture()
}

// printed is the img element that shows the picture of an address, in any
// size or crop: its file name stands in one of the element's attributes. It is
// nil where there is none, or where the name is too short to tell.
func (in *Input) printed(address string) *page.Leaf {
	stem := picture.Stem(address)
	if len(stem) < 5 {
		return nil
	}
	for i := range in.Page.Leaves {
		l := &in.Page.Leaves[i]
		if !picture.Is(l.Node) {
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

// describe adds what the page prints beside a picture.
func (in *Input) describe(pic *Picture, l *page.Leaf) {
	if l == nil {
		return
	}
	shown := picture.Read(in.Page, l)
	pic.Alt = shown.Alt
	if pic.Width == 0 && pic.Height == 0 {
		pic.Width, pic.Height = shown.Width, shown.Height
	}
	pic.Caption, pic.Credit = picture.Caption(in.Page, picture.Frame(in.Page, l.Elem))
}

// minLead is the least width of a lead picture without a caption, in pixels.
const minLead = 200

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
		if !picture.Is(l.Node) || p.Elems[l.Elem].Hidden {
			continue
		}
		pic := Picture{picture.Read(p, l), claim.Visible.Named("img")}
		in.describe(&pic, l)
		if !pic.IsDecor() && (pic.Width >= minLead || pic.Caption != "") {
			return pic
		}
	}
	return Picture{}
}
