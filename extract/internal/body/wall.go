package body

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// wallWords are what a wall says to its reader, in lower case.
var wallWords = []string{"subscribe to continue", "subscribe to read", "to continue reading", "to read the full", "subscribers only",
	"for subscribers", "already a subscriber", "unlock this article", "log in to continue", "weiterlesen mit", "jetzt weiterlesen", "mit abo",
	"artikel freischalten", "sie haben bereits ein abo", "um weiterzulesen", "réservé aux abonnés", "il vous reste", "pour lire la suite",
	"para seguir leyendo", "solo para suscriptores", "exclusivo para assinantes", "para continuar lendo", "per continuare a leggere",
	"riservato agli abbonati", "om verder te lezen", "alleen voor abonnees", "for abonnenter", "for at læse", "for å lese", "för att läsa",
	"prenumeranter", "tilaajille", "dla subskrybentów", "aby czytać dalej", "会員限定", "この記事は有料", "有料会員"}

// maxWall is the length of the longest wall, in words.
const maxWall = 250

// Wall finds a paywall that the reader meets behind segment first, where the
// story starts, or -1: an element named so that is shown and asks for a
// subscription. The name alone is not enough, for many pages give it to the
// paragraphs that only subscribers see.
func Wall(p *page.Page, first int32) int32 {
	for i := range p.Elems {
		e := &p.Elems[i]
		if !e.Hints.Any(page.Paywall) || e.Hidden || e.Count.Words < 3 || e.Count.Words > maxWall || e.First < first {
			continue
		}
		text := strings.ToLower(p.ElemText(int32(i)))
		for _, words := range wallWords {
			if strings.Contains(text, words) {
				return int32(i)
			}
		}
	}
	return -1
}

// wall removes the paywall's own words.
func (c *choice) wall() {
	for first, keep := range c.keep {
		if !keep {
			continue
		}
		if i := Wall(c.p, int32(first)); i >= 0 {
			for s := c.p.Elems[i].First; s < c.p.Elems[i].Last; s++ {
				c.set(s, false, "paywall")
			}
		}
		return
	}
}
