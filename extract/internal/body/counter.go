package body

import (
	"strings"
	"unicode"
)

// counted are the things whose number pages print beside a story: who has read
// it and who has answered, and how long the reading takes.
var counted = wordSet("view views read reads comment comments share shares like likes " +
	"aufrufe kommentar kommentare lesezeit lesedauer vue vues commentaire commentaires lecture " +
	"visitas lecturas lectura comentario comentarios visualizaciones visualizações leitura visualizzazioni commenti lettura " +
	"reacties leestijd kommentarer läsningar lukukertaa просмотров просмотры комментариев комментарии okunma görüntülenme yorum")

// countFill are words that stand with those.
var countFill = wordSet("post posts total time reading min mins minute minutes k m de di du temps tiempo tempo minuten minutter мин")

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// counters removes lines that say nothing but numbers of what is counted:
// "1,284 views 2 min read".
func (c *choice) counters() {
	const longest = 12 // words
	for i, keep := range c.keep {
		if keep && c.p.Segments[i].Count.Words <= longest && c.rank(int32(i)) == 0 && isCounter(c.s.texts[i]) {
			c.set(int32(i), false, "counter")
		}
	}
}

func isCounter(text string) bool {
	numbers, things := 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), notWord) {
		switch {
		case unicode.IsDigit(rune(w[0])):
			numbers++
		case counted[w]:
			things++
		case !countFill[w]:
			return false
		}
	}
	return numbers > 0 && things > 0
}
