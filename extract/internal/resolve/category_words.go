package resolve

import "strings"

// keySet is the keys of a list of phrases, which commas and line ends part.
func keySet(phrases string) map[string]bool {
	set := make(map[string]bool)
	for phrase := range strings.FieldsFuncSeq(phrases, func(r rune) bool { return r == ',' || r == '\n' }) {
		if k := key(phrase); k != "" {
			set[k] = true
		}
	}
	return set
}

// notSections are texts that stand where sections stand and name none: the
// front page, the way to it, the absence of a category, and advertising.
var notSections = keySet(`
home, home page, homepage, start, start page, front page, index, main, back, menu, overview, you are here, all, article, this article, current page, breadcrumb, breadcrumbs, sign up, subscribe, contact, share, archive
startseite, zurück, menü, übersicht, überblick, sie sind hier, sie befinden sich hier, alle artikel, aktueller artikel, aktuelle seite, pfadnavigation, navigationspfad, kontakt, teilen, tweeten, mailen, archiv, deutsch, english
accueil, vous êtes ici, inicio, portada, está aquí, início, página inicial, home page italia, voorpagina
hjem, hem, forside, forsiden, förstasidan, etusivu, strona główna, domů, úvod, főoldal, ana sayfa, anasayfa
главная, главная страница, головна, αρχική, beranda, trang chủ, ホーム, トップ, 首页, 首頁, 홈, الرئيسية, خانه, होम, דף הבית
uncategorized, uncategorised, unkategorisiert, nicht kategorisiert, non classé, sin categoría, sin categoria, sem categoria
senza categoria, geen categorie, ukategorisert, okategoriserade, ikke kategoriseret, bez kategorii, без рубрики
advertisement, advertorial, ad, sponsored, sponsored content, promoted, partner content, paid post
anzeige, werbung, publicidad, espacio publicitario, publicité, publicidade, pubblicità, annonce, annons, reklama, reklam, реклама, 広告, 广告, 광고
`)

// homeWords end the names of front pages: "Tageblatt Startseite".
var homeWords = map[string]bool{"startseite": true, "homepage": true}

// wayBack are the words that begin a link to the page before: "Zurück zur
// Übersicht".
var wayBack = map[string]bool{"back": true, "zurück": true, "retour": true, "volver": true, "voltar": true, "torna": true,
	"terug": true, "tilbage": true, "tilbake": true, "tillbaka": true, "takaisin": true, "назад": true}

// sectionLabels are the words before a colon that say that a section follows.
var sectionLabels = keySet(`
category, categories, section, sections, filed under, posted in, topic, topics, kategorie, kategorien, rubrik, rubriken
ressort, catégorie, catégories, rubrique, categoría, categorías, sección, categoria, categorias, sezione, categorie, rubriek
kategori, kategoria, kategorie, рубрика, рубрики, категория, カテゴリ, 分类, 分類, 카테고리
`)

// vagueSections say nothing of a story that its standing on the site does not
// say; a narrower name beside one of them is the category.
var vagueSections = keySet(`
news, latest news, top news, breaking news, latest, articles, posts, stories, top stories, top story, headlines, blog, blog posts
general, featured, highlight, highlights, slider, other, misc, miscellaneous
aktuell, aktuelles, allgemein, allgemeines, nachrichten, artikel, beiträge, meldungen, sonstiges, verschiedenes
actualité, actualités, actu, noticias, actualidad, notícias, notizie, attualità, nieuws, nyheter, nyheder, uutiset
wiadomości, aktualności, zprávy, hírek, haber, haberler, новости, новини, ειδήσεις, berita, tin tức
ニュース, 新闻, 新聞, 뉴스, أخبار, اخبار
`)

// usualSections are names of sections that many sites have, as addresses spell
// them.
var usualSections = keySet(`
news, world, international, national, local, regional, politics, business, economy, finance, money, markets, opinion, editorial
comment, culture, arts, entertainment, lifestyle, life, style, fashion, food, travel, health, science, technology, tech
environment, climate, education, sport, sports, football, soccer, society, religion, crime, weather, obituaries, media, games, auto
reviews, interviews, columns, magazine, events, press, recipe, recipes, video, videos, photos
nachrichten, politik, wirtschaft, kultur, gesellschaft, ausland, inland, panorama, vermischtes, wissen, wissenschaft, technik, digital
presse, pressemitteilung, pressemitteilungen, rezept, rezepte, gesundheit, umwelt, reise, bildung, lokales, regionales, sport, fussball, meinung, kommentar, kolumnen, feuilleton, medien, leben
politique, economie, societe, monde, culture, sciences, sante, environnement, opinions, chroniques, tribunes, faits-divers
politica, economia, sociedad, mundo, internacional, nacional, cultura, ciencia, salud, deportes, opinion, tecnologia, sucesos
sociedade, esporte, esportes, desporto, saude, ciencia, brasil, educacao, cronaca, esteri, salute, scienza, tecnologia, spettacoli
politiek, economie, binnenland, buitenland, cultuur, wetenschap, gezondheid, politikk, okonomi, kultur, sport, utenriks, innenriks
politik, ekonomi, inrikes, utrikes, kultur, noje, indland, udland, kotimaa, ulkomaat, talous, kulttuuri, urheilu, politiikka
polityka, gospodarka, kultura, swiat, kraj, sport, nauka, politika, ekonomika, domaci, zahranicni, siyaset, dunya, spor, saglik
politika, ekonomika, obshchestvo, mir, kultura, nauka, berita, olahraga, ekonomi, hiburan
`)
