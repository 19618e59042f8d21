package spoken

import "unicode"

// script is a writing system with the languages written in it, the commonest
// first, and the share of letters, in percent, that makes a text one of it.
// peculiar are letters that are frequent in one of the languages only.
type script struct {
	name      string // ISO 15924, as a tag of BCP 47 has it
	table     *unicode.RangeTable
	percent   int
	languages []string
	peculiar  map[string]string
}

// scripts are in the order they are asked: Japanese and Korean texts are full
// of Chinese characters, and any text may have names in Latin letters.
var scripts = []script{
	{"Jpan", unicode.Hiragana, 8, []string{"ja"}, nil}, {"Jpan", unicode.Katakana, 20, []string{"ja"}, nil},
	{"Kore", unicode.Hangul, 30, []string{"ko"}, nil}, {"Hans", unicode.Han, 40, []string{"zh", "yue"}, nil},
	{"Cyrl", unicode.Cyrillic, 50, []string{"ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "mn", "tg", "tt"},
		map[string]string{"ru": "ыэё", "uk": "іїєґ", "be": "ўыэё", "bg": "ъщ", "sr": "ђћ", "mk": "ѓќѕ", "kk": "әғқұі", "ky": "ңөү", "mn": "өү", "tg": "ӣқӯҳҷ", "tt": "әҗңөүһ"}},
	{"Arab", unicode.Arabic, 50, []string{"ar", "fa", "ur", "ps", "ckb", "ug", "sd"},
		map[string]string{"ar": "ةىإ", "fa": "پچگژ", "ur": "ٹڈڑے", "ps": "ښړږځڅټډ", "ckb": "ڕڵۆێە", "ug": "ېۇۋ", "sd": "ٻڀٺٽڄڪ"}},
	{"Hebr", unicode.Hebrew, 50, []string{"he", "yi"}, nil},
	{"Grek", unicode.Greek, 50, []string{"el"}, nil}, {"Thai", unicode.Thai, 50, []string{"th"}, nil},
	{"Deva", unicode.Devanagari, 50, []string{"hi", "mr", "ne"}, nil}, {"Beng", unicode.Bengali, 50, []string{"bn", "as"}, nil},
	{"Taml", unicode.Tamil, 50, []string{"ta"}, nil}, {"Telu", unicode.Telugu, 50, []string{"te"}, nil}, {"Gujr", unicode.Gujarati, 50, []string{"gu"}, nil},
	{"Guru", unicode.Gurmukhi, 50, []string{"pa"}, nil}, {"Mlym", unicode.Malayalam, 50, []string{"ml"}, nil}, {"Knda", unicode.Kannada, 50, []string{"kn"}, nil},
	{"Orya", unicode.Oriya, 50, []string{"or"}, nil}, {"Geor", unicode.Georgian, 50, []string{"ka"}, nil}, {"Armn", unicode.Armenian, 50, []string{"hy"}, nil},
	{"Sinh", unicode.Sinhala, 50, []string{"si"}, nil}, {"Khmr", unicode.Khmer, 50, []string{"km"}, nil}, {"Laoo", unicode.Lao, 50, []string{"lo"}, nil},
	{"Mymr", unicode.Myanmar, 50, []string{"my"}, nil}, {"Ethi", unicode.Ethiopic, 50, []string{"am", "ti"}, nil}, {"Tibt", unicode.Tibetan, 50, []string{"bo", "dz"}, nil},
	{"Thaa", unicode.Thaana, 50, []string{"dv"}, nil},
	{"Latn", unicode.Latin, 50, nil, nil},
}

// minLetters is how many letters a text must have to tell anything.
const minLetters = 40

// scriptOf is the script that a text is in, nil where it has too few letters or
// is in none of the scripts.
func scriptOf(text string) *script {
	letters := 0
	counts := make([]int, len(scripts))
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if r < 0x250 || r >= 0x1E00 && r < 0x1F00 {
			counts[len(counts)-1]++ // Latin, the most frequent by far
			continue
		}
		for i := range scripts {
			if unicode.Is(scripts[i].table, r) {
				counts[i]++
				break
			}
		}
	}
	if letters < minLetters {
		return nil
	}
	for i := range scripts {
		if counts[i]*100 >= letters*scripts[i].percent {
			return &scripts[i]
		}
	}
	return nil
}
