package resolve

import (
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// told are claims that stand in no element of the page.
func told(claims ...claim.Claim) []claim.Claim {
	for i := range claims {
		claims[i].Elem = -1
	}
	return claims
}

func pub(source, value, place string) claim.Claim {
	return claim.Claim{Field: claim.Published, Source: sourceOf(source), Value: value, Type: place}
}

func mod(source, value, place string) claim.Claim {
	return claim.Claim{Field: claim.Modified, Source: sourceOf(source), Value: value, Type: place}
}

func TestDates(t *testing.T) {
	const ld, meta, print = "jsonld:datePublished", "meta:article:published_time", "visible:date"
	tests := []struct {
		name                string
		claims              []claim.Claim
		published, modified string
	}{
		{"nothing", nil, "", ""},
		{"no date", told(pub(ld, "yesterday", "")), "", ""},
		{"a year alone", told(pub(ld, "2024", "")), "", ""},
		{"in the future", told(pub(ld, "2031-05-03", ""), pub(meta, "2024-05-03", "")), "2024-05-03", ""},
		{"midnight of systems that cannot leave the time out", told(pub(ld, "2024-05-03T00:00:00", "")), "2024-05-03", ""},
		{"midnight in UTC", told(pub(ld, "2024-05-03T00:00:00Z", "")), "2024-05-03", ""},
		{"midnight where the page is at home", told(pub(ld, "2024-05-03T00:00:00+02:00", "")), "2024-05-03T00:00:00+02:00", ""},
		{"print before metadata", told(pub(ld, "2024-05-04T08:00:00+02:00", ""), pub(print, "2 May 2024", claim.AtHead)), "2024-05-02", ""},
		{"metadata before print elsewhere", told(pub(ld, "2024-05-04", ""), pub(print, "2 May 2024", claim.Elsewhere)), "2024-05-04", ""},
		{"the day in print, the time of the metadata",
			told(pub(ld, "2024-05-03T09:30:12+02:00", ""), pub(print, "3.5.2024, 9.30 Uhr", claim.AtHead)), "2024-05-03T09:30:12+02:00", ""},
		{"a moment in the zone of the clock in print",
			told(pub(ld, "2024-05-04T00:25:56Z", ""), pub(print, "May 3, 2024, 9:25 pm", claim.AtHead)), "2024-05-03T21:25:56-03:00", ""},
		{"a bare day that went through UTC",
			told(pub(ld, "2024-05-02T22:00:00Z", ""), pub(print, "3 May 2024", claim.AtHead)), "2024-05-03T00:00:00+02:00", ""},
		{"day before month by the company it keeps",
			told(pub(ld, "2024-04-03", ""), pub(print, "03/04/2024", claim.AtHead)), "2024-04-03", ""},
		{"a change alone, in print", told(mod("visible:updated", "3 May 2024", claim.AtHead)), "2024-05-03", "2024-05-03"},
		{"a change alone, in metadata that tells when the page was built", told(mod("meta:og:updated_time", "2024-05-03T10:00:00Z", "")), "",
			"2024-05-03T10:00:00Z"},
		{"a change before the publication is none",
			told(pub(ld, "2024-05-03", ""), mod("jsonld:dateModified", "2024-05-01", "")), "2024-05-03", ""},
		{"metadata that takes the change for the publication",
			told(pub(ld, "2024-05-09T10:00:00Z", ""), mod("jsonld:dateModified", "2024-05-09T10:00:00Z", ""), pub(meta, "2024-05-03T08:00:00Z", "")),
			"2024-05-03T08:00:00Z", "2024-05-09T10:00:00Z"},
		{"a zoneless time where another stamp has an offset",
			told(pub(print, "3 May 2024, 09:30", claim.AtHead), mod("jsonld:dateModified", "2024-05-04T11:00:00+02:00", "")), "2024-05-03T09:30:00+02:00", "2024-05-04T11:00:00+02:00"},
		{"many agreeing claims against one date without a label",
			told(pub(print, "2 May 2024", claim.AtHead), pub(ld, "2024-05-03", ""), pub(meta, "2024-05-03", ""), pub("meta:date", "2024-05-03", ""),
				pub("meta:dc.date", "2024-05-03", ""), pub("meta:sailthru.date", "2024-05-03", ""), pub("meta:parsely-pub-date", "2024-05-03", "")), "2024-05-03", ""},
		{"two claims against one date without a label",
			told(pub(print, "2 May 2024", claim.AtHead), pub(ld, "2024-05-03", ""), pub(meta, "2024-05-03", "")), "2024-05-02", ""},
		{"no day after the latest on the page",
			told(pub(print, "05/04/2024", claim.AtHead), mod("jsonld:dateModified", "2024-04-20", "")), "2024-04-05", "2024-04-20"},
		{"no day after the fetch", told(pub(print, "07/06/2024", claim.AtHead), pub(print, "9/5/2024", claim.AtHead)), "2024-05-09", ""},
		{"the feed that named the page", told(pub("feed:published", "Fri, 03 May 2024 08:00:00 +0200", "")), "2024-05-03T08:00:00+02:00", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			published, modified := datesOf(t, tt.claims)
			if published.Text != tt.published || modified.Text != tt.modified {
				t.Errorf("got %q and %q, want %q and %q", published.Text, modified.Text, tt.published, tt.modified)
			}
		})
	}
}

// datesOf resolves claims alone, fetched in June 2024.
func datesOf(t *testing.T, claims []claim.Claim) (published, modified Moment) {
	t.Helper()
	in := inputWith(t, "", "")
	in.Claims = &claim.Set{}
	in.Claims.Add(claims...)
	in.FetchedAt = time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)
	return Dates(in)
}

// Which source is read first does not matter, and what is decided is a date
// that reads as itself. Within a source the order is the page's, and tells.
func FuzzDates(f *testing.F) {
	f.Add([]byte{0, 0, 1, 1, 2, 2, 3, 3}, uint8(1))
	f.Add([]byte{6, 5, 5, 6, 4, 0, 0, 4, 1, 9}, uint8(3))
	f.Add([]byte{0, 8, 8, 0, 7, 3, 3, 7, 2, 2}, uint8(2))
	f.Add([]byte{7, 8, 5, 0}, uint8(5))
	sources := told(
		pub("jsonld:datePublished", "", ""), pub("meta:article:published_time", "", ""), pub("script:published", "", ""),
		pub("visible:date", "", claim.AtHead), pub("visible:time", "", claim.Elsewhere), mod("jsonld:dateModified", "", ""),
		mod("meta:article:modified_time", "", ""), mod("visible:updated", "", claim.AtHead), pub("feed:published", "", ""),
	)
	values := []string{
		"2024-05-03T21:25:56Z", "2024-05-03T18:25:56-03:00", "3 May 2024", "03/05/2024", "04/05/2024 21:25", "May 4, 2024, 6:25 pm",
		"2024-05-04T00:00:00Z", "2024-05-04", "2021-01-11T09:00:00+01:00", "none",
	}
	f.Fuzz(func(t *testing.T, data []byte, turn uint8) {
		var claims []claim.Claim
		for ; len(data) > 1 && len(claims) < 12; data = data[2:] {
			c := sources[int(data[0])%len(sources)]
			c.Value = values[int(data[1])%len(values)]
			claims = append(claims, c)
		}
		published, modified := datesOf(t, claims)
		turned := slices.Clone(claims)
		slices.SortStableFunc(turned, func(a, b claim.Claim) int { return rank(a, sources, turn) - rank(b, sources, turn) })
		if p, m := datesOf(t, turned); p != published || m != modified {
			t.Fatalf("%v and %v; in another order %v and %v: %v", published, modified, p, m, claims)
		}
		for _, v := range []Moment{published, modified} {
			if v.Text == "" {
				continue
			}
			if again, _ := datesOf(t, told(pub("jsonld:datePublished", v.Text, ""))); again.Text != v.Text {
				t.Fatalf("%q reads as %q", v.Text, again.Text)
			}
		}
	})
}

// rank is the place of a claim's source in a list that begins with entry turn.
func rank(c claim.Claim, sources []claim.Claim, turn uint8) int {
	i := slices.IndexFunc(sources, func(s claim.Claim) bool { return s.Source == c.Source })
	return (i + int(turn)) % len(sources)
}

// A time without an offset gets that of the site: of its stamps, its feed, its
// country or its language, whose clocks change.
func TestZones(t *testing.T) {
	tests := []struct {
		name, url, language string
		claims              []claim.Claim
		want, zone          string
	}{
		{"country", "https://a.example.de/x", "en-US", told(pub("visible:date", "3 May 2024, 09:30", claim.AtHead)), "2024-05-03T09:30:00+02:00", "zone:country"},
		{"country in winter", "https://a.example.de/x", "de", told(pub("visible:date", "3 January 2024, 09:30", claim.AtHead)), "2024-01-03T09:30:00+01:00", "zone:country"},
		{"language and region", "https://a.example.com/x", "de-AT", told(pub("jsonld:datePublished", "2024-05-03T09:30:00", "")), "2024-05-03T09:30:00+02:00", "zone:language"},
		{"language", "https://a.example.com/x", "ja", told(pub("jsonld:datePublished", "2024-05-03T09:30:00", "")), "2024-05-03T09:30:00+09:00", "zone:language"},
		{"language of many countries", "https://a.example.com/x", "en", told(pub("jsonld:datePublished", "2024-05-03T09:30:00", "")), "2024-05-03T09:30:00", ""},
		{"the same with a region", "https://a.example.com/x", "en-NZ", told(pub("jsonld:datePublished", "2024-05-03T09:30:00", "")), "2024-05-03T09:30:00+12:00", "zone:language"},
		{"feed", "https://a.example.com/x", "en", told(pub("visible:date", "3 May 2024, 09:30", claim.AtHead), mod("feed:published", "Fri, 10 May 2024 08:00:00 +0530", "")),
			"2024-05-03T09:30:00+05:30", "zone:feed"},
		{"stamps of another season, by the country's clocks", "https://a.example.de/x", "de",
			told(pub("visible:date", "3 January 2024, 09:30", claim.AtHead), mod("jsonld:dateModified", "2024-05-04T11:00:00+02:00", "")), "2024-01-03T09:30:00+01:00", "zone:stamps"},
		{"UTC is no zone of a page", "https://a.example.fr/x", "fr", told(pub("visible:date", "3 May 2024, 09:30", claim.AtHead), mod("jsonld:dateModified", "2024-05-04T11:00:00Z", "")),
			"2024-05-03T09:30:00+02:00", "zone:country"},
		{"an offset of its own", "https://a.example.de/x", "de", told(pub("jsonld:datePublished", "2024-05-03T09:30:00-04:00", "")), "2024-05-03T09:30:00-04:00", ""},
		{"no time", "https://a.example.de/x", "de", told(pub("jsonld:datePublished", "2024-05-03", "")), "2024-05-03", ""},
		{"nothing to go by", "https://a.example.com/x", "", told(pub("jsonld:datePublished", "2024-05-03T09:30:00", "")), "2024-05-03T09:30:00", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := inputWith(t, "", "")
			in.Page.URL, _ = url.Parse(tt.url)
			in.Language, in.Claims = tt.language, &claim.Set{}
			in.Claims.Add(tt.claims...)
			got, _ := Dates(in)
			if got.Text != tt.want || got.Zone != tt.zone {
				t.Errorf("got %q by %q, want %q by %q", got.Text, got.Zone, tt.want, tt.zone)
			}
		})
	}
}
