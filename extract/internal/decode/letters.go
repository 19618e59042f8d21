package decode

import "unicode"

// tongue is what the text of a language is made of, beyond ASCII. letters are
// its letters in lower case, the commonest first. Where these are not all, rest
// is the share of the others of its script, of which about size are in use.
type tongue struct {
	name    string // primary subtag of BCP 47
	letters string
	rest    float64
	script  *unicode.RangeTable
	size    float64
}

// The letters are in the order of their frequency in running text. What a
// language borrows from others comes last.
var (
	western = []tongue{
		{name: "en", letters: "éïñáöüèêçóíà"}, {name: "fr", letters: "éèàêçùâîôûœëïü"}, {name: "de", letters: "üäößé"}, {name: "es", letters: "óíáéñúü"},
		{name: "pt", letters: "ãçáéíóêõúâàô"}, {name: "it", letters: "àèùòéì"}, {name: "ca", letters: "àéóíòèçúïü"}, {name: "nl", letters: "ëéïèöüêç"},
		{name: "sv", letters: "äåöéü"}, {name: "fi", letters: "äöåé"}, {name: "da", letters: "åøæé"}, {name: "no", letters: "åøæéòô"},
		{name: "is", letters: "áíðöúþéóæý"}, {name: "ga", letters: "áíéóú"}, {name: "sq", letters: "ëç"},
	}
	central = []tongue{
		{name: "pl", letters: "ąęłóżśćńź"}, {name: "cs", letters: "íáěéřčýžšůúťďňó"}, {name: "sk", letters: "áíéčýžšľúťôňäóďĺŕ"},
		{name: "hu", letters: "áéöóőüíúű"}, {name: "hr", letters: "čšžćđ"}, {name: "sl", letters: "čšžćđ"}, {name: "ro", letters: "ăîşţâ"},
	}
	baltic = []tongue{{name: "lt", letters: "ėšųžąįūčę"}, {name: "lv", letters: "āīēšņūļžģķč"}, {name: "et", letters: "äõüöšž"}}

	turkish    = []tongue{{name: "tr", letters: "ıüşğçöiâîû"}} // i: its capital is İ
	vietnamese = []tongue{{name: "vi", letters: "\u0301\u0300đ\u0323ưâô\u0309ơêă\u0303"}}

	russian   = []tongue{{name: "ru", letters: "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"}}
	ukrainian = []tongue{{name: "uk", letters: "оанивітерслкумдпязьбгйчхцжюїєщфшґ"}}
	cyrillic  = append(append([]tongue{
		{name: "bg", letters: "аоиетнрсвлкдпмзугъбчщцйшжяхюфь"}, {name: "be", letters: "аніеорлтсыкдуьмўявпгзбёйхчцшжюэф"},
		{name: "sr", letters: "аоиенртсјкумвдпзгљбчњцшжћфђџх"}, {name: "mk", letters: "аоиетнрсвкдлпумјгзбчцжшќњхфѓљџѕ"},
	}, russian...), ukrainian...)

	greek   = []tongue{{name: "el", letters: "αοιετσνηυρπκμλςάίγόθδέωήχύφβώξζψϊϋΐΰ"}}
	hebrew  = []tongue{{name: "he", letters: "יוהלארבתםשמנדקפחעטכגצזןסךףץ"}}
	arabic  = []tongue{{name: "ar", letters: "اليمنرتوبدعسفةهكأقحجشطصىخإذضزثئءغآظؤ"}}
	persian = []tongue{{name: "fa", letters: "اينردمهوتبسشکزگخفقعحجپلطصضغذثظآئچژىك\u200C"}}
	thai    = []tongue{{name: "th", letters: "านรก่อเงวม้ลยทดัส\u0E34\u0E35ะปหคบ\u0E37ตแพใ\u0E38จชขไโ\u0E4C\u0E39\u0E36ผถซศ\u0E47ธณญภษฐ\u0E33สๆฟฝฉฎฏฤฮฆฬฌ\u0E45ฯ"}}

	chinese = []tongue{
		{name: "zh", rest: 0.45, script: unicode.Han, size: 4000, letters: "的，一是不了在人有。我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于" +
			"起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种" +
			"声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军" +
			"产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光" +
			"王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每" +
			"青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满" +
			"式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校" +
			"读志飞观争究包组造落视济喜离虽坏兴切谈"},
	}
	traditional = []tongue{
		{name: "zh", rest: 0.45, script: unicode.Han, size: 5000, letters: "的，一是不了在人有。我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼心多天而能好都然沒日於" +
			"起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種" +
			"聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍" +
			"產入先山五太水萬市眼體別處總才場師書比住員九笑性通目華報立馬命張活難神數件安表原車白應路期叫死常提感金何更反合放做系計或司利受光" +
			"王果親界及今京務制解各任至清物臺台象記邊共風戰干接它許八特覺望直服毛林題建南度統色字請交愛讓認算論百吃義科怎元社術結六功指思非流" +
			"每青管夫連遠資隊跟帶花快條院變聯言權往展該領傳近留紅治決周保達辦運武半候七必城父強步完革深區即求品士轉量空甚眾技輕程告江語英基派" +
			"滿式李息寫呢識極令黃德收臉錢黨倒未持取設始版雙歷越史商千片容研像找友孩站廣改議形委早房音火際則首單據導影失拿網香似斯專石若兵弟誰" +
			"校讀志飛觀爭究包組造落視濟喜離雖壞興切談"},
	}
	kana = []tongue{{name: "ja", rest: 0.4, script: cjk, size: 3000,
		letters: "のいるにしたとてをはがでな、。かっれらもすこりまさうくきどそあよつけだ「」ンーえスルトんみわリやイラめお日アクロせ一ち本人国年ドレシコ大プ中会タげ時マ者分ばべフほ出"}}
	korean = []tongue{{name: "ko", rest: 0.45, script: unicode.Hangul, size: 1500,
		letters: "이다의는에을가고한로은지하를사도기대시인서정자들일과어해리그나있으원전부했라제수아보공만상게구조것스장여주동성국비세방오관중선무위신경소화안적민용진지물유면일후서습말회내까운당정된며"}}

	cjk = &unicode.RangeTable{R16: []unicode.Range16{{0x3041, 0x30FE, 1}, {0x4E00, 0x9FFF, 1}}}
)

// candidate is an encoding that pages are met in though they do not declare it,
// with the languages that use it. rare is how much likelier, in nats, another
// one is in which the page reads as well.
type candidate struct {
	encoding string
	tongues  []tongue
	rare     float64
}

// candidates are looked at in this order, which decides between readings that
// are the same.
var candidates = []candidate{
	{"windows-1252", western, 0},
	{"windows-1251", cyrillic, 2}, {"koi8-r", russian, 3}, {"koi8-u", ukrainian, 3}, {"ibm866", russian, 4}, {"iso-8859-5", cyrillic, 4}, {"x-mac-cyrillic", russian, 6},
	{"windows-1250", central, 2}, {"iso-8859-2", central, 3}, {"windows-1257", baltic, 3}, {"iso-8859-13", baltic, 4}, {"iso-8859-4", baltic, 5},
	{"windows-1254", turkish, 3}, {"windows-1258", vietnamese, 4},
	{"windows-1253", greek, 2}, {"iso-8859-7", greek, 3}, {"windows-1255", hebrew, 2}, {"windows-1256", append(arabic, persian...), 2}, {"iso-8859-6", arabic, 4},
	{"windows-874", thai, 2},
	{"gbk", chinese, 2}, {"big5", traditional, 2}, {"shift_jis", kana, 2}, {"euc-jp", kana, 2}, {"euc-kr", korean, 2},
}
