package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// spokenIn are the languages a text may be in, the likeliest first; none where
// the text does not tell. A script of its own tells at once, letters peculiar
// to a language tell Cyrillic and Arabic texts apart, and for the Latin script
// the commonest words are counted.
func spokenIn(text string) []string {
	letters, latin := 0, 0
	counts := make([]int, len(scripts))
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if r < 0x250 || r >= 0x1E00 && r < 0x1F00 {
			latin++
			continue
		}
		for i := range scripts {
			if unicode.Is(scripts[i].table, r) {
				counts[i]++
				break
			}
		}
	}
	if letters < 40 {
		return nil
	}
	for i, s := range scripts {
		if counts[i]*100 >= letters*s.percent {
			return s.narrow(text, letters)
		}
	}
	if latin*2 < letters {
		return nil
	}
	return commonWords(text)
}

// script is a writing system with the languages written in it, the commonest
// first, and the share of letters, in percent, that makes a text one of it.
// marks are letters that tell some of the languages
// from the rest.
type script struct {
	table     *unicode.RangeTable
	percent   int
	languages []string
	marks     map[string]string
}

// scripts are in the order they are asked: Japanese and Korean texts are full
// of Chinese characters.
var scripts = []script{
	{unicode.Hiragana, 8, []string{"ja"}, nil}, {unicode.Katakana, 20, []string{"ja"}, nil},
	{unicode.Hangul, 30, []string{"ko"}, nil}, {unicode.Han, 40, []string{"zh", "yue"}, nil},
	{unicode.Cyrillic, 50, []string{"ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "mn", "tg", "tt"},
		map[string]string{"uk": "іїєґ", "ru": "ыэё", "be": "ўіыэё", "sr": "ђћ", "mk": "ѓќ", "kk": "әғқіыэё"}},
	{unicode.Arabic, 50, []string{"ar", "fa", "ur", "ps", "ckb", "ug"}, map[string]string{"ur": "ٹڑے", "fa": "پچگژ", "ar": "ةىإ"}},
	{unicode.Hebrew, 50, []string{"he", "yi"}, nil}, {unicode.Greek, 50, []string{"el"}, nil}, {unicode.Thai, 50, []string{"th"}, nil},
	{unicode.Devanagari, 50, []string{"hi", "mr", "ne"}, nil}, {unicode.Bengali, 50, []string{"bn", "as"}, nil},
	{unicode.Tamil, 50, []string{"ta"}, nil}, {unicode.Telugu, 50, []string{"te"}, nil}, {unicode.Gujarati, 50, []string{"gu"}, nil},
	{unicode.Gurmukhi, 50, []string{"pa"}, nil}, {unicode.Malayalam, 50, []string{"ml"}, nil}, {unicode.Kannada, 50, []string{"kn"}, nil},
	{unicode.Georgian, 50, []string{"ka"}, nil}, {unicode.Armenian, 50, []string{"hy"}, nil}, {unicode.Sinhala, 50, []string{"si"}, nil},
	{unicode.Khmer, 50, []string{"km"}, nil}, {unicode.Lao, 50, []string{"lo"}, nil}, {unicode.Myanmar, 50, []string{"my"}, nil},
	{unicode.Ethiopic, 50, []string{"am", "ti"}, nil},
}

// maxUnmarked is how many letters a text may have for each one peculiar to its
// language.
const maxUnmarked = 200

// narrow puts the language whose peculiar letters are the most first and
// leaves out those that should have left theirs in the text and did not.
func (s script) narrow(text string, letters int) []string {
	counts := make(map[string]int)
	best, most := "", letters/maxUnmarked
	for _, lang := range s.languages {
		for _, r := range text {
			if strings.ContainsRune(s.marks[lang], unicode.ToLower(r)) {
				counts[lang]++
			}
		}
		if counts[lang] > most {
			best, most = lang, counts[lang]
		}
	}
	if best == "" {
		return s.languages
	}
	out := []string{best}
	for _, lang := range s.languages {
		if lang != best && (s.marks[lang] == "" || counts[lang]*4 >= most) {
			out = append(out, lang)
		}
	}
	return out
}

// common are words that are frequent in a language: articles, prepositions and
// such. What relatives share counts less, see commonWords.
var common = map[string]string{
	"en": "the of and to that for is was with he she his are which have this from by in it", "de": "der die das und ist nicht von den mit sich auf für eine dem auch wird in zu ein im",
	"fr": "le la les des et est une dans pour que qui sur pas avec ce au plus de du il", "es": "el la los las del que y en una por con para se es su no más de lo al",
	"pt": "o os as do da e em um uma para com não que na no dos de ao mais foi", "it": "il di che è la per un del della non con sono gli una nel anche le si dei alla ha come più delle dal",
	"nl": "de het een van en is dat niet op zijn voor met te aan ook worden in ze bij naar", "da": "og af til det er på for en ikke som der med har den også efter at fra blev jeg",
	"sv": "och att det som en på är av för med inte den har till om ett så från var han", "no": "og av det er på som en ikke med har til at fra etter også seg ble jeg han mot",
	"fi": "ja on ei että oli se hän ovat myös mutta kun sen joka ole mukaan hänen jos niin ovat kuin", "pl": "na się nie do że jest to jak po przez są od dla za tym ale oraz był będzie tego",
	"cs": "se na je že do to jako pro za by ale si od byl jsou podle jeho který však také", "sk": "sa na je že do to ako pre za by ale si od bol sú podľa jeho ktorý však aj",
	"hu": "az és hogy nem is egy ez volt meg csak mint már de azt még lesz el ki szerint után", "ro": "și de la în nu pe care cu că din un mai este au pentru fost sunt ca să a",
	"tr": "ve bir bu için da de ile olarak olan daha çok gibi en ancak sonra olduğu kadar ne diye var", "id": "yang dan di dengan untuk dari ini itu pada tidak dalam akan juga ke oleh adalah tersebut bisa saat karena",
	"ms": "yang dan di dengan untuk daripada ini itu pada tidak dalam akan juga ke oleh adalah tersebut boleh kerana telah", "vi": "và của là có được cho không các những một với trong người đã này khi đến về tại nhiều",
	"hr": "je na se da za su od koji kao bi će što nije sam ali ili nakon prema samo biti", "ca": "el la de i que en per amb els del les una és no al dels ha més com aquest",
	"sw": "ya na wa kwa ni katika za la kuwa hiyo huo ambao hilo cha kama yake baada hiyo watu ili", "tl": "ang ng sa na mga at ay ni para ito si hindi kung may siya nang ako niya lang pa",
}

// minCommon is the share of all words, in percent, that the common words of
// their language make up at least. In newspapers it is 20 to 45; in the filler
// text of designers and in song lyrics it is below 8.
const minCommon = 10

// wordWeight is what a word of one language only counts, minHits the least a
// text must reach: three such words.
const (
	wordWeight = 12
	minHits    = 3 * wordWeight
)

// commonWords is the language whose common words a text in the Latin script
// has the most of, with those that come close; none where words are few. A
// word of several languages counts for each by as much less.
func commonWords(text string) []string {
	hits := make(map[string]int)
	words := 0
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		for _, lang := range speakers[word] {
			hits[lang] += wordWeight / len(speakers[word])
		}
	}
	var out []string
	for lang := range hits {
		out = append(out, lang)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(hits[b]-hits[a], strings.Compare(a, b)) })
	if len(out) == 0 || hits[out[0]] < minHits || hits[out[0]]*100 < words*minCommon*wordWeight/2 {
		return nil
	}
	for i, lang := range out {
		if hits[lang]*3 < hits[out[0]]*2 {
			return out[:i]
		}
	}
	return out
}

// speakers maps a common word to the languages that have it.
var speakers = func() map[string][]string {
	out := make(map[string][]string)
	for lang, list := range common {
		for word := range strings.FieldsSeq(list) {
			if !slices.Contains(out[word], lang) {
				out[word] = append(out[word], lang)
			}
		}
	}
	return out
}()
