package fulltext

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestTokens(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"The Ferry, again!", "the ferry again"},
		{"Élodie naïve Ｆｅｒｒｙ ½", "elodie naive ferry 12"},
		{"don't", "don t"},
		{"Ёлка", "елка"},
		{"हिन्दी समाचार", "हिन्दी समाचार"}, // vowel signs are marks
		{"東京", "東京 京"},
		{"東京都の2024年", "東京 京都 都の の 2024 年"},
		{"iPhoneを買う", "iphone を買 買う う"},
		{"か\u3099 が", "が が"},
		{"ﾎﾞｰﾄ", "ボー ート ト"},
		{"서울에서 온", "서울 울에 에서 서 온"},
		{norm.NFD.String("서울에서 온"), "서울 울에 에서 서 온"},
		{"ภาษา ไทย", "ภา าษ ษา า ไท ทย ย"},
		{"a\x80b \xff", "a b"},
		{"\u0301 x", "x"},
	} {
		if got := strings.TrimSpace(Words(tt.text)); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestBeginnings(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The thief, a tea", "t th the thi a te tea"},
		{"Élan 2024", "e el ela 2 20 202"},
		{"東京都", "東 京 都"},
		{"iPhoneを買う", "i ip iph を 買 う"},
	} {
		if got := strings.TrimSpace(Beginnings(Words(tt.text), Words(tt.text))); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ query, match, begun, words string }{
		{"ferry", `"ferry"`, "", `"ferry"`},
		{" Ferry  TICKETS ", `"ferry" AND "tickets"`, "", `"ferry" AND "tickets"`},
		{`"two ports" -winter`, `("two ports") NOT ("winter")`, "", `"ports"`},
		{`"two ports`, `"two ports"`, "", `"ports"`},
		{`"to be or not to be"`, `"to be or not to be"`, "", `"not"`},
		{"ferr*", `"ferr" *`, "", `"ferr" *`},
		{`"the ferr"* harbour`, `"the ferr" * AND "harbour"`, "", `"the" AND "harbour"`},
		{`"the fe"*`, `"the fe" *`, "", `"the"`},
		{"fe*", "", `"fe"`, ""},
		{"fe* É* ports", `"ports"`, `"fe" AND "e"`, `"ports"`},
		{"fe* ports*", `"ports" *`, `"fe"`, `"ports" *`},
		{"fe* ports -h*", `("ports") NOT ("h" *)`, `"fe"`, `"ports"`},
		{"fe* -h*", `("fe" *) NOT ("h" *)`, "", `"fe" *`},
		{"AND NEAR(", `"and" AND "near"`, "", `"and" AND "near"`},
		{`title:ferry`, `"title ferry"`, "", `"title"`},
		{"東京", `"東京"`, "", `"東京"`},
		{"東", "", `"東"`, ""},
		{"東京*", `"東京"`, "", `"東京"`},
		{"東京都庁 -大阪", `("東京 京都 都庁") NOT ("大阪")`, "", `"東京"`},
		{"発売iPhone", `"発売 売 iphone"`, "", `"iphone"`},
		{"iPhone発", `"iphone 発" *`, "", `"iphone"`},
		{"", "", "", ""},
		{`-ferry "" * -- &`, ` NOT ("ferry")`, "", ""},
	} {
		q := Parse(tt.query)
		if q.Empty() != (tt.match == "" && tt.begun == "" || strings.HasPrefix(tt.match, " ")) {
			t.Errorf("%q: empty %v", tt.query, q.Empty())
		}
		if q.Empty() {
			continue
		}
		match, begun, words := q.Match(), strings.Join(q.Begun(), " AND "), q.Words()
		if match != tt.match || begun != tt.begun || words != tt.words {
			t.Errorf("%q: %s, %s and %s, want %s, %s and %s", tt.query, match, begun, words, tt.match, tt.begun, tt.words)
		}
	}
}

// show writes pieces with brackets around what was found.
func show(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Match {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestMark(t *testing.T) {
	for _, tt := range []struct{ query, text, want string }{
		{"ferry", "The Ferry; the ferryman", "The [Ferry]; the ferryman"},
		{"ferry*", "The Ferry; the ferryman", "The [Ferry]; the [ferryman]"},
		{`"two ports" two`, "Two, two ports.", "[Two], [two ports]."},
		{"elodie", "said Élodie.", "said [Élodie]."},
		{"ferry -ports", "ports, a ferry", "ports, a [ferry]"},
		{"東京", "東京都、京都と東京。", "[東京]都、京都と[東京]。"},
		{"京", "東京都、京。", "東[京]都、[京]。"},
		{"東京都", "東京都庁と東京", "[東京都]庁と東京"},
		{"ボート", "ﾎﾞｰﾄの", "[ﾎﾞｰﾄ]の"},
		{"서울", "서울에서", "[서울]에서"},
		{norm.NFD.String("서울"), "서울에서", "[서울]에서"},
		{"서울", norm.NFD.String("서울에서"), norm.NFD.String("[서울]에서")},
		{"ferry", "", ""},
	} {
		if got := show(Parse(tt.query).Mark(tt.text)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.query, got, tt.want)
		}
	}
}

func TestSnippet(t *testing.T) {
	var words []string
	for i := range 100 {
		words = append(words, fmt.Sprint("w", i))
	}
	text := strings.Join(words, " ") + "."
	for _, tt := range []struct{ query, want string }{
		{"w0", "[w0] w1 w2 w3 w4 w5 w6 w7…"},
		{"w99", "…w92 w93 w94 w95 w96 w97 w98 [w99]."},
		{"w50", "…w48 w49 [w50] w51 w52 w53 w54 w55…"},
		{"w10 w60 w62", "…w58 w59 [w60] w61 [w62] w63 w64 w65…"},
		{`"w20 w21"`, "…w18 w19 [w20 w21] w22 w23 w24 w25…"},
		{"elsewhere", "w0 w1 w2 w3 w4 w5 w6 w7…"},
	} {
		if got := show(Parse(tt.query).Snippet(text, 8)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.query, got, tt.want)
		}
	}
	if got := show(Parse("two").Snippet("One, two.", 8)); got != "One, [two]." {
		t.Errorf("a short text: %q", got)
	}
}

// Whatever is searched for: pieces together are the text; a piece of the text of
// whole words is found in it; what FTS5 is asked has no words but in quotation
// marks.
func FuzzQuery(f *testing.F) {
	f.Add("The ferry returned.", "ferry", 4, 9)
	f.Add("東京都庁の発表 ﾎﾞｰﾄ", "京*", 3, 9)
	f.Add("서울에서 \xff\u0301é", `"a b" -c`, 0, 6)
	f.Add("กำ ภาษาไทย", "ภาษ", 0, 99)
	f.Add(norm.NFD.String("서울에서 온"), "서*", 1, 3)
	f.Fuzz(func(t *testing.T, text, query string, from, to int) {
		q := Parse(query)
		whole := ""
		for _, p := range q.Mark(text) {
			whole += p.Text
		}
		if whole != text {
			t.Errorf("pieces make %q of %q", whole, text)
		}
		q.Snippet(text, 8)
		if outside := strings.Join(everySecond(strings.Split(q.Match(), `"`)), ""); strings.Trim(outside, " ANDORT()*") != "" {
			t.Errorf("%q: FTS5 would be asked for %s", query, q.Match())
		}
		tokens := Tokens(text)
		for i, tok := range tokens {
			if tok.Start >= tok.End || tok.End > len(text) || tok.Text == "" || i > 0 && tok.Start < tokens[i-1].Start {
				t.Fatalf("%q: token %+v", text, tok)
			}
		}
		if from < 0 || from >= to || to > len(tokens) {
			return
		}
		part := text[tokens[from].Start:tokens[to-1].End]
		found := Parse(`"` + part)
		if strings.Contains(part, `"`) || found.Empty() {
			return
		}
		if len(found.spans(tokens, text)) == 0 {
			t.Errorf("%q is not found in %q", part, text)
		}
	})
}

func everySecond(parts []string) (out []string) {
	for i := 0; i < len(parts); i += 2 {
		out = append(out, parts[i])
	}
	return out
}

func BenchmarkWords(b *testing.B) {
	text := strings.Repeat("The ferry to the island returned on Friday, the harbour office said. ", 35)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Words(text)
	}
}
