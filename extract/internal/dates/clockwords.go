package dates

import "strings"

// wordSet folds the words of its lines into a set.
func wordSet(lines ...string) map[string]bool {
	set := make(map[string]bool)
	for _, line := range lines {
		for word := range strings.FieldsSeq(line) {
			set[foldString(spacer.Replace(word))] = true
		}
	}
	return set
}

// gapMarks may stand between a day and its time of day.
const gapMarks = ",.-_–—−|·•∙/()[]（）【】:;،、~＠@›»«*'’"

// leadWords lead from a day to its time of day.
var leadWords = wordSet(
	"at around",                     // English
	"um gegen",                      // German
	"à a às as",                     // French, Italian, Portuguese
	"las",                           // Spanish: "a las"
	"alle ore ora orele la",         // Italian, Romanian
	"om",                            // Dutch
	"kl klo kello klokken klockan",  // Danish, Norwegian, Swedish, Finnish
	"godz godzina godzinie o",       // Polish
	"v ve hod u ob",                 // Czech, Croatian, Slovene
	"в во о об у",                   // Russian, Macedonian, Ukrainian
	"στις",                          // Greek
	"saat saati",                    // Turkish, Azerbaijani
	"pukul jam pada saa nang ag yn", // Indonesian, Malay, Swahili, Filipino, Irish, Welsh
	"lúc",                           // Vietnamese
	"plkst pulksten kell val",       // Latvian, Estonian, Lithuanian
	"الساعة الساعه ساعت عند في", // Arabic, Persian
	"בשעה", // Hebrew
	"को کو बजे समय रोजी এ அன்று ರಂದು", // Hindi, Urdu, Marathi, Bengali, Tamil, Kannada
	"เวลา",                         // Thai
	"les hora horas heure időpont", // Catalan, Spanish, French, Hungarian
)

// gapWords may stand in a gap without telling anything.
var gapWords = wordSet(
	"on the and time local", // English: "14:30 on Saturday"
	"le del den der de",     // French, Spanish, Danish, German, Norwegian
	"am vom dem",            // German: "14:30 Uhr am 1. Mai"
	"g г года р року",       // "of the year", Serbian and Russian
	"d",                     // Lithuanian: "1 d."
	"thứ ngày",              // Vietnamese: "Thứ Tư", "ngày 1"
	"วันที่",                // Thai
	"godine",                // Croatian, Serbian
	"yil",                   // Uzbek
	"թ",
	"יום",     // Hebrew: "day"
	"يوم روز", // Arabic, Persian: "day"
)

// dotLanguages write 14.30 for half past two.
var dotLanguages = map[string]bool{
	"da": true, "de": true, "fi": true, "id": true, "it": true, "nb": true, "no": true, "nn": true,
	"nl": true, "pl": true, "sv": true, "sl": true, "et": true, "ro": true, "bg": true, "sq": true,
}

// hourLetters stand between hour and minutes: 14h30, in Flanders 14u30, in
// Bulgaria and Russia 14ч30.
var hourLetters = wordSet("h u ч г год hs")

// hourWords stand after an hour, with or without its minutes.
var hourWords = wordSet(
	"uhr",          // German
	"h hs",         // French, Spanish, Portuguese
	"heures horas", // French, Spanish, Portuguese
	"hod",          // Czech
	"uur u",        // Dutch
	"น",            // Thai: "น."
	"ч час часов",  // Bulgarian, Russian
	"बजे",          // Hindi
)

// clockWords stand only after hours and minutes.
var clockWords = wordSet(
	"hrs hr hours", // English
	"min",          // French: 14 h 30 min
	"ore val",      // Italian, Lithuanian
)

// Units of Chinese, Japanese and Korean times.
var (
	hourUnits   = []string{"時", "时", "点", "點", "시"}
	minuteUnits = []string{"分", "분"}
)

// halves name the half of the day of a 12-hour clock.
var halves = map[string]half{
	"am": am, "a.m": am, "pm": pm,
	"πμ": am, "μμ": pm, // Greek
	"오전": am, "오후": pm,
	"午前": am, "午後": pm,
	"上午": am, "凌晨": am, "早上": am, "下午": pm, "晚上": pm, "中午": pm,
	"ص": am, "صباحا": am, "م": pm, "مساء": pm, "ظهرا": pm, // Arabic
	"قظ": am, "بظ": pm, // Persian
	"sa": am, "ch": pm, "sang": am, "chieu": pm, "toi": pm, // Vietnamese
	"पूर्वाह्न": am, "अपराह्न": pm,
	"pg": am, "ptg": pm, // Malay
	"fm": am, "em": pm, // Swedish
	"oo": am, "os": pm, // Turkish: öö, ös
	"pd": am, "md": pm, // Albanian
}

// weekdays may stand between a day and its time, and between a time and its
// day. Which weekday it is does not matter.
var weekdays = wordSet(
	"monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
	"montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so",
	"lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim",
	"lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom",
	"segunda terça quarta quinta sexta feira segunda-feira seg ter qua qui sex",
	"lunedì martedì mercoledì giovedì venerdì sabato domenica gio",
	"maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo",
	"poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz nd",
	"pondělí úterý středa čtvrtek pátek sobota neděle po út st čt pá ne",
	"pondelok utorok streda štvrtok piatok sobota nedeľa ut št pi",
	"hétfő kedd szerda csütörtök péntek szombat vasárnap",
	"luni marți miercuri joi vineri sâmbătă duminică mie vin sâm",
	"mandag tirsdag onsdag torsdag fredag lørdag søndag man tir ons tor fre lør søn",
	"måndag tisdag torsdag fredag lördag söndag mån tis tors lör sön",
	"maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
	"bazar ertəsi çərşənbə axşamı cümə axşamı şənbə",
	"pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt çar per cmt paz",
	"senin selasa rabu kamis jumat sabtu minggu sen sel rab kam jum sab min ahad isnin khamis jumaat",
	"hai ba tư năm sáu bảy nhật chủ",
	"dilluns dimarts dimecres dijous divendres dissabte diumenge",
	"ponedjeljak utorak srijeda četvrtak petak subota nedjelja ponedeljak sreda nedelja pet sub ned",
	"ponedeljek torek četrtek petek",
	"esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev",
	"pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena",
	"pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis",
	"понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс",
	"понеділок вівторок середа четвер пятниця субота неділя нд",
	"понеделник вторник сряда четвъртък петък събота неделя",
	"понедељак уторак среда четвртак петак субота недеља",
	"понеделник вторник среда четврток петок сабота недела",
	"երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի",
	"Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή Δευ Τρι Τετ Πεμ Παρ Σαβ Κυρ",
	"الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
	"شنبه یکشنبه دوشنبه چهارشنبه پنجشنبه سه‌شنبه پنج‌شنبه جمعه",
	"اتوار پیر منگل بدھ جمعرات جمعہ ہفتہ",
	"ראשון שני שלישי רביעי חמישי שישי שבת",
	"सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार सोम मंगल बुध गुरु शुक्र शनि रवि",
	"সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার",
	"จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์",
	"月 火 水 木 金 土 日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月曜 火曜 水曜 木曜 金曜 土曜 日曜",
	"星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 週五 週六 週日 一 二 三 四 五 六",
	"월 화 수 목 금 토 일 월요일 화요일 수요일 목요일 금요일 토요일 일요일",
	"jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili",
)
