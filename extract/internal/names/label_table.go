package names

// Label tells what the words before the names in a line say about them.
type Label int

// The labels, weakest first.
const (
	Unlabelled Label = iota // the line has names and nothing else that tells
	Credit                  // pictures: "Photo by", "Foto:"; not an author of the text
	Editor                  // helpers: "Edited by", "責任編集", "Reviewed by"; an author only where no other is named
	Author                  // "By", "Von", "文/"
)

// String returns the label's name in lower case; "unlabelled" for none.
func (l Label) String() string {
	return [...]string{"unlabelled", "credit", "editor", "author"}[l]
}

// place says where in a line a label counts.
type place int

const (
	first  place = iota // at the start, and after a date or a separator
	inside              // anywhere: the words have no other meaning in a byline
	colon               // anywhere, if a colon follows: as a word it may mean anything
)

// labelTable lists labels in lower case, a comma between them.
var labelTable = []struct {
	means Label
	where place
	words string
}{
	// English. "by" counts inside a line, for "8 May · by Jane", "News By Jane".
	{Author, inside, "by, written by, article written by, this article was written by, this story was written by," +
		"this post was written by, posted by, published by, authored by, article by, story by, report by, words by," +
		"text by, words and pictures by, words and photos by, story and photos by, recipe by, review by, reviewed and written by," +
		"guide by, interview by, opinion by, insights from, created by, contributed by, submitted by"},
	{Author, first, "follow, author, authors, about the author, about, more from, read more from, read more about, more about," +
		"more articles by, more posts by, more by, view all posts by, all posts by, show all articles of"},
	{Author, colon, "author, authors, author(s, writer, writers, words, text, story, report, reporter, reporters, interview," +
		"byline, contributor, contributors, correspondent, columnist, about the author"},
	{Editor, inside, "edited by, editing by, reviewed by, medically reviewed by, fact-checked by, fact checked by, tested by," +
		"translated by, updated by, compiled by, additional reporting by, reporting by, produced by, approved by, verified by," +
		"legally reviewed by, expert reviewed by, checked by, data analysis by"},
	{Editor, colon, "editor, editors, edit, translation, translator, producer, production"},
	{Credit, inside, "photo by, photos by, photograph by, photographs by, photography by, image by, images by, picture by," +
		"pictures by, illustration by, illustrations by, illustrated by, video by, graphic by, graphics by, courtesy of, sponsored by, presented by"},
	{Credit, colon, "photo, photos, photograph, photographs, photography, image, images, image credit, photo credit, picture," +
		"pictures, illustration, illustrations, video, graphic, graphics, credit, credits, source, via"},

	// German. "von" stands in names too ("Christoph von Eichhorn").
	{Author, first, "von, vom, durch, folge, folgen sie, autor, autorin, autoren, alles von, mehr von, mehr artikel von, alle artikel von," +
		"weitere artikel von, alle beiträge von, zeige alle beiträge von, alle posts vom autor, ein beitrag von"},
	{Author, inside, "geschrieben von, veröffentlicht von, verfasst von, eingestellt von, erstellt von, gepostet von," +
		"artikel von, kolumne von, kommentar von, interview von, gastbeitrag von, beitrag von, pressemitteilung von," +
		"im wortlaut von, bericht von, analyse von, reportage von, essay von, rezension von, text von, written von"},
	{Author, colon, "autor, autorin, autoren, autor/in, autor*in, autor:in, autorinnen, verfasser, verfasserin, text, texte," +
		"text und foto, text und fotos, bericht, beitrag, interview, protokoll, aufgezeichnet von, artikel von, redakteur, redakteurin"},
	{Editor, inside, "edited von, translated von, übersetzt von, bearbeitet von, aktualisiert von, geprüft von, unter mitarbeit von, zuletzt bearbeitet"},
	{Editor, colon, "redaktion, mitarbeit, übersetzung, bearbeitung, lektorat, produktion"},
	{Credit, colon, "foto, fotos, bild, bilder, grafik, quelle, video, illustration, symbolbild, titelbild, bildquelle, datum"},
	{Credit, inside, "foto von, fotos von, bild von, illustration von, illustrationen von, grafik von, video von, fotografie von, symbolbild, symbolfoto, archivbild, archivfoto"},

	// French. "par" is no part of a name.
	{Author, first, "par, suivez, de notre correspondant, de notre envoyé spécial"},
	{Author, inside, "écrit par, publié par, posté par, rédigé par, propos recueillis par, recueilli par, un article de," +
		"un documentaire de, entretien par, texte de"},
	{Author, colon, "auteur, auteurs, auteure, autrice, texte, textes, par, rédaction, propos recueillis par"},
	{Editor, inside, "traduit par, mis à jour par, relu par"},
	{Credit, colon, "photo, photos, crédit, crédit photo, crédits"},
	{Credit, inside, "photo de, photos de"},

	// Spanish, Portuguese, Catalan, Galician.
	{Author, first, "por, per, texto de, do, da"}, // "Do UOL, em São Paulo", "Da Redação"
	{Author, inside, "escrito por, publicado por, redactado por, una entrevista de, reportagem de, artigo de, artículo de, escrit per"},
	{Author, colon, "por, autor, autora, autores, texto, textos, redacción, redação, reportagem, escribe, per, periodista"},
	{Editor, inside, "editado por, traducido por, traduzido por, revisado por"},
	{Editor, colon, "edición, edição, traducción, tradução"},
	{Credit, colon, "foto, fotos, fotografía, fotografías, imagen, imágenes, fuente, fonte, imagem, crédito"},
	{Credit, inside, "foto de, fotos de"},

	// Italian and Romanian. "di" and "de" stand in names; see nameLike.
	{Author, first, "di, de"},
	{Author, inside, "a cura di, articolo di, scritto da, pubblicato da, scris de, publicat de"},
	{Author, colon, "di, de, autore, autrice, testo, autor, text, scrie"},
	{Credit, colon, "foto, fonte, sursa, sursa foto"},

	// Dutch and Afrikaans.
	{Author, first, "door, deur"},
	{Author, inside, "geschreven door, gepubliceerd door, geplaatst door, een artikel van"},
	{Author, colon, "door, auteur, auteurs, tekst, verslaggever, deur"},
	{Credit, colon, "foto, foto's, beeld, bron"},

	// Danish, Norwegian, Swedish, Icelandic.
	{Author, first, "af, av"},
	{Author, inside, "skrevet af, skrevet av, skriven av, publicerad av, publisert av, artikel af, artikel av"},
	{Author, colon, "af, av, tekst, text, journalist, skribent, høfundur, höfundur, tekst og foto, text och foto, text & foto"},
	{Credit, colon, "foto, bild, bilde, billede, kilde, källa"},

	// Finnish, Estonian, Latvian, Lithuanian, Hungarian.
	{Author, colon, "teksti, kirjoittaja, toimittaja, autor, tekst, autors, autorius, teksts, szerző, írta, szöveg"},
	{Author, first, "írta"},
	{Credit, colon, "kuva, kuvat, foto, fotó, kép, forrás"},

	// Polish, Czech, Slovak, Slovene, Croatian, Serbian, Bosnian, Albanian.
	{Author, first, "przez, autor, nga"},
	{Author, inside, "napisał, napisała, napisane przez, opublikowany przez, napsal, napsala, napísal, napísala, piše, shkruan, shkruar nga, objavio"},
	{Author, colon, "autor, autorka, autorzy, autoři, tekst, text, autori, piše, besedilo, avtor, avtorica, nga"},
	{Editor, inside, "oprac, opracował, opracowała"},
	{Editor, colon, "oprac, opracowanie, redakcja, red, źródło, zdroj"},
	{Credit, colon, "zdjęcie, zdjęcia, fot, foto, snímek, fotografije, foto"},

	// Russian, Ukrainian, Bulgarian, Macedonian, Serbian.
	{Author, colon, "автор, авторы, автори, текст, корреспондент, кореспондент, журналист, журналіст, пише, авторка"},
	{Author, first, "автор, авторы, автори, авторка, аутор"},
	{Author, inside, "написано автором, написал, написала"},
	{Editor, colon, "редактор, источник, джерело, източник"},
	{Credit, inside, "фото из, фото с"},
	{Credit, colon, "фото, снимка, снимки, видео, фотограф, слика"},

	// Greek and Turkish.
	{Author, first, "γράφει ο, γράφει η, γράφουν οι, του, της"},
	{Author, colon, "γράφει, συντάκτης, συντάκτρια, κείμενο, επιμέλεια, yazan, yazar, haber, hazırlayan, muhabir"},
	{Author, first, "yazan, yazar"},
	{Credit, colon, "φωτογραφία, φωτό, πηγή, fotoğraf, kaynak"},

	// Indonesian, Malay, Vietnamese, Swahili, Filipino.
	{Author, first, "oleh, na mwandishi, tác giả, ni"},
	{Author, inside, "ditulis oleh"},
	{Author, colon, "oleh, penulis, reporter, pewarta, wartawan, tác giả, bài, bài và ảnh, mwandishi"},
	{Editor, colon, "editor, penyunting, biên tập"},
	{Credit, colon, "foto, ảnh, sumber, nguồn, picha"},

	// Welsh, Irish, Basque, Maltese, Azerbaijani, Georgian, Armenian, Thai, Bengali, Tamil.
	{Author, first, "gan, minn, müəllif, ავტორი, հեղինակ, โดย"},
	{Author, colon, "awdur, údar, egilea, müəllif, ავტორი, հեղինակ, ผู้เขียน, โดย, লেখক, প্রতিবেদক, எழுதியவர்"},
	{Credit, colon, "foto, ภาพ, ছবি, ფოტო"},

	// Arabic, Persian, Urdu, Hebrew, Hindi.
	{Author, inside, "كُتب بواسطة, كتب بواسطة, نوشته شده توسط, נכתב על ידי"},
	{Author, first, "بقلم, كتب, كتبت, إعداد, به قلم, מאת, द्वारा, تحریر"},
	{Author, colon, "بقلم, كتب, كتبت, الكاتب, إعداد, المحرر, نویسنده, به قلم, خبرنگار, تحریر, מאת, כתב, लेखक, रिपोर्ट"},
	{Credit, colon, "تصوير, صورة, المصدر, عکس, منبع, צילום, फोटो"},
}

// nameLike are labels that are also the first word of family names ("Di
// Stefano", "De Vries", "Ni Zhen", "Per Hansen"): they count only where two
// words or an agency follow.
var nameLike = setOf("di de ni per af av na do da")

// beforeCapital are the first words of labels that are so common elsewhere
// that they count only before a capital: "About us".
var beforeCapital = setOf("about more follow folge folgen read siga suivez")

// articles are words that, after "de", make it a part of the name: "De La Cruz".
var articles = setOf("la las los le les der den het")

// cjkTable lists the labels of Chinese, Japanese and Korean, where no space
// parts a label from the name. Those without a mark behind them are no
// beginning of a name.
var cjkTable = []struct {
	means Label
	words string // a space between them
}{
	{Author, "文/ 文／ 文: 文： 文｜ 文| 作者: 作者： 作者/ 作者／ 撰文: 撰文： 撰文/ 撰文／ 记者: 记者： 記者: 記者： 记者/ 記者/ 記者／ 编译: " +
		"本报记者 本報記者 本刊记者 本台记者 新华社记者 特约记者 实习记者 見習記者 见习记者 通讯员 记者 記者 撰稿: 撰稿： 采写: 采写： 来稿: 作者"},
	{Author, "文・ 聞き手: 聞き手： 聞き手・ 聞き手／ 取材: 取材： 執筆: 執筆： 執筆者: 執筆者： 執筆者 文・写真: 文・写真： 取材・文: 取材・文： 取材・文/ 取材・文／ ライター: ライター： 著者: 著者： 筆者: 筆者： 投稿者: 投稿者： 質問者： 文="},
	{Author, "기자: 기자： 글: 글 글쓴이: 글· 취재: 글/"},
	{Editor, "责任编辑: 责任编辑： 責任編輯: 責任編輯： 责编: 责编： 責編： 编辑: 编辑： 編輯: 編輯： 編集: 編集： 校对: 校对： 翻译: 翻译： 翻訳: 翻訳： 편집: 来源: 来源： 來源："},
	{Credit, "图/ 图／ 图: 图： 圖/ 圖／ 圖: 圖： 攝影: 攝影： 摄影: 摄影： 图片: 图片： 写真: 写真： 写真／ 写真/ 写真・ 撮影: 撮影： 撮影／ 撮影・ 사진: 사진= 사진/ 사진"},
}

// cjkTitles are job titles written behind a name, with or without a space.
var cjkTitles = []string{
	"선임기자", "인턴기자", "전문기자", "수습기자", "객원기자", "특파원", "논설위원", "기자", "앵커", "리포터", "에디터",
	"特約記者", "特约记者", "実習記者", "編集委員", "論説委員", "特派員", "記者", "记者", "編輯", "编辑", "ライター", "氏",
}
