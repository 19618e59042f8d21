package dates

import "strings"

// A unit is what a distance in time is counted in.
type unit uint8

const (
	second unit = iota + 1
	minute
	hourUnit
	day
	week
	monthUnit
)

// unitRows name the units of one language each, from second to month, apart by
// "|". Years are left out: a date so far off is of no use.
var unitRows = []string{
	"second seconds sec secs s|minute minutes min mins m|hour hours hr hrs h|day days d|week weeks w wk wks|month months mo mos",
	"sekunde sekunden sek|minute minuten min|stunde stunden std|tag tage tagen|woche wochen|monat monate monaten",
	"seconde secondes|minute minutes|heure heures|jour jours j|semaine semaines|mois",
	"segundo segundos|minuto minutos|hora horas|día días|semana semanas|mes meses mês",
	"secondo secondi|minuto minuti|ora ore|giorno giorni|settimana settimane|mese mesi",
	"seconde seconden|minuut minuten|uur uren|dag dagen|week weken|maand maanden",
	"sekund sekundy sekundę|minut minuty minutę|godzin godziny godzinę godz|dni dzień|tygodni tygodnie tydzień|miesięcy miesiące miesiąc",
	"sekund sekundami|minut minutami minutou|hodin hodinami hodinou|dny dnem dní|týdny týdnem|měsíci měsícem",
	"sekundami|minútami minútou|hodinami hodinou|dňami dňom|týždňami týždňom|mesiacmi mesiacom",
	"másodperccel|perce perccel|órája órával|napja nappal|hete héttel|hónapja hónappal",
	"secunde|minute minut|ore oră|zile zi|săptămâni săptămână|luni lună",
	"sekunder sekund|minutter minut minuter|timer time timmar timme|dage dag dager dagar|uger uge uker uke veckor vecka|måneder måned månader månad",
	"sekuntia|minuuttia minuutti|tuntia tunti|päivää päivä|viikkoa viikko|kuukautta kuukausi",
	"saniye|dakika dk|saat|gün|hafta|ay",
	"секунд секунды секунду|минут минуты минуту мин|часов часа час ч|дней дня день|недель недели неделю|месяцев месяца месяц",
	"секунд секунди|хвилин хвилини хвилину|годин години годину|днів дні день|тижнів тижні тиждень|місяців місяці місяць",
	"секунди|минути минута|часа час|дни ден|седмици седмица|месеца месец",
	"sekundi sekunde|minuta minute minutu minutami|sati sata sat urami uro|dana dan dnevi dnevom|tjedana tjedna tedni nedelje|mjeseci mjeseca meseci meseca",
	"секунди|минута минуте|сати сата сат|дана дан|недеља недеље|месеци месеца",
	"δευτερόλεπτα|λεπτά λεπτό|ώρες ώρα|ημέρες ημέρα μέρες μέρα|εβδομάδες εβδομάδα|μήνες μήνα",
	"detik saat|menit minit|jam|hari|minggu pekan|bulan",
	"giây|phút|giờ|ngày|tuần|tháng",
	"segons|minuts minut|hores hora|dies dia|setmanes setmana|mesos mes",
	"sekundit|minutit minut|tundi tund|päeva päev|nädalat nädal|kuud kuu",
	"sekundēm|minūtēm minūtes|stundām stundas|dienām dienas|nedēļām nedēļas|mēnešiem",
	"sekundes|minutes minučių minutę|valandas valandų valandą|dienas dienų dieną|savaites savaitę|mėnesius mėnesį",
	"sekunde|dakika|saa|siku|wiki|miezi mwezi",
	"ثانية ثوان|دقيقة دقائق|ساعة ساعات|يوم أيام ايام|أسبوع أسابيع|شهر أشهر",
	"ثانیه|دقیقه|ساعت|روز|هفته|ماه",
	"שניות|דקות דקה|שעות שעה|ימים יום|שבועות שבוע|חודשים חודש",
	"सेकंड|मिनट|घंटे घंटा घण्टे|दिन|हफ्ते सप्ताह|महीने महीना",
	"초|분|시간|일|주|개월 달",
	"วินาที|นาที|ชั่วโมง|วัน|สัปดาห์|เดือน",
}

// agoRows do the same for units written as one word with "ago".
var agoRows = []string{
	"秒前|分钟前 分鐘前 分前|小时前 小時前 時間前|天前 日前|周前 週前 週間前 星期前|个月前 個月前 か月前 ヶ月前 カ月前",
	"초전|분전|시간전|일전|주전|개월전 달전",
	"วินาทีที่แล้ว|นาทีที่แล้ว|ชั่วโมงที่แล้ว|วันที่แล้ว|สัปดาห์ที่แล้ว|เดือนที่แล้ว",
}

var units, unitsAgo = indexUnits(unitRows), indexUnits(agoRows)

func indexUnits(rows []string) map[string]unit {
	index := make(map[string]unit)
	for _, row := range rows {
		for i, forms := range strings.Split(row, "|") {
			for form := range strings.FieldsSeq(forms) {
				if name := foldString(form); index[name] == 0 {
					index[name] = unit(i + 1)
				}
			}
		}
	}
	return index
}

// ones count a single unit.
var ones = wordSet(
	"a an one",          // English
	"einer einem",       // German
	"un una une uma",    // French, Italian, Portuguese, Spanish
	"een één en et ett", // Dutch, Danish, Norwegian, Swedish
	"bir",               // Turkish
)

// agoAfter are the words behind a distance that put it into the past.
var agoAfter = wordSet(
	"ago",                  // English
	"atrás",                // Portuguese
	"fa",                   // Italian
	"geleden",              // Dutch
	"temu",                 // Polish
	"ezelőtt",              // Hungarian
	"siden sedan",          // Danish, Norwegian, Swedish
	"sitten tagasi",        // Finnish, Estonian
	"önce",                 // Turkish
	"назад тому",           // Russian, Ukrainian
	"lalu lepas",           // Indonesian, Malay
	"trước",                // Vietnamese
	"پیش قبل",              // Persian
	"पहले",                 // Hindi
	"전",                    // Korean
	"iliyopita zilizopita", // Swahili
)

// agoBefore are the words before a distance that put it into the past. The
// Scandinavian "for 3 timer siden" is known by its end: "for 3 days" is
// English.
var agoBefore = wordSet(
	"vor",                 // German
	"y_a",                 // French: "il y a"
	"hace há fa",          // Spanish, Portuguese, Catalan
	"před pred prije pre", // Czech, Slovak, Slovene, Croatian, Serbian
	"acum",                // Romanian
	"πριν",                // Greek
	"преди пре",           // Bulgarian, Serbian
	"pirms prieš",         // Latvian, Lithuanian
	"منذ قبل",             // Arabic
	"לפני",                // Hebrew
)

// dayWords name today, yesterday and the day before by language. They count
// only on pages of that language: "hier" is yesterday in French and here in
// German.
var dayWords = indexDays(map[string]string{
	"en": "today|yesterday",
	"de": "heute|gestern|vorgestern",
	"fr": "aujourd_hui|hier",
	"es": "hoy|ayer|anteayer",
	"pt": "hoje|ontem|anteontem",
	"it": "oggi|ieri",
	"nl": "vandaag|gisteren|eergisteren",
	"pl": "dzisiaj dziś|wczoraj|przedwczoraj",
	"cs": "dnes|včera|předevčírem",
	"sk": "dnes|včera|predvčerom",
	"hu": "ma|tegnap|tegnapelőtt",
	"ro": "azi|ieri|alaltăieri",
	"da": "i_dag|i_går",
	"nb": "i_dag|i_går",
	"no": "i_dag|i_går",
	"sv": "i_dag idag|i_går igår",
	"fi": "tänään|eilen",
	"tr": "bugün|dün",
	"ru": "сегодня|вчера|позавчера",
	"uk": "сьогодні|вчора учора|позавчора",
	"bg": "днес|вчера",
	"hr": "danas|jučer",
	"sr": "danas данас|juče јуче",
	"sl": "danes|včeraj",
	"el": "σήμερα|χθες χτες",
	"id": "hari_ini|kemarin",
	"ms": "hari_ini|semalam",
	"vi": "hôm_nay|hôm_qua",
	"ca": "avui|ahir",
	"et": "täna|eile",
	"lv": "šodien|vakar",
	"lt": "šiandien|vakar",
	"sw": "leo|jana",
	"ar": "اليوم|أمس",
	"fa": "امروز|دیروز",
	"he": "היום|אתמול",
	"hi": "आज|कल",
	"zh": "今天 今日|昨天 昨日|前天",
	"ja": "今日|昨日|一昨日",
	"ko": "오늘|어제|그저께",
	"th": "วันนี้|เมื่อวาน",
})

// phraseHead stands in dayWords for the first of two words, which tells nothing
// alone.
const phraseHead = -1

// indexDays turns the lists, apart by "|" from today backwards, into the
// distance of each word.
func indexDays(lists map[string]string) map[string]map[string]int {
	index := make(map[string]map[string]int)
	for language, list := range lists {
		index[language] = make(map[string]int)
		for back, names := range strings.Split(list, "|") {
			for name := range strings.FieldsSeq(names) {
				name = foldString(spacer.Replace(name))
				index[language][name] = back
				if head, _, ok := strings.Cut(name, " "); ok {
					index[language][head] = phraseHead
				}
			}
		}
	}
	return index
}
