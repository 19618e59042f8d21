package resolve

import (
	"testing"
)

func TestLanguageTag(t *testing.T) {
	tests := []struct{ in, want string }{
		{"en", "en"}, {"en_us", "en-US"}, {"PT-br", "pt-BR"}, {"German", "de"}, {" de , en ", "de"}, {"zh-Hant-TW", "zh-Hant-TW"},
		{"", ""}, {"{{ lang }}", ""}, {"und", ""}, {"x-default", ""}, {"qqqqqqqqqq", ""},
	}
	for _, tt := range tests {
		if got := languageTag(tt.in); got != tt.want {
			t.Errorf("languageTag(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	const story = "Der Stadtrat teilte am Montag mit, dass die Brücke nicht vor dem Ende des Jahres gesperrt wird, wie es die Anwohner in einem Brief an den Bürgermeister verlangt hatten, und das ist auch gut."
	const german = "<div lang=x><p>" + story + "</p><p>" + story + "</p></div>"
	tests := []struct{ name, lang, head, text, want, source string }{
		{"declared and true", "en-GB", "", "", "en-GB", "html:lang"},
		{"declared by a template from abroad", "en", "", german, "de", "text"},
		{"a second claim agrees with the text", "en", "<meta property=og:locale content=de_AT>", german, "de-AT", "meta:og:locale"},
		{"not declared", "", "", "", "en", "text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := inputFrom(t, tt.head, "")
			if tt.text != "" {
				in = inputWith(t, tt.head, tt.text)
			}
			in.Page.Lang = tt.lang
			if got := Language(in); got.Text != tt.want || got.Source.String() != tt.source {
				t.Errorf("got %q from %s, want %q from %s", got.Text, got.Source, tt.want, tt.source)
			}
		})
	}
}
