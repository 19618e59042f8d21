package picture

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// minSide is the least width and height of a picture that shows something, in
// pixels: smaller ones are icons and tracking pixels.
const minSide = 100

// decorWords are words in the file name of a picture that belongs to the site
// rather than to a story.
var decorWords = []string{"logo", "placeholder", "default", "avatar", "favicon", "sprite", "blank", "spacer", "pixel", "fallback",
	"noimage", "no-image", "no_image", "gravatar", "share-image", "og-image", "opengraph", "social-share", "dummy", "icon",
	"transparent", "werbung", "anzeige", "advertorial", "advertorials"}

// buttonWords are file names of icons that say what a click does. Pictures that
// show such things have longer names.
var buttonWords = []string{"share", "print", "pdf", "rss", "email", "mail", "facebook", "twitter", "whatsapp", "play", "arrow", "close",
	"appicon", "loading"}

// IsDecor tells a picture that is part of the site's furniture, and one without
// an address.
func (pic *Picture) IsDecor() bool {
	if pic.URL == "" || pic.Width > 0 && pic.Width < minSide || pic.Height > 0 && pic.Height < minSide {
		return true
	}
	return isDecorName(fileName(pic.URL))
}

func isDecorName(name string) bool {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, ".svg") || strings.HasSuffix(name, ".ico") {
		return true
	}
	if stem, _, _ := strings.Cut(name, "."); slices.Contains(buttonWords, stem) {
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

// Stem is the file name of an address without its extension, by which the same
// picture is known in another size.
func Stem(address string) string {
	name := fileName(address)
	return strings.TrimSuffix(name, path.Ext(name))
}
