package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/spoken"
	"golang.org/x/text/language"
)

// Language is the language of the story, as a BCP 47 tag. What the html
// element says is believed where the text does not contradict it; then the
// first claim that agrees with the text; then the text alone. Templates copied
// from abroad declare English on pages in every language.
func Language(in *Input) Value {
	var declared []Value
	add := func(text string, source claim.Source) {
		if tag := languageTag(text); tag != "" {
			declared = append(declared, Value{tag, source})
		}
	}
	add(in.Page.Lang, claim.HTML.Named("lang"))
	for _, c := range in.Claims.Of(claim.Language) {
		add(c.Value, c.Source)
	}
	text := sample(in)
	heard := spoken.In(text)
	for _, v := range declared {
		if spoken.MayBe(text, v.Text) {
			in.Log.Claim("resolve", "believe", "language", v.Source.String(), v.Text)
			return v
		}
		in.Log.Claim("resolve", "doubt", "language: the text is in "+heard[0], v.Source.String(), v.Text)
	}
	if len(heard) == 0 {
		return Value{}
	}
	return Value{heard[0], claim.Document.Named("text")}
}

// languageNames are names that pages give where a tag belongs.
var languageNames = map[string]string{"english": "en", "deutsch": "de", "german": "de", "français": "fr", "french": "fr",
	"español": "es", "spanish": "es", "italiano": "it", "português": "pt", "russian": "ru", "svenska": "sv", "norsk": "no", "dansk": "da"}

// languageTag is the BCP 47 tag for what a page calls its language, "" where
// that is none: "en_us" is en-US, "German" is de.
func languageTag(s string) string {
	s, _, _ = strings.Cut(s, ",")
	s = strings.TrimSpace(s)
	if name, ok := languageNames[strings.ToLower(s)]; ok {
		s = name
	}
	tag, err := language.DeprecatedBase.Parse(strings.ReplaceAll(s, "_", "-")) // keeps tl apart from fil
	if _, confidence := tag.Base(); err != nil || confidence < language.High { // no language, or only a country
		return ""
	}
	return tag.String()
}

// sampleBytes is how much of the story its language is read from; a few
// hundred words are plenty.
const sampleBytes = 1500

// sample is the beginning of the story, headed by its description for pages
// with little text.
func sample(in *Input) string {
	var w strings.Builder
	if told := in.descriptions(); len(told) > 0 {
		w.WriteString(told[0].Value + "\n")
	}
	for _, i := range in.Body.Kept {
		if w.Len() > sampleBytes {
			break
		}
		w.WriteString(in.Page.Text(&in.Page.Segments[i]))
		w.WriteByte('\n')
	}
	return w.String()
}
