package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Hint is a set of things that the words in an element's class, id, role,
// itemprop and similar attributes say it is. A hint is what an author of the
// page meant once, for a style sheet; stages weigh it, none believes it alone.
type Hint uint64

// The hints. Each names the part of a page as its reader would.
const (
	Nav Hint = 1 << iota
	Header
	Footer
	Aside
	Comments
	Share
	Related
	Ad
	Signup
	Author
	Date
	Caption
	Tags
	Section
	Breadcrumb
	Headline
	Body
	Story
	Main
	Lede
	Card
	Paywall
	Consent
	Popup
	Widget
	Media
	Quote
	Toc
	Poll
	Legal
	Pager
	Rating
	FactBox
	MetaLine
	Tool
	Login
	Bio
	SROnly
	List
	Product
	Styled // what makes it an Aside or a Widget may be the name of a colour, or of all parts of a page builder
)

// Any tells whether h has any of the hints in set.
func (h Hint) Any(set Hint) bool { return h&set != 0 }

// hintWords maps a word, or two that stand side by side, to what it hints at.
// Words are cut at spaces, hyphens, underscores and changes of case, and
// compared in lower case.
var hintWords = map[string]Hint{
	"nav": Nav, "navbar": Nav, "navigation": Nav, "menu": Nav, "submenu": Nav, "menuitem": Nav, "megamenu": Nav, "topbar": Nav,
	"header": Header, "masthead": Header, "banner": Header, "topnav": Nav,
	"footer": Footer, "foot": Footer, "colophon": Footer, "contentinfo": Footer,
	"sidebar": Aside, "aside": Aside, "rail": Aside, "sidecol": Aside, "complementary": Aside, "secondary": Aside,
	"comment": Comments, "comments": Comments, "disqus": Comments, "respond": Comments, "reply": Comments, "replies": Comments,
	"kommentar": Comments, "kommentare": Comments, "commentlist": Comments, "discussion": Comments,
	"share": Share, "sharing": Share, "social": Share, "socials": Share, "addtoany": Share, "sharedaddy": Share, "shariff": Share,
	"addthis": Share, "facebook": Share, "twitter": Share, "whatsapp": Share, "sharebar": Share, "sns": Share, "follow": Share,
	"related": Related, "recommended": Related, "recommendations": Related, "recommendation": Related, "outbrain": Related,
	"taboola": Related, "trending": Related, "popular": Related, "readmore": Related, "read more": Related, "more": Related,
	"read next": Related, "next": Related, "upnext": Related, "similar": Related, "latest": Related, "yarpp": Related,
	"jp relatedposts": Related, "relatedposts": Related, "crosslink": Related, "see also": Related, "also": Related,
	"mostread": Related, "most read": Related, "most": Related, "onward": Related, "zergnet": Related, "recirc": Related,
	"ad": Ad, "ads": Ad, "advert": Ad, "advertisement": Ad, "advertising": Ad, "adsense": Ad, "adslot": Ad, "sponsor": Ad,
	"sponsored": Ad, "promo": Ad, "promotion": Ad, "promoted": Ad, "dfp": Ad, "gpt": Ad, "anzeige": Ad, "werbung": Ad,
	"publicidad": Ad, "cta": Ad, "affiliate": Ad, "teads": Ad, "adunit": Ad, "adsbygoogle": Ad,
	"newsletter": Signup, "subscribe": Signup, "subscription": Signup, "signup": Signup, "sign up": Signup, "optin": Signup,
	"mailchimp": Signup, "subscribebox": Signup, "mc embed": Signup, "hs form": Signup, "hubspot": Signup, "abo": Signup,
	"author": Author, "authors": Author, "byline": Author, "bylines": Author, "contributor": Author, "contributors": Author,
	"creator": Author, "writer": Author, "autor": Author, "autoren": Author, "auteur": Author, "autore": Author, "journalist": Author,
	"reporter": Author, "redactor": Author, "vcard": Author, "authorname": Author, "user name": Author,
	"date": Date, "time": Date, "dateline": Date, "published": Date, "pubdate": Date, "timestamp": Date, "datetime": Date,
	"datum": Date, "fecha": Date, "updated": Date, "modified": Date, "dtstamp": Date, "postdate": Date,
	"caption": Caption, "figcaption": Caption, "credit": Caption, "copyright": Legal, "imagecaption": Caption,
	"credits": Caption, "legend": Caption, "bildunterschrift": Caption, "cutline": Caption, "photocredit": Caption,
	"tag": Tags, "tags": Tags, "taglist": Tags, "keywords": Tags, "topics": Tags, "topic": Tags, "hashtag": Tags, "schlagworte": Tags,
	"category": Section, "categories": Section, "cat": Section, "section": Section, "kicker": Section, "rubric": Section,
	"rubrik": Section, "channel": Section, "ressort": Section, "eyebrow": Section, "overline": Section,
	"topline": Section, "roofline": Section, "supertitle": Section, "dachzeile": Section, "spitzmarke": Section, "toptitle": Section,
	"breadcrumb": Breadcrumb, "breadcrumbs": Breadcrumb, "crumbs": Breadcrumb, "crumb": Breadcrumb, "pathway": Breadcrumb,
	"headline": Headline, "title": Headline, "heading": Headline,
	"articlebody": Body, "article body": Body, "story body": Body, "storybody": Body, "entry content": Body, "post content": Body,
	"article content": Body, "article text": Body, "articletext": Body, "post body": Body, "body": Body, "body text": Body,
	"bodytext": Body, "story content": Body, "content body": Body, "rich text": Body, "richtext": Body, "post text": Body,
	"single content": Body, "wysiwyg": Body, "news text": Body, "paragraph": Body, "text": Body, "rte": Body, "blog content": Body,
	"page content": Body, "main content": Main, "prose": Body, "td post": Body, "article main": Body,
	"article": Story, "story": Story, "post": Story, "entry": Story, "hentry": Story, "news": Story, "blog": Story, "artikel": Story,
	"main": Main, "content": Main, "primary": Main,
	"lead": Lede, "lede": Lede, "standfirst": Lede, "summary": Lede, "intro": Lede, "dek": Lede, "deck": Lede, "subtitle": Lede,
	"subhead": Lede, "subheadline": Lede, "subheading": Lede, "sub heading": Lede, "subline": Lede, "sub title": Lede, "sub headline": Lede, "teaser": Card, "excerpt": Lede, "abstract": Lede, "chapo": Lede, "vorspann": Lede,
	"card": Card, "cards": Card, "tile": Card, "tiles": Card, "thumb": Card, "thumbnail": Card, "carousel": Card, "slider": Card, "slick": Card, "swiper": Card,
	"paywall": Paywall, "piano": Paywall, "regwall": Paywall, "premium": Paywall, "metered": Paywall, "gate": Paywall,
	"cookie": Consent, "cookies": Consent, "consent": Consent, "gdpr": Consent, "onetrust": Consent, "ccpa": Consent,
	"dsgvo": Consent, "rgpd": Consent, "lgpd": Consent, "cookiebot": Consent, "usercentrics": Consent, "borlabs": Consent,
	"didomi": Consent, "iubenda": Consent, "trustarc": Consent, "quantcast": Consent, "cmpbox": Consent, "cmplz": Consent, "klaro": Consent,
	"popup": Popup, "modal": Popup, "overlay": Popup, "lightbox": Popup, "dialog": Popup, "tooltip": Popup, "offcanvas": Popup,
	"widget": Widget, "widgets": Widget, "plugin": Widget,
	"image": Media, "img": Media, "photo": Media, "gallery": Media, "picture": Media, "figure": Media, "media": Media, "video": Media,
	"slideshow": Media, "player": Media, "audio": Media, "embed": Media,
	"pullquote": Quote, "pull quote": Quote, "blockquote": Quote, "quote": Quote,
	"toc": Toc, "table contents": Toc, "contents": Toc,
	"poll": Poll, "quiz": Poll, "survey": Poll,
	"legal": Legal, "disclaimer": Legal, "imprint": Legal, "impressum": Legal, "license": Legal,
	"pager": Pager, "pagination": Pager, "paging": Pager, "prev": Pager, "previous": Pager, "pagenav": Pager,
	"rating": Rating, "ratings": Rating, "vote": Rating, "votes": Rating, "stars": Rating, "like": Rating, "likes": Rating,
	"infobox": FactBox, "factbox": FactBox, "info box": FactBox, "fact box": FactBox, "keypoints": FactBox, "key points": FactBox,
	"meta": MetaLine, "postmeta": MetaLine, "metadata": MetaLine, "info": MetaLine, "details": MetaLine,
	"toolbar": Tool, "tools": Tool, "print": Tool, "printfriendly": Tool, "toolbox": Tool, "actions": Tool, "buttons": Tool,
	"button": Tool, "btn": Tool, "search": Tool, "bookmark": Tool, "save": Tool, "listen": Tool,
	"login": Login, "signin": Login, "sign in": Login, "register": Login, "account": Login,
	"bio": Bio, "profile": Bio, "author box": Bio, "authorbox": Bio, "about author": Bio, "author bio": Bio, "biography": Bio,
	"author info": Bio, "author description": Bio,
	"sr": SROnly, "visually hidden": SROnly, "screen reader": SROnly, "visuallyhidden": SROnly, "assistive": SROnly,
	"sronly": SROnly, "screenreader": SROnly, "katex mathml": SROnly, "offscreen": SROnly, "aural": SROnly, "invisible": SROnly, "hide accessible": SROnly,
	"list": List, "listing": List, "feed": List, "archive": List, "grid": List, "posts": List, "articles": List, "stories": List,
	"elementor widget": Styled, "text secondary": Styled, "secondary text": Styled, "color secondary": Styled, "bg secondary": Styled,
	"product": Product, "price": Product, "shop": Product, "cart": Product, "shopping": Product, "woocommerce": Product, "deals": Product,
}

// hintsOf collects the hints of one element.
func (b *builder) hintsOf(n *html.Node) Hint {
	var h Hint
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "class", "id", "role", "itemprop", "itemtype", "rel", "data-testid", "data-component", "data-type", "aria-label", "data-qa", "data-module", "data-hook":
			h |= b.words(a.Val)
		}
	}
	return h
}

// words looks up the words of an attribute value, once a page for each value.
func (b *builder) words(v string) Hint {
	if h, ok := b.hints[v]; ok || v == "" {
		return h
	}
	var h Hint
	post := strings.Contains(v, "hentry") || strings.Contains(v, "type-post")
	for token := range strings.FieldsSeq(v) {
		if !isState(token) && !(post && isTopic(token)) {
			h |= tokenHints(token)
		}
	}
	b.hints[v] = h
	return h
}

// isState tells classes that say what an element has or lacks (has-thumbnail,
// no-sidebar), not what it is, and the name that a framework gives to all of
// a page (__next).
func isState(token string) bool {
	return strings.HasPrefix(token, "has-") || strings.HasPrefix(token, "no-") || strings.HasPrefix(token, "__")
}

// isTopic tells classes by which WordPress says what a post is about
// (category-social, tag-newsletter).
func isTopic(token string) bool {
	return strings.HasPrefix(token, "category-") || strings.HasPrefix(token, "tag-")
}

// tokenHints looks up the words of one class name and their pairs.
func tokenHints(token string) Hint {
	if len(token) > 80 { // generated names say nothing
		return 0
	}
	var h Hint
	var buf [128]byte
	word := buf[:0]
	prev := 0 // where the previous word starts in word; words are apart by a space
	last := -1
	lower := false
	end := func() {
		if last == len(word) || len(word) == 0 {
			return
		}
		start := max(last, 0)
		h |= hintWords[string(word[start:])]
		if start > 0 {
			h |= hintWords[string(word[prev:])]
		}
		prev = start
		word = append(word, ' ')
		last = len(word)
	}
	for i := 0; i < len(token); i++ {
		c := token[i]
		switch {
		case c >= 'A' && c <= 'Z':
			if lower {
				end()
			}
			lower = false
			word = append(word, c|0x20)
		case c >= 'a' && c <= 'z' || c >= 0x80:
			lower = true
			word = append(word, c)
		default:
			lower = false
			end()
		}
	}
	end()
	return h
}

// hintNames are the hints by bit.
var hintNames = []string{"Nav", "Header", "Footer", "Aside", "Comments", "Share", "Related", "Ad", "Signup", "Author", "Date",
	"Caption", "Tags", "Section", "Breadcrumb", "Headline", "Body", "Story", "Main", "Lede", "Card", "Paywall", "Consent", "Popup",
	"Widget", "Media", "Quote", "Toc", "Poll", "Legal", "Pager", "Rating", "FactBox", "MetaLine", "Tool", "Login", "Bio", "SROnly",
	"List", "Product", "Styled"}

// HintName is the name of the hint whose bit is b.
func HintName(b int) string {
	if b < len(hintNames) {
		return hintNames[b]
	}
	return strconv.Itoa(b)
}
