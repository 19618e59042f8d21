package names

// roleNouns are job titles that close a description behind a name. Words that
// are family names as often (Baker, Cook, Page, Marshall) are left out.
var roleNouns = setOf(
	"reporter reporters editor editors writer writers author authors journalist journalists correspondent correspondents",
	"columnist columnists contributor contributors producer producers analyst analysts expert experts specialist specialists",
	"director directors manager managers founder co-founder cofounder ceo cto cfo coo cmo president vice-president",
	"photographer photographers videographer blogger bloggers critic consultant consultants strategist attorney lawyer",
	"professor lecturer researcher scientist engineer developer designer copywriter freelancer intern fellow",
	"vp svp evp dietitian nutritionist physician psychologist therapist horticulturalist horticulturist gardener educator representative",
	"coordinator administrator assistant associate officer executive lead advisor adviser coach trainer ambassador presenter anchor",
	"historian meteorologist economist clinician owner partner chef instructor publisher moderator host winemaker",
	"experte expertin redakteur redakteurin redaktor redaktorin redakteure autor autorin autoren gastautor gastautorin journalistin korrespondent korrespondentin",
	"reporterin chefredakteur chefredakteurin chefredaktor wirtschaftsredakteur wirtschaftsredakteurin politikredakteur sportredakteur",
	"chefreporter chefreporterin volontär volontärin redaktionsleiter redaktionsleiterin ressortleiter ressortleiterin herausgeber herausgeberin",
	"nachrichtenagentur nachrichtenredakteur auslandskorrespondent leiterin kolumnist kolumnistin praktikant praktikantin v.i.s.d.p",
	"journaliste rédacteur rédactrice correspondant correspondante chroniqueur chroniqueuse reporter pigiste auteur autrice envoyé envoyée",
	"periodista redactor redactora corresponsal columnista editora reportero reportera enviado enviada director directora colaborador colaboradora",
	"jornalista repórter correspondente colunista estagiário estagiária redatora redator editora",
	"giornalista corrispondente inviato inviata redattore redattrice caporedattore direttore collaboratore",
	"verslaggever verslaggeefster redacteur redactrice correspondent journalist columniste",
	"journalist reporter korrespondent redaktør redaktör skribent kommentator fotograf toimittaja",
	"dziennikarz dziennikarka redaktor redaktorka novinář novinářka redaktorka novinar novinarka újságíró szerkesztő",
	"muhabir muhabiri editör editörü yazar yazarı gazeteci δημοσιογράφος συντάκτης",
	"журналист корреспондент обозреватель редактор автор журналіст кореспондент оглядач репортер",
	"wartawan penulis editor jurnalis redaktur",
	"مراسل صحفي محرر صحافي خبرنگار כתב כתבת עיתונאי",
)

// roleEnds are the job titles that close German and Scandinavian compounds.
var roleEnds = []string{
	"redakteur", "redakteurin", "redaktor", "redaktorin", "redaktør", "redaktör", "korrespondent", "korrespondentin",
	"journalist", "journalistin", "reporter", "reporterin", "experte", "expertin", "fotograf", "fotografin",
}

// roleModifiers stand before a job title and belong to it.
var roleModifiers = setOf(
	"postdoctoral doctoral adjunct visiting emeritus senior junior chief deputy assistant associate executive managing contributing guest freelance special staff former lead leading",
	"head vice principal acting founding independent certified registered licensed award-winning professional national international",
	"blog website site magazine book sr jr verified editor-in-chief general global regional local foreign",
	"news travel sports sport sporting football political politics business finance financial money economics economic tech technology science",
	"health lifestyle culture entertainment showbiz celebrity tv film music food wine education environment climate energy crime court courts",
	"legal digital social media audience content features feature opinion data investigations investigative breaking live trending royal",
	"content marketing seo product design research community communications creative editorial copy web online print video photo shopping",
	"affiliate commerce beauty fashion style home garden gaming games motoring automotive transport housing personal consumer industry",
	"privacy security operations strategy engineering software brand growth sales customer technical hr",
	"master ai biotech diplomatic parliamentary westminster washington european africa asia china security defence defense religion",
	"leitender leitende stellvertretender stellvertretende freier freie ehemaliger ehemalige politischer verantwortlicher verantwortliche",
	"redaktionsleitung chef grand grande envoyée spécial jefe jefa enviado especial redactor subdirector editor",
	"старший главный специальный власний спеціальний спец",
)

// ours are the words by which a paper speaks of its own people.
var ours = setOf("our unser unsere unserer unserem unseren notre nos nuestro nuestra nuestros nuestras nosso nossa nostro nostra nostri dal dalla onze vår våra vores vår nasz nasza наш наша нашего")

// roleOpeners begin a description by themselves, before any noun: "Head of
// Sport", "Professor of Law". They count only after a full name.
var roleOpeners = setOf("head mitglied professor professeur profesor catedrático leiter leiterin chefin responsable chef")

// deskWords name a group that signs as one. A name with one of them is kept
// whole: "Support Team", "BR24 Redaktion", "TOI Lifestyle Desk".
var deskWords = setOf(
	"agencies agence agences agencias agenzie agências agentschappen staff team desk newsdesk newsroom editors bureau editorial crew correspondents reporters",
	"redaktion onlineredaktion newsredaktion sportredaktion redaktionsteam agenturen agentur lokalredaktion zentralredaktion",
	"rédaction redaction redacción redaccion redação redazione redactie redaksjonen redaktionen redakcja redakce redakcia redakció redacția toimitus",
	"redakcija redaksi redacció administrator admin webmaster equipe équipe equipo squadra",
	"редакция редакція редакцията συντακτική συντακτικη ομάδα haber merkezi servisi ब्यूरो डेस्क",
	"编辑部 編輯部 編集部 取材班 記者站 综合 綜合報導 편집부 취재팀 온라인뉴스팀 뉴스팀",
	"هيئة تحرير تحریریه מערכת red red. wire",
)

// groupWords end or begin the name of an organisation that is no desk.
var groupWords = setOf(
	"gmbh inc inc. ltd ltd. llc llp ag kg plc corp corp. co. s.a sa srl s.r.l bv b.v oy ab as a/s kft sp d.o.o e.v e.v. se company corporation",
	"university universität université universidad college institute institut instituto school academy akademie foundation stiftung fondation",
	"fundación association society council committee commission ministry department center centre hospital clinic museum agency bureau",
	"news media radio fernsehen tv channel network times post herald tribune journal gazette magazine magazin zeitung blatt verlag",
	"press publishing publications studio studios productions group gruppe club verein bund verband party partei",
	"program programme project initiative coalition alliance campaign store shop online digital solutions services systems software",
	"today daily newspaper newspapers broadcasting editions rundfunk anzeiger presse nachrichten diario periódico journal",
	"agencia agence agenzia ajansı ajansi agentschap",
)

// signsAlone are titles that follow even a single name.
var signsAlone = setOf("author autor autorin auteur")

// fillers are words before "author" that name nobody: "Follow Author".
var fillers = setOf("follow about the our guest gast by vom über der die contact email view")
