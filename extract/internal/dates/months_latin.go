package dates

// latinMonths are the languages in Latin letters, in rough order of how much
// news is written in them: where two disagree about a name and the page is in
// neither, the first is believed.
var latinMonths = []monthRow{
	{"en", gregorian, "january jan|february feb febr|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec"},
	{"de", gregorian, "januar jänner jän jan|februar feber feb|märz mär mrz|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|dezember dez"},
	{"fr", gregorian, "janvier janv jan|février févr fév|mars mar|avril avr|mai|juin|juillet juill juil jul|août aoû|septembre sept sep|octobre oct|novembre nov|décembre déc"},
	{"es", gregorian, "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre setiembre sept sep set|octubre oct|noviembre nov|diciembre dic"},
	{"pt", gregorian, "janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|outubro out|novembro nov|dezembro dez"},
	{"it", gregorian, "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre sett set|ottobre ott|novembre nov|dicembre dic"},
	{"nl", gregorian, "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sept sep|oktober okt|november nov|december dec"},
	// Listopad and lip are other months in Croatian; Polish has more readers.
	{"pl", gregorian, "stycznia styczeń sty|lutego luty lut|marca marzec mar|kwietnia kwiecień kwi|maja maj|czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz|października październik paź|listopada listopad lis|grudnia grudzień gru"},
	// Čer is left out: it shortens both June and July.
	{"cs", gregorian, "ledna leden led|února únor úno|března březen bře|dubna duben dub|května květen kvě|června červen čvn|července červenec čvc|srpna srpen srp|září zář|října říjen říj|listopadu listopad lis|prosince prosinec pro"},
	{"sk", gregorian, "januára január jan|februára február feb|marca marec mar|apríla apríl apr|mája máj|júna jún|júla júl|augusta august aug|septembra september sep|októbra október okt|novembra november nov|decembra december dec"},
	{"hu", gregorian, "január jan|február febr feb|március márc már|április ápr|május máj|június jún|július júl|augusztus aug|szeptember szept szep|október okt|november nov|december dec"},
	{"ro", gregorian, "ianuarie ian|februarie febr feb|martie mart mar|aprilie apr|mai|iunie iun|iulie iul|august aug|septembrie sept sep|octombrie oct|noiembrie noi nov|decembrie dec"},
	{"da", gregorian, "januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|december dec"},
	{"sv", gregorian, "januari jan|februari feb febr|mars mar|april apr|maj|juni jun|juli jul|augusti aug|september sept sep|oktober okt|november nov|december dec"},
	{"nb", gregorian, "januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|desember des"},
	{"fi", gregorian, "tammikuuta tammikuun tammikuu tammik tammi|helmikuuta helmikuun helmikuu helmik helmi|maaliskuuta maaliskuun maaliskuu maalisk maalis|huhtikuuta huhtikuun huhtikuu huhtik huhti|toukokuuta toukokuun toukokuu toukok touko|kesäkuuta kesäkuun kesäkuu kesäk kesä|heinäkuuta heinäkuun heinäkuu heinäk heinä|elokuuta elokuun elokuu elok elo|syyskuuta syyskuun syyskuu syysk syys|lokakuuta lokakuun lokakuu lokak loka|marraskuuta marraskuun marraskuu marrask marras|joulukuuta joulukuun joulukuu jouluk joulu"},
	{"tr", gregorian, "ocak oca|şubat şub|mart mar|nisan nis|mayıs may|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki|kasım kas|aralık ara"},
	{"id", gregorian, "januari jan|februari pebruari feb peb|maret mar|april apr|mei|juni jun|juli jul|agustus agt agu ags|september sep|oktober okt|november nopember nov nop|desember des"},
	{"ms", gregorian, "januari jan|februari feb|mac|april apr|mei|jun|julai jul|ogos ogo|september sep|oktober okt|november nov|disember dis"},
	{"vi", gregorian, "tháng_giêng tháng_một|tháng_hai|tháng_ba|tháng_tư tháng_bốn|tháng_năm|tháng_sáu|tháng_bảy|tháng_tám|tháng_chín|tháng_mười|tháng_mười_một|tháng_mười_hai"},
	{"ca", gregorian, "gener gen|febrer febr feb|març|abril abr|maig|juny|juliol jul|agost ag|setembre set|octubre oct|novembre nov|desembre des"},
	{"gl", gregorian, "xaneiro xan|febreiro feb|marzo mar|abril abr|maio mai|xuño xuñ|xullo xul|agosto ago|setembro set|outubro out|novembro nov|decembro dec"},
	{"eu", gregorian, "urtarrila urtarrilak urtarrilaren urt|otsaila otsailak otsailaren ots|martxoa martxoak martxoaren mar|apirila apirilak apirilaren api|maiatza maiatzak maiatzaren mai|ekaina ekainak ekainaren eka|uztaila uztailak uztailaren uzt|abuztua abuztuak abuztuaren abu|iraila irailak irailaren ira|urria urriak urriaren urr|azaroa azaroak azaroaren aza|abendua abenduak abenduaren abe"},
	{"hr", gregorian, "siječnja siječanj sij|veljače veljača velj|ožujka ožujak ožu|travnja travanj tra|svibnja svibanj svi|lipnja lipanj lip|srpnja srpanj srp|kolovoza kolovoz kol|rujna rujan ruj|listopada listopad lis|studenoga studenog studeni stu|prosinca prosinac pro"},
	{"sr", gregorian, "januara januar jan|februara februar feb|marta mart mar|aprila april apr|maja maj|juna jun juni|jula jul juli|avgusta avgust avg|septembra septembar sep|oktobra oktobar okt|novembra novembar nov|decembra decembar dec"},
	{"bs", gregorian, "januara januar|februara februar|marta mart|aprila april|maja maj|juna juni|jula juli|augusta august aug|septembra septembar|oktobra oktobar|novembra novembar|decembra decembar"},
	{"sl", gregorian, "januarja januar jan|februarja februar feb|marca marec mar|aprila april apr|maja maj|junija junij jun|julija julij jul|avgusta avgust avg|septembra september sep|oktobra oktober okt|novembra november nov|decembra december dec"},
	{"et", gregorian, "jaanuar jaanuaril jaan|veebruar veebruaril veebr|märts märtsil|aprill aprillil apr|mai mail|juuni juunil|juuli juulil|august augustil aug|september septembril sept|oktoober oktoobril okt|november novembril nov|detsember detsembril dets"},
	{"lv", gregorian, "janvāris janvārī janvāra janv|februāris februārī februāra febr|marts martā marta|aprīlis aprīlī aprīļa apr|maijs maijā maija|jūnijs jūnijā jūnija jūn|jūlijs jūlijā jūlija jūl|augusts augustā augusta aug|septembris septembrī septembra sept|oktobris oktobrī oktobra okt|novembris novembrī novembra nov|decembris decembrī decembra dec"},
	{"lt", gregorian, "sausio sausis saus|vasario vasaris vas|kovo kovas kov|balandžio balandis bal|gegužės gegužė geg|birželio birželis birž|liepos liepa liep|rugpjūčio rugpjūtis rugp|rugsėjo rugsėjis rugs|spalio spalis spal|lapkričio lapkritis lapkr|gruodžio gruodis gruod"},
	{"sq", gregorian, "janar jan|shkurt shk|mars mar|prill pri|maj|qershor qer|korrik korr kor|gusht gush gsh|shtator sht|tetor tet|nëntor nën|dhjetor dhj"},
	{"is", gregorian, "janúar jan|febrúar feb|mars mar|apríl apr|maí|júní jún|júlí júl|ágúst ágú|september sept sep|október okt|nóvember nóv|desember des"},
	{"sw", gregorian, "januari jan|februari feb|machi mac|aprili apr|mei|juni jun|julai jul|agosti ago|septemba sep|oktoba okt|novemba nov|desemba des"},
	{"az", gregorian, "yanvar yan|fevral fev|mart|aprel|may|iyun|iyul|avqust avq|sentyabr sen|oktyabr okt|noyabr noy|dekabr dek"},
	{"uz", gregorian, "yanvar yan|fevral fev|mart mar|aprel apr|may|iyun iyn|iyul iyl|avgust avg|sentabr sen|oktabr okt|noyabr noy|dekabr dek"},
	{"fil", gregorian, "enero|pebrero|marso|abril|mayo|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre"},
	{"af", gregorian, "januarie|februarie|maart|april|mei|junie|julie|augustus|september|oktober|november|desember"},
	{"cy", gregorian, "ionawr ion|chwefror chwef|mawrth maw|ebrill ebr|mai|mehefin meh|gorffennaf gorff|awst|medi|hydref hyd|tachwedd tach|rhagfyr rhag"},
	{"ga", gregorian, "eanáir|feabhra|márta|aibreán|bealtaine|meitheamh|iúil|lúnasa|meán_fómhair|deireadh_fómhair|samhain|nollaig"},
}
