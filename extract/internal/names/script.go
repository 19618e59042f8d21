package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isCJK reports whether r is a letter of Chinese, Japanese or Korean, which
// put no space between the parts of a name.
func isCJK(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

func notCJK(r rune) bool { return !isCJK(r) }

func isHan(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

func isKatakana(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.Is(unicode.Katakana, r) && r != 'ー' && r != '・' && r != '＝'
	})
}

func hasCJK(s string) bool { return strings.ContainsFunc(s, isCJK) }

// cutTitleCJK drops the job title behind a Chinese, Japanese or Korean name:
// "홍길동 기자", "山田太郎記者".
func cutTitleCJK(s string) string {
	if !hasCJK(s) {
		return s
	}
	for _, title := range cjkTitles {
		if rest, ok := strings.CutSuffix(s, title); ok && utf8.RuneCountInString(rest) >= 2 {
			return strings.TrimRight(rest, " ")
		}
	}
	return s
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }
