package names

import (
	"strings"
	"unicode"
)

// monthWords are the month names that stand beside bylines, with their short
// forms. Some are names of people as well (April, Mai, August): see stampAt.
var monthWords = setOf(
	"january february march april may june july august september october november december",
	"jan feb mar apr jun jul aug sep sept oct nov dec",
	"januar jänner februar feber märz mai juni juli oktober dezember okt dez mär mrz",
	"janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre decembre janv févr avr juil déc",
	"enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago set dic",
	"janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev mai out dez",
	"gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre gen mag giu lug ott",
	"januari februari maart april mei juni juli augustus oktober december mrt",
	"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
	"ledna února března dubna května června července srpna září října listopadu prosince",
	"januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
	"marts maj desember oktober januari februari mars augusti",
	"ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
	"января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
	"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
	"ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
	"januari februari maret mei juni juli agustus oktober desember",
	"març juny juliol agost gener febrer octubre desembre",
)

// dayWords are the week days and their short forms.
var dayWords = setOf(
	"monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
	"montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so",
	"lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo",
	"segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
	"lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
	"mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag",
)

// clockWords stand behind a time and name nobody.
var clockWords = setOf(
	"am pm a.m p.m uhr utc gmt est edt et ct cst cdt mt mst mdt pt pst pdt cet cest mez mesz bst ist jst kst myt aest",
	"o'clock h hrs klo ч",
)

// dateLinks stand within a date or before one.
var dateLinks = setOf("at on um kl de le el à às alle om dne den")

// figureLetters are the letters that dates and times are written with.
var figureLetters = setOf("am pm a p h st nd rd th z t er e o h:m u uhr min")

// statusWords open a note on when a page was published or how long it is; the
// byline is over there.
var statusWords = setOf(
	"published updated posted modified originally last publication",
	"veröffentlicht aktualisiert erschienen stand lesedauer lesezeit erstellt quelle",
	"publié mis modifié publicado actualizado atualizado publicada pubblicato aggiornato",
	"gepubliceerd bijgewerkt publiceret opdateret publisert oppdatert publicerad uppdaterad julkaistu päivitetty",
	"opublikowano aktualizacja publikováno aktualizováno yayınlanma güncelleme",
	"опубликовано обновлено опубліковано оновлено публикувано",
	"입력 수정 등록 승인 기사입력 최종수정 更新 公開 配信 投稿 发布 發布 更新時間 发布时间 發布時間",
)

// measures are what a number before them counts: reading time, comments, age.
var measures = setOf(
	"min mins minute minutes minuten minuto minutos minuti minuter minutter мин хв dk dakika",
	"sec seconds hour hours stunde stunden day days tag tagen week weeks month months year years ago",
	"comment comments kommentare kommentar comentarios comentários commenti commentaires shares views reads likes",
	"article articles artikel posts artículos followers words reading",
)

// isFigure reports whether a word is a number, a date or a time in digits:
// "2024", "12:20pm", "3rd", "04-ago-2021".
func isFigure(low string) bool {
	if low == "" {
		return false
	}
	if strings.IndexByte("0123456789", low[0]) < 0 {
		return false
	}
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, low)
	return letters == "" || figureLetters.has(letters) || monthWords.has(letters) || strings.ContainsAny(low, "年月日년월일")
}

// stampAt reports whether a date, a time or a count begins with the word low,
// given the words after it. "April" alone is a name; "April 5" is not.
func stampAt(low string, rest []word) bool {
	next, after := "", ""
	if len(rest) > 0 {
		next = rest[0].low
	}
	if len(rest) > 1 {
		after = rest[1].low
	}
	switch {
	case low == "":
		return false
	case monthWords.has(low):
		return isFigure(next)
	case dayWords.has(low):
		return isFigure(next) || monthWords.has(next) && isFigure(after)
	case measured(low):
		return true
	case isFigure(low):
		return len(low) > 3 && (strings.ContainsAny(low, ":/.-") || isYear(low)) || monthWords.has(next) || measures.has(next) ||
			clockWords.has(next) || isFigure(next) || (next == "de" || next == "of") && monthWords.has(after)
	}
	if dateLinks.has(low) && isFigure(next) {
		return monthWords.has(after) || len(next) > 3
	}
	return false
}

// measured reports whether a word is a number with what it counts: "10min".
func measured(low string) bool {
	unit := strings.TrimLeft(low, "0123456789")
	return unit != low && measures.has(unit)
}

// isYear reports whether a word is a year in which a page can be published.
func isYear(low string) bool {
	return len(low) == 4 && (strings.HasPrefix(low, "19") || strings.HasPrefix(low, "20"))
}

// skipStamp returns how many words at the start of ws are a date or time with
// the little words in it; 0 where none begins there.
func skipStamp(ws []word) int {
	if len(ws) == 0 || !stampAt(ws[0].low, ws[1:]) {
		return 0
	}
	n := 1
	for n < len(ws) && (isFigure(ws[n].low) || monthWords.has(ws[n].low) || ws[n].low == "" || measures.has(ws[n].low) ||
		clockWords.has(ws[n].low) || dateLinks.has(ws[n].raw)) {
		n++
	}
	return n
}
