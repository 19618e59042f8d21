package decode

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// pageForm is how a page of the table is made: what it declares, and whether it
// has the story or only its headline.
type pageForm struct {
	name, contentType, head, lang string // lang: %s is the language of the sample
	short                         bool
	unknown                       []string // what is not told, as language/encoding, each with its reason
}

var forms = []pageForm{
	{name: "nothing declared"},
	{name: "only the language", lang: "%s"},
	{name: "a wrong language", lang: "en"},
	{name: "UTF-8 by meta", head: "<meta charset=utf-8>"},
	{name: "UTF-8 by header", contentType: "text/html; charset=UTF-8", lang: "%s"},
	{name: "Latin-1 by header", contentType: "text/html; charset=ISO-8859-1", lang: "%s"},
	{name: "headline only, language declared", lang: "%s", short: true},
	{name: "headline only", short: true, unknown: []string{
		"hr/windows-1250", "hr/iso-8859-2", "sl/windows-1250", "sl/iso-8859-2", // one or two letters, which other languages have, too
		"lt/windows-1257", "lt/iso-8859-13",
	}},
}

// TestTable reads samples of all languages in each encoding that pages of theirs
// are in, declared or not, or wrongly.
func TestTable(t *testing.T) {
	for _, form := range forms {
		t.Run(form.name, func(t *testing.T) {
			for _, s := range samples {
				for name := range strings.FieldsSeq(s.encodings) {
					text := s.text
					if form.short {
						text = ""
					}
					got := UTF8(form.page(t, name, s.lang, s.title, text), form.contentType)
					told := norm.NFC.String(string(got.UTF8))
					ok := strings.Contains(told, s.title) && strings.Contains(told, text)
					if unknown := slices.Contains(form.unknown, s.lang+"/"+name); ok == unknown {
						t.Errorf("%s in %s: right is %v; taken for %s by %s", s.lang, name, ok, got.Encoding, got.Source)
					}
				}
			}
		})
	}
}

// page is a page in an encoding, with a menu and a footer in English.
func (f pageForm) page(t *testing.T, encoding, lang, title, text string) []byte {
	t.Helper()
	enc, _ := lookup(encoding)
	if encoding == "windows-1258" { // has letters with one mark at most; the tone is a character of its own
		title, text = toned.Replace(norm.NFD.String(title)), toned.Replace(norm.NFD.String(text))
	}
	out, err := enc.NewEncoder().Bytes([]byte("<!DOCTYPE html><html lang='" + strings.ReplaceAll(f.lang, "%s", lang) + "'><head>" + f.head + "<title>" + title +
		"</title><style>p{margin:0}</style></head><body><nav><a href=/>Home</a> <a href=/rss>RSS</a></nav><h1>" + title + "</h1><p>" + text + "</p><footer>Powered by WordPress</footer></body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var toned = strings.NewReplacer("a\u0323\u0302", "â\u0323", "e\u0323\u0302", "ê\u0323", "o\u0323\u0302", "ô\u0323", "a\u0323\u0306", "ă\u0323",
	"a\u0302", "â", "e\u0302", "ê", "o\u0302", "ô", "a\u0306", "ă", "o\u031B", "ơ", "u\u031B", "ư")

// TestDeclared has all samples in the encoding that they declare, in each way of
// declaring it.
func TestDeclared(t *testing.T) {
	for _, s := range samples {
		for name := range strings.FieldsSeq(s.encodings) {
			for _, form := range []pageForm{
				{name: "header", contentType: "text/html; charset=" + name}, {name: "meta", head: "<meta charset='" + name + "'>"},
				{name: "http-equiv", head: `<META content="text/html; charset=` + name + `" http-equiv=Content-Type>`},
				{name: "late", head: "<script>" + strings.Repeat("x()\n", 20_000) + "</script><!-- <meta charset=utf-8> --><meta charset=" + name + ">"},
			} {
				page := form.page(t, name, s.lang, s.title, s.text)
				if got := UTF8(page, form.contentType); !strings.Contains(norm.NFC.String(string(got.UTF8)), s.text) {
					t.Errorf("%s in %s, declared by %s: read as %s by %s", s.lang, name, form.name, got.Encoding, got.Source)
				}
			}
			page := append([]byte(`<?xml version="1.0" encoding="`+name+`"?>`+"\n"), pageForm{}.page(t, name, s.lang, s.title, s.text)...)
			if got := UTF8(page, ""); !strings.Contains(norm.NFC.String(string(got.UTF8)), s.text) {
				t.Errorf("%s in %s, declared by XML: read as %s by %s", s.lang, name, got.Encoding, got.Source)
			}
		}
	}
}

// TestBrokenUTF8 has samples in UTF-8, each with some stray bytes.
func TestBrokenUTF8(t *testing.T) {
	for _, s := range samples {
		for _, stray := range []string{"\xE9", "\x96\x97", "\xC3", "\xA0\xA0\xA0"} {
			page := []byte("<p>" + stray + "</p><h1>" + s.title + "</h1><p>" + s.text + "</p>")
			for _, contentType := range []string{"", "text/html; charset=utf-8"} {
				if got := UTF8(page, contentType); !strings.Contains(string(got.UTF8), s.text) {
					t.Errorf("%s with %q, header %q: read as %s by %s", s.lang, stray, contentType, got.Encoding, got.Source)
				}
			}
		}
	}
}

func TestUTF16(t *testing.T) {
	for _, s := range samples {
		for _, name := range []string{"utf-16le", "utf-16be"} {
			enc, _ := lookup(name)
			page, err := enc.NewEncoder().Bytes([]byte("<p>" + s.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := UTF8(page, "text/html; charset=utf-8"); string(got.UTF8) != "<p>"+s.text || got.Encoding != name {
				t.Errorf("%s in %s without a mark: %q, read as %s by %s", s.lang, name, got.UTF8, got.Encoding, got.Source)
			}
			if what := Binary(page); what != "" {
				t.Errorf("%s in %s without a mark is %s", s.lang, name, what)
			}
		}
	}
}
