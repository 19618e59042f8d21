package dates

import "strings"

// joiners are the words that stand between the parts of a date: "1 de mayo de
// 2024", "2024 m. gegužės 1 d.", "1 мая 2024 года", "1 พฤษภาคม พ.ศ. 2567".
var joiners = wordSet(
	"of the",              // English
	"de del d la el",      // Spanish, Portuguese, Catalan
	"di da ng",            // Italian, Filipino
	"den der",             // Danish, German
	"m gada",              // "of the year" in Lithuanian, Latvian
	"ko eko",              // Basque: 2024ko
	"năm",                 // Vietnamese
	"року р года год г",   // Ukrainian, Russian
	"พ.ศ. ค.ศ.",           // Thai: Buddhist, Christian era
	"سنة عام لعام من سال", // Arabic, Persian
	"ж жыл жылы жылғы жылдын", // Kazakh, Kyrgyz
	"թ թվականի",               // Armenian
	"yil yili yilning",        // Uzbek
	"il ilin cı ci cu cü",     // Azerbaijani: 2024-cü il
	"წლის წელი წ",             // Georgian
	"оны он",                  // Mongolian
	"ዓ ም ዓም ቀን",               // Amharic
	"ថ្ងៃទី ឆ្នាំ ទី",         // Khmer: "day", "year"
	"ວັນທີ ປີ",                // Lao: "day", "year"
	"ခုနှစ် ရက်",              // Burmese: "year", "day"
	"ב ה",                     // Hebrew
)

// maxJoint is the most steps of spaces, marks and words between two parts.
const maxJoint = 6

// joint is the offset of the part after the one that ends at byte i.
func (r *names) joint(i int) int {
	for range maxJoint {
		c, size := runeAt(r.text, i)
		switch {
		case size > 0 && isSpace(c):
			i = skipSpace(r.text, i)
		case isJoint(c):
			i += size
		case isLetter(c):
			w := wordAt(r.text, i)
			if !joiners[string(w.key())] {
				return i
			}
			i = w.end
		default:
			return i
		}
	}
	return i
}

func isJoint(r rune) bool {
	switch r {
	case ',', '.', '-', '‐', '‑', '–', '/', '،', '、', '\'', '’', '‘', '·', '׳', '॰':
		return true
	}
	return false
}

// ordinals are the endings that make a day's number an ordinal, written right
// after it or after a hyphen.
var ordinals = []string{
	"st", "nd", "rd", "th", // English
	"er", "re", "e", "ème", // French
	"º", "ª", "°", // Spanish, Portuguese, Italian
	"ste", "de", "a", ":a", ":e", // Dutch, Swedish, Basque
	"го", "ого", "е", "ое", "й", "ше", // Russian, Ukrainian
	"η", "ης", // Greek
	"én", "án", "jén", "ján", "i", // Hungarian
	"লা", "রা", "ঠা", "ই", "শে", // Bengali
	"ны", "ний", "нд", "р", // Mongolian
}

// ordinalEnd is the offset after the ending of a number that ends at byte i.
func (r *names) ordinalEnd(i int) int {
	c, size := runeAt(r.text, i)
	from := i
	switch {
	case c == '-' || c == '.':
		from += size
	case c == 'º' || c == 'ª' || c == '°':
		return i + size
	case c != ':' && !isLetter(c):
		return i
	}
	for _, ending := range ordinals {
		end := from + len(ending)
		if end > len(r.text) || !strings.EqualFold(r.text[from:end], ending) {
			continue
		}
		if next, _ := runeAt(r.text, end); !isLetter(next) {
			return end
		}
	}
	return i
}
