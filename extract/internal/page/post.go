package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// posts are the classes that networks give to the posts that pages embed, and
// the attributes in which these name their address; from the networks' own
// instructions for embedding.
var posts = map[string][]string{
	"twitter-tweet": nil, "twitter-video": nil, "tiktok-embed": {"cite"}, "instagram-media": {"data-instgrm-permalink"},
	"text-post-media": {"data-text-post-permalink"}, "bluesky-embed": {"data-bluesky-uri"}, "mastodon-embed": {"data-embed-url"},
	"reddit-embed-bq": nil, "reddit-card": nil, "fb-post": {"data-href"}, "fb-video": {"data-href"}, "imgur-embed-pub": nil,
}

// players are the elements of programs that load a video only when it is asked
// for: the attribute that names it, and the address before it.
var players = map[string][2]string{
	"lite-youtube":  {"videoid", "https://www.youtube.com/watch?v="},
	"youtube-video": {"videoid", "https://www.youtube.com/watch?v="},
	"lite-vimeo":    {"videoid", "https://vimeo.com/"},
}

// IsPost tells an element that stands for a post or video of another site.
func IsPost(n *html.Node) bool {
	if _, ok := players[n.Data]; ok {
		return true
	}
	if n.DataAtom != atom.Blockquote && n.DataAtom != atom.Div {
		return false
	}
	_, ok := network(n)
	return ok
}

func network(n *html.Node) (keys []string, ok bool) {
	for class := range strings.FieldsSeq(Attr(n, "class")) {
		if keys, ok = posts[class]; ok {
			return keys, true
		}
	}
	return nil, false
}

// PostAddress is where the post that n stands for can be seen; "" where n does
// not tell.
func PostAddress(n *html.Node) string {
	if player, ok := players[n.Data]; ok {
		if id := Attr(n, player[0]); id != "" {
			return player[1] + id
		}
		return ""
	}
	keys, _ := network(n)
	for _, key := range keys {
		if v := Attr(n, key); v != "" {
			return blueskyAddress(v)
		}
	}
	last := "" // a post ends with a link to itself, on its day
	for d := range n.Descendants() {
		if d.DataAtom == atom.A && Attr(d, "href") != "" {
			last = Attr(d, "href")
		}
	}
	return last
}

// blueskyAddress turns a name in the AT protocol, at://did/collection/id, into
// the address of the post; other addresses stay.
func blueskyAddress(v string) string {
	rest, ok := strings.CutPrefix(v, "at://")
	if !ok {
		return v
	}
	user, path, _ := strings.Cut(rest, "/")
	return "https://bsky.app/profile/" + url.PathEscape(user) + "/post/" + path[strings.LastIndex(path, "/")+1:]
}
