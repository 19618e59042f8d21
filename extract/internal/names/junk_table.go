package names

// tails are phrases that systems print behind a name; what follows is not
// part of it.
var tails = phrasesOf(
	"follow", "+ follow", "following", "view all posts", "view all articles", "view author publications", "view profile", "view bio", "view full bio",
	"see author profile", "see all articles", "see full bio", "search for this author", "search author on", "read more", "read full bio",
	"more from", "more posts", "more articles", "more about", "more by", "all posts", "all articles", "other articles", "learn more",
	"author's profile", "author profile", "author archive", "author bio", "bio", "full bio", "social links", "connect with", "contact the author",
	"contact author", "email the author", "email this author", "send an email", "email", "e-mail", "contact", "contact me", "get in touch",
	"share", "bookmark", "comments", "comment", "reply", "subscribe", "sign up", "listen", "print", "save", "website", "advertisement",
	"twitter", "facebook", "instagram", "linkedin", "youtube", "mastodon", "bluesky", "threads", "telegram", "whatsapp", "rss",
	"says", "said", "wrote", "writes", "is a", "is an", "is the", "is one", "covers", "related topics", "categories", "kategorien", "has been", "has written", "was a", "joined",
	"verified expert", "fact checked", "fact-checked", "expert reviewed", "opens in new window", "sponsored", "paid", "advertiser disclosure",
	"exclusive", "special to", "for the", "on behalf of", "affiliation", "affiliations", "orcid",
	"sagt", "schreibt", "schrieb", "ist redakteur", "ist redaktor", "ist redakteurin", "ist freier", "ist freie", "ist journalist", "ist journalistin",
	"folgen", "folge mir", "alle artikel", "alle beiträge", "alle posts", "alle autoren", "alles von", "mehr von", "über", "mehr artikel", "mehr infos",
	"weitere artikel", "zur autorenseite", "zum profil", "zum autor", "autorenprofil", "autorenseite", "kontakt", "schreiben sie", "anhören",
	"teilen", "kommentare", "drucken", "auf twitter", "auf facebook", "für die", "aus dem englischen", "twitter account von",
	"suivre", "voir tous", "ses articles", "tous ses articles", "contacter", "écrire à", "journaliste à", "partager",
	"seguir", "sigue a", "ver todos", "ver más", "más artículos", "otros artículos", "compartir", "hora de publicación", "conocé", "escribe en",
	"ver mais", "siga", "mais de", "segui", "tutti gli articoli", "leggi", "leggi anche", "meer van", "volg", "alle artikelen",
	"tips meg", "tipsa", "mejla", "kontakta", "kontakt meg", "kontakt journalisten", "følg", "følg meg", "följ", "se alle", "fler artiklar",
	"wszystkie artykuły", "więcej", "více článků", "všechny články", "tüm yazıları", "takip et", "все статьи", "подписаться", "усі статті",
	"selengkapnya", "lihat semua", "baca juga",
)

// placeholders stand where a system was never given a name.
var placeholders = setOf(
	"null undefined none nil nan n/a na name author autor auteur authors by von por par user username @username @handle @mysite @twittertag",
	"unknown desconocido desconhecido inconnu sconosciuto onbekend okänd ukendt profil profile", // what systems print for nobody
	"author-name firstname lastname your-name you guest object false true default test undefined-undefined tba tbd unbekannt",
	"publisher developer al us me you this itself yourself",
)

// sections are the words that stand in a byline's place and name a part of a
// site.
var sections = setOf(
	"home news sport sports politics politik business wirtschaft world welt opinion meinung kultur culture lifestyle tech technology",
	"entertainment health science travel food money video videos photos gallery blog artikel article articles story stories nachricht",
	"nachrichten actualités politique économie société monde deportes política economía cultura mundo internacional nacional",
	"politica economia cronaca esteri sportowe kategorie category categories tags topics themen uncategorized allgemein analysis interview",
	"comments kommentare twitter facebook instagram linkedin follow share teilen weiter more mehr read login subscribe menu search",
	"公開日 更新日 掲載日 配信日 投稿日 公開 更新 発行 发布时间 發布時間 更新时间 更新時間 发布 입력 수정 등록", // of dates
	"文章 总阅读 回答者 记者 記者 編輯 编辑 ライター 기자 paid show view website email e-mail kontakt contact impressum advertisement anzeige werbung sponsored premium exclusive live updated published",
)

// openers are the words that no name begins with and that a sentence, a link
// or a heading does.
var openers = setOf(
	"is are was were will has have how why what when where this that these those who click read see find get bitte geben",
	"become please enter about über posted published updated view show all love ist sind war wie warum weil und and or oder but aber",
	"theme powered copyright © kontakt contact",
)

// alsoNames are openers that open a name, too: "Will Roe".
var alsoNames = setOf("will love read see find all")

// linkers are the small words inside names and the names of groups. Others in
// lower case are the sign of a sentence.
var linkers = setOf(
	"of the and for from at in on de la le les des du del della dei und für der die das des im am e et y en van von och og i da do dos das",
	"by with mit avec con & al el bin ibn ben ap",
)

// verbs are the dangling words that begin a sentence about a name.
var verbs = setOf("is was")

// dangling are words that are left over where a date or an address was cut off
// behind them.
var dangling = setOf("at on am um in is was the a an by via for für le el à às den d. der and und")

// singleTails are tails of one word that follow even a single name: "Melissa
// says", "Jane Twitter".
var singleTails = setOf("says said sagt schreibt follow following twitter facebook instagram folgen suivre seguir")

// sayings are tails that count in small letters only: Said and Covers are
// families.
var sayings = setOf("says said wrote writes covers joined sagt schreibt schrieb")

// prepositions tell a way or a direction, as headlines do and names do not.
var prepositions = setOf("em nach bis vers jusque hasta até to into over under until zu sur sobre contra gegen")

// buttons stand behind a byline and end it. "Follow" is none: it stands behind
// each of several names.
var buttons = setOf("share teilen partager compartir compartilhar condividi delen del dela jaa udostępnij поделиться save print listen comments")
