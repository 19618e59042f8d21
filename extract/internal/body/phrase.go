package body

import "strings"

// Phrases that begin a line which is not the story's, by what they do.
var phraseTable = []struct {
	name   string
	starts []string
}{
	{"read more", []string{"read more", "read also", "also read", "read next", "see also", "related:", "more:", "more on", "more from", "mehr zum thema", "mehr dazu", "mehr zu", "mehr:", "lesen sie auch", "lesen sie hier", "lesen sie mehr", "lesen sie dazu", "lesen sie", "auch interessant", "auch lesen", "siehe auch", "lesetipp", "weiterlesen", "lire aussi", "à lire aussi", "a lire aussi", "à lire", "voir aussi", "lea también", "lee también", "te puede interesar", "más información", "ver más", "leia também", "leia mais", "veja também", "leggi anche", "leggi", "lees ook", "lees meer", "les også", "læs også", "läs även", "läs också", "läs mer", "lue myös", "czytaj też", "czytaj także", "czytaj więcej", "zobacz też", "zobacz także", "čtěte také", "читайте также", "читайте ещё", "читайте", "read the full", "click here", "continue reading", "watch:", "video:", "recommended", "you may also like", "you might also like", "don't miss", "must read", "baca juga", "oku:", "ilginizi çekebilir", "関連記事", "相关阅读", "延伸閱讀", "관련기사", "schon gelesen", "das könnte", "passend dazu", "zum thema", "related articles", "related stories", "related news", "related posts", "featured", "up next", "next article", "previous article"}},
	{"share", []string{"share this", "share on", "share via", "share:", "share", "teilen", "tweet", "partager", "compartir", "compartilhar", "condividi", "delen", "del på", "udostępnij", "поделиться", "paylaş", "facebook", "twitter", "whatsapp", "pinterest", "email this", "print this", "copy link", "link kopieren", "drucken", "artikel teilen"}},
	{"follow", []string{"follow us", "follow @", "follow", "like us", "join us", "join our", "join the", "folgen sie", "folge uns", "suivez", "síguenos", "siga", "seguici", "volg ons", "follow our", "contact us", "connect with"}},
	{"subscribe", []string{"subscribe", "sign up", "sign in", "log in", "register", "newsletter", "get our", "get the latest", "stay up to date", "stay informed", "abonnieren", "jetzt abonnieren", "melden sie sich", "abonnez", "s'abonner", "suscríbete", "suscribete", "iscriviti", "inscreva", "enter your email", "email address", "already a subscriber", "support our", "support us", "donate", "unterstützen sie", "unser newsletter", "download", "try for free", "get started", "book a demo", "request a demo", "learn more", "schedule a", "get a free"}},
	{"ad", []string{"advertisement", "advertising", "ad:", "anzeige", "werbung", "publicité", "publicidad", "publicidade", "pubblicità", "advertentie", "annonse", "annons", "reklama", "reklam", "реклама", "sponsored", "promoted", "affiliate", "in diesem artikel sind affiliate", "we may earn", "this post may contain", "this article contains affiliate", "広告", "広告の下に", "article continues", "story continues", "la suite après", "la suite de votre article après", "lees verder na", "artikel gaat verder", "saken fortsetter", "artiklen fortsætter", "artikeln fortsätter", "continúa después de", "continua após", "continua a leggere dopo", "продолжение после рекламы"}},
	{"credit", []string{"photo:", "photo by", "photos:", "photo credit", "photograph:", "image:", "image source", "image credit", "images:", "picture:", "credit:", "foto:", "fotos:", "bild:", "bildquelle", "bilder:", "quelle:", "crédit", "photo :", "fuente:", "fonte:", "fot.", "фото:", "source:", "sources:", "getty", "© ", "(c) ", "illustration:", "grafik:", "kuva:", "foto ", "photo "}},
	{"legal", []string{"copyright", "©", "all rights reserved", "alle rechte", "tous droits", "todos los derechos", "todos os direitos", "tutti i diritti", "disclaimer", "disclosure", "terms of", "privacy", "cookie", "we use cookies", "diese website verwendet", "impressum", "datenschutz", "haftungsausschluss", "this material is", "the views expressed", "the opinions expressed", "this article was originally", "originally published", "this content", "legal"}},
	{"comment", []string{"comments", "comment", "leave a reply", "leave a comment", "post a comment", "add a comment", "kommentare", "kommentar", "commentaires", "comentarios", "comentários", "commenti", "reacties", "kommentarer", "komentarze", "комментарии", "yorum", "reply", "antworten", "0 comments", "no comments"}},
	{"about author", []string{"about the author", "about author", "author:", "written by", "über den autor", "zur person", "about ", "by ", "von ", "par ", "por ", "autor:", "posted by", "published by", "reviewed by", "edited by", "contact the", "email the", "reporting by", "editing by"}},
	{"when", []string{"published", "updated", "last updated", "posted", "posted on", "stand:", "aktualisiert", "veröffentlicht", "erstellt", "publié", "mis à jour", "publicado", "actualizado", "pubblicato", "опубликовано", "date:", "datum:", "last modified", "last reviewed"}},
	{"tags", []string{"tags", "tags:", "tag:", "topics", "topics:", "filed under", "categories", "category:", "categories:", "schlagworte", "schlagwörter", "themen:", "themen", "stichwort", "mots-clés", "etiquetas", "temas", "labels:", "posted in", "kategorie", "kategorien"}},
	{"toc", []string{"table of contents", "contents", "inhaltsverzeichnis", "inhalt", "in this article", "in this guide", "jump to", "on this page", "sommaire", "key takeaways", "faq", "frequently asked"}},
}

var phraseNames = func() []string {
	out := []string{"none"}
	for _, p := range phraseTable {
		out = append(out, p.name)
	}
	return out
}()

// phraseIndex has the phrases by their first word.
var phraseIndex = func() map[string][]struct {
	text string
	n    int
} {
	m := make(map[string][]struct {
		text string
		n    int
	})
	for i, p := range phraseTable {
		for _, s := range p.starts {
			w, _, _ := strings.Cut(s, " ")
			w = strings.TrimRight(w, ":")
			m[w] = append(m[w], struct {
				text string
				n    int
			}{s, i + 1})
		}
	}
	return m
}()

// phrase is the number of the phrase a text starts with; 0 for none.
func phrase(text string) int {
	if len(text) > 120 {
		text = text[:120]
	}
	text = strings.ToLower(strings.TrimLeft(text, "([{»«→>•*-–—#▶►| "))
	end := strings.IndexAny(text, " :\n,.")
	if end < 0 {
		end = len(text)
	}
	best, n := 0, 0
	for _, p := range phraseIndex[text[:end]] {
		if len(p.text) > best && strings.HasPrefix(text, p.text) {
			best, n = len(p.text), p.n
		}
	}
	return n
}
