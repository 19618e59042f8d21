package resolve

import (
	"testing"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/picture"
)

func TestCanonical(t *testing.T) {
	const own = "https://www.harbourpost.example/news/storm-hits-coast-17"
	tests := []struct{ name, head, want, source string }{
		{"none", "", own, "url"},
		{"relative", "<link rel=canonical href='/storm?utm_campaign=a&id=7#top'>", "https://www.harbourpost.example/storm?id=7", "link:canonical"},
		{"another host of the site", "<link rel=canonical href='http://m.HarbourPost.example:80/s'>", "http://m.harbourpost.example/s", "link:canonical"},
		{"first printed elsewhere", "<link rel=canonical href='https://wire.example/s'>", "https://wire.example/s", "link:canonical"},
		{"shared from elsewhere", "<meta property=og:url content='https://wire.example/s'>", own, "url"},
		{"the home page", "<link rel=canonical href='https://www.harbourpost.example/'>", own, "url"},
		{"the home page, and then the truth",
			"<link rel=canonical href='https://www.harbourpost.example/'><meta property=og:url content='https://www.harbourpost.example/s'>",
			"https://www.harbourpost.example/s", "meta:og:url"},
		{"no address", "<link rel=canonical href='javascript:void(0)'>", own, "url"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Canonical(inputFrom(t, tt.head, "")); got.Text != tt.want || got.Source.String() != tt.source {
				t.Errorf("got %q from %s, want %q from %s", got.Text, got.Source, tt.want, tt.source)
			}
		})
	}
}

func TestDescription(t *testing.T) {
	tests := []struct{ name, head, want string }{
		{"none", "", ""},
		{"for search engines first", "<meta name=description content='Ferries wait.'><meta property=og:description content='All wait.'>", "Ferries wait."},
		{"cut, and whole elsewhere",
			"<meta name=description content='Ferries wait for the st…'><meta property=og:description content='Ferries wait for the storm to pass.'>",
			"Ferries wait for the storm to pass."},
		{"cut everywhere", "<meta name=description content='Ferries wait for...'>", "Ferries wait for..."},
		{"the title again", "<title>Storm hits coast</title><meta name=description content='Storm hits coast'>", ""},
		{"markup and entities twice", "<meta name=description content='&lt;p&gt;Fish &amp;amp; ships &lt; 5&lt;/p&gt;'>", "Fish & ships < 5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Description(inputFrom(t, tt.head, "")); got.Text != tt.want {
				t.Errorf("got %q, want %q", got.Text, tt.want)
			}
		})
	}
}

func TestImage(t *testing.T) {
	const figure = `<figure><img src="/i/quay-800x600.jpg" alt="A quay" width=800 height=600>
		<figcaption>Nets drying on Monday <span class=credit>Photo: Ada Berg</span></figcaption></figure>`
	quay := picture.Picture{URL: "https://www.harbourpost.example/i/quay-800x600.jpg", Alt: "A quay", Caption: "Nets drying on Monday",
		Credit: "Photo: Ada Berg", Width: 800, Height: 600}
	tests := []struct {
		name, head, top string
		want            Picture
	}{
		{"none", "", "", Picture{}},
		{"named and printed", "<meta property=og:image content='/i/quay-800x600.jpg'>", figure,
			Picture{quay, claim.Meta.Named("og:image")}},
		{"named with its size", "<meta property=og:image content='/i/sea.jpg'><meta property=og:image:width content=1200><meta property=og:image:height content=630>",
			"", Picture{picture.Picture{URL: "https://www.harbourpost.example/i/sea.jpg", Width: 1200, Height: 630}, claim.Meta.Named("og:image")}},
		{"the site's logo", "<meta property=og:image content='/i/logo-1200.png'>", "", Picture{}},
		{"a tracking pixel", "<meta property=og:image content='/i/t.gif'><meta property=og:image:width content=1>", "", Picture{}},
		{"printed only", "", figure,
			Picture{quay, claim.Visible.Named("img")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Image(inputFrom(t, tt.head, tt.top)); got != tt.want {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestFree(t *testing.T) {
	const no = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":"False"}</script>`
	const yes = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":true}</script>`
	const wall = `<p>` + "The ferry stayed in port, and nobody at the quay, where the nets were drying, expected it to leave this week." +
		`</p><div class=paywall>Already a subscriber? Log in.</div>`
	tests := []struct{ name, head, text, want string }{
		{"nothing said", "", "", ""},
		{"said: free", yes, "", "true"},
		{"said: not free", no, "", "false"},
		{"tier", "<meta property=article:content_tier content=locked>", "", "false"},
		{"a wall outweighs", yes, wall, "false"},
		{"an offer that is no wall", "", "<div class=premium>Our newsletter is for everyone on the quay.</div>", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Free(inputWith(t, tt.head, prose+tt.text)); got.Text != tt.want {
				t.Errorf("got %q, want %q", got.Text, tt.want)
			}
		})
	}
}

func TestSiteName(t *testing.T) {
	const both = `<script type="application/ld+json">[{"@type":"NewsArticle","headline":"x","publisher":{"name":"Post Holding"}},
		{"@type":"WebSite","name":"Harbour Post"}]</script>`
	tests := []struct{ head, want string }{
		{"", ""}, {both, "Harbour Post"},
		{"<title>Storm hits coast - The Harbour Post</title>", "The Harbour Post"},
		{"<title>Storm hits coast - Weather</title>", ""},
		{both + "<meta property=og:site_name content='The Harbour Post'>", "The Harbour Post"},
	}
	for _, tt := range tests {
		if got := SiteName(inputFrom(t, tt.head, "")); got.Text != tt.want {
			t.Errorf("site name of %s is %q, want %q", tt.head, got.Text, tt.want)
		}
	}
}
