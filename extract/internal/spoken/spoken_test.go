package spoken

import (
	"slices"
	"testing"
)

// spoken has a few sentences of news in each language that is told apart.
var samples = map[string]string{
	"en":  "The council said on Monday that it would not close the bridge before the end of the year, which is what the residents of the quarter had asked for in a letter to the mayor.",
	"de":  "Der Stadtrat teilte am Montag mit, dass die Brücke nicht vor dem Ende des Jahres gesperrt wird, wie es die Anwohner in einem Brief an den Bürgermeister verlangt hatten, und das ist auch gut.",
	"fr":  "Le conseil a annoncé lundi que le pont ne sera pas fermé avant la fin de l'année, ce que les habitants du quartier avaient demandé dans une lettre au maire, et il est resté sur sa position.",
	"es":  "El ayuntamiento anunció el lunes que no se cerrará el puente antes de que termine el año, lo que los vecinos del barrio habían pedido en una carta al alcalde y a los concejales de la ciudad.",
	"pt":  "A câmara anunciou na segunda-feira que a ponte não será fechada antes do fim do ano, o que os moradores do bairro tinham pedido em uma carta ao presidente, com mais de cem assinaturas.",
	"it":  "Il consiglio ha annunciato lunedì che il ponte non sarà chiuso prima della fine dell'anno, come gli abitanti del quartiere avevano chiesto in una lettera al sindaco, e che i lavori sono rinviati.",
	"nl":  "De gemeente heeft maandag laten weten dat de brug niet voor het einde van het jaar dicht gaat, zoals de bewoners van de wijk in een brief aan de burgemeester hadden gevraagd, en dat is goed.",
	"da":  "Kommunen meddelte mandag, at broen ikke bliver lukket før årets udgang, som beboerne i kvarteret havde bedt om i et brev til borgmesteren, og det er de glade for, men der skal også bygges.",
	"sv":  "Kommunen meddelade på måndagen att bron inte stängs före årets slut, som de boende i kvarteret har bett om i ett brev till borgmästaren, och det är de nöjda med men vill ha mer av det.",
	"no":  "Kommunen opplyste mandag at brua ikke blir stengt før utgangen av året, som beboerne i kvartalet har bedt om i et brev til ordføreren, og det er de glade for, men vil også ha mer av det.",
	"fi":  "Kaupunki ilmoitti maanantaina, että siltaa ei suljeta ennen vuoden loppua, kuten alueen asukkaat olivat kirjeessään pyytäneet, ja se on hyvä, mutta he ovat myös sitä mieltä, että se ei ole kaikki, kun niin on.",
	"pl":  "Rada ogłosiła w poniedziałek, że most nie zostanie zamknięty przed końcem roku, o co prosili mieszkańcy dzielnicy w liście do burmistrza, ale jest to tylko na rok i nie wiadomo, jak się to skończy po tym, co będzie.",
	"cs":  "Rada v pondělí oznámila, že se most do konce roku nezavře, jak o to žádali obyvatelé čtvrti v dopise starostovi, ale je to jen na rok a není jasné, jak to bude, protože se o tom na radnici také jedná.",
	"hu":  "A tanács hétfőn bejelentette, hogy a hidat nem zárják le az év vége előtt, ahogy azt a negyed lakói egy levélben kérték, de ez csak egy évre szól, és még nem tudni, mi lesz azután, mert az is kérdés.",
	"tr":  "Belediye pazartesi günü köprünün yıl sonundan önce kapatılmayacağını açıkladı ve bu karar mahalle sakinleri için çok önemli, ancak bir yıl daha sürecek olan çalışmalar ile ilgili bir tarih de verilmedi.",
	"id":  "Pemerintah kota mengatakan pada hari Senin bahwa jembatan itu tidak akan ditutup dalam tahun ini, yang juga diminta oleh warga dari daerah itu dengan surat untuk wali kota, dan hal ini disambut di sana.",
	"vi":  "Chính quyền cho biết cây cầu sẽ không đóng cửa trước cuối năm và đây là điều mà người dân trong khu đã đề nghị với thị trưởng, các công việc được lùi lại một năm, những người ở đó có thể đi lại.",
	"ru":  "Городской совет сообщил в понедельник, что мост не закроют до конца года, о чём жители района просили в письме мэру.",
	"uk":  "Міська рада повідомила в понеділок, що міст не закриють до кінця року, про що мешканці району просили в листі до мера їхнього міста.",
	"el":  "Το δημοτικό συμβούλιο ανακοίνωσε τη Δευτέρα ότι η γέφυρα δεν θα κλείσει πριν από το τέλος του έτους.",
	"ar":  "أعلن مجلس المدينة يوم الاثنين أن الجسر لن يغلق قبل نهاية السنة كما طلب سكان الحي في رسالة إلى رئيس البلدية",
	"fa":  "شورای شهر روز دوشنبه اعلام کرد که پل پیش از پایان سال بسته نخواهد شد و ساکنان گفتند که پیگیر آن چه گفته شد هستند",
	"he":  "מועצת העיר הודיעה ביום שני כי הגשר לא ייסגר לפני סוף השנה, כפי שביקשו תושבי השכונה במכתב לראש העיר",
	"hi":  "नगर परिषद ने सोमवार को कहा कि पुल को साल के अंत से पहले बंद नहीं किया जाएगा, जैसा कि निवासियों ने माँगा था",
	"ja":  "市議会は月曜日、年末までに橋を閉鎖しないと発表した。住民が市長に手紙で求めていたもので、工事は一年延期される。",
	"zh":  "市议会星期一宣布，年底前不会关闭大桥，这是该区居民在致市长的信中提出的要求，工程将推迟一年，居民们对此表示欢迎。",
	"ko":  "시의회는 월요일 연말까지 다리를 폐쇄하지 않겠다고 발표했다. 주민들이 시장에게 보낸 편지에서 요청한 것으로 공사는 일 년 연기된다.",
	"af":  "Die stadsraad het Maandag gesê dat die brug nie voor die einde van die jaar gesluit sal word nie, soos wat die inwoners van die buurt in 'n brief aan die burgemeester gevra het, en hulle is bly.",
	"ast": "El conseyu dixo'l llunes que nun va zarrar la ponte enantes de la fin del añu, lo que los vecinos del barriu pidieren nuna carta al alcalde, y qu'esti trabayu ye más pa depués.",
	"oc":  "Lo conselh anoncièt diluns que lo pont serà pas barrat abans la fin de l'an, çò que los abitants del barri avián demandat dins una letra al cònsol, e que los trabalhs son per mai tard amb las autras òbras.",
	"gl":  "O concello anunciou o luns que a ponte non será pechada antes de que remate o ano, o que a veciñanza do barrio pedira nunha carta ao alcalde, e que as obras tamén foron adiadas máis dun ano.",
	"ca":  "L'ajuntament va anunciar dilluns que no tancarà el pont abans que acabi l'any, com els veïns del barri havien demanat en una carta a l'alcalde, i que les obres dels carrers són per més endavant.",
	"eu":  "Udalak astelehenean jakinarazi zuen ez duela zubia itxiko urtea amaitu baino lehen, eta hori da auzoko bizilagunek eskatu dutena, baina lanak egin behar izan dira eta luze joko dute.",
	"ro":  "Consiliul a anunțat luni că podul nu va fi închis înainte de sfârșitul anului, ceea ce locuitorii din cartier au cerut într-o scrisoare către primar, și că lucrările sunt amânate pentru un an.",
	"sk":  "Rada v pondelok oznámila, že sa most do konca roka nezavrie, ako to žiadali obyvatelia štvrte v liste starostovi, ale je to len na rok a nie je jasné, ako to bude, lebo sa o tom na úrade aj rokuje podľa neho.",
	"sl":  "Svet je v ponedeljek sporočil, da mostu ne bo zaprl pred koncem leta, kar so prebivalci četrti zahtevali v pismu županu, in da so tudi dela na cesti za leto dni odložena, pa še ni znano, kdaj bi bila.",
	"hr":  "Vijeće je u ponedjeljak objavilo da most neće biti zatvoren prije kraja godine, što su stanovnici četvrti tražili u pismu gradonačelniku, ali će radovi biti odgođeni za godinu dana, kao i prema ranijem planu.",
	"lt":  "Taryba pirmadienį pranešė, kad tiltas nebus uždarytas iki metų pabaigos, ko gyventojai prašė laiške merui, bet tai dar ne viskas, nes darbai buvo atidėti ir jis taip pat kalbėjo apie kainą.",
	"lv":  "Dome pirmdien paziņoja, ka tilts netiks slēgts līdz gada beigām, ko iedzīvotāji bija lūguši vēstulē mēram, un ka darbi ir atlikti par gadu, bet tas nav viss, lai arī viņš par to runāja pēc sēdes.",
	"et":  "Volikogu teatas esmaspäeval, et silda ei suleta enne aasta lõppu, mida linnaosa elanikud olid kirjas linnapeale palunud, ja see on hea, aga ka kallis, sest tema sõnul ei oli raha ning kui on, siis mis saab.",
	"sq":  "Këshilli njoftoi të hënën se ura nuk do të mbyllet para fundit të vitit, siç kishin kërkuar banorët e lagjes në një letër për kryetarin, por puna është shtyrë edhe më tej dhe kjo nga mungesa e parave.",
	"is":  "Bæjarráð sagði á mánudag að brúnni verði ekki lokað fyrir áramót, eins og íbúar hverfisins höfðu óskað eftir í bréfi til bæjarstjórans, og það var gott en það er dýrt og verkið hefur tafist um ár með öllu sem því fylgir.",
	"sw":  "Baraza la jiji lilisema Jumatatu kwamba daraja halitafungwa kabla ya mwisho wa mwaka, jambo ambalo wakazi wa mtaa walikuwa wameomba katika barua kwa meya, na kazi hiyo ni ya baada ya mwaka ujao.",
	"tl":  "Sinabi ng konseho noong Lunes na hindi isasara ang tulay bago matapos ang taon, na siyang hiniling ng mga residente sa isang liham para sa alkalde, at ang mga gawain ay ipinagpaliban nang isang taon.",
	"ms":  "Majlis bandar raya berkata pada hari Isnin bahawa jambatan itu tidak akan ditutup sebelum akhir tahun ini, seperti yang diminta oleh penduduk kepada datuk bandar, kerana kerja telah ditangguhkan selepas mesyuarat dan boleh bermula kemudian.",
	"uz":  "Shahar kengashi dushanba kuni ko'prik yil oxirigacha yopilmasligini aytdi va bu haqida mahalla aholisi xat bilan murojaat qilgan edi, ammo ishlar uchun bir yil kerak bo'ladi, uning narxi esa ham baland.",
	"az":  "Şəhər şurası bazar ertəsi bildirib ki, körpü ilin sonuna qədər bağlanmayacaq və bu məhəllə sakinlərinin məktub ilə xahişi olub, işlər isə bir il sonra, daha böyük pul ilə edib qurtarmaq üçün planlaşdırılır, o deyib.",
	"lb":  "De Gemengerot huet e Méindeg matgedeelt, datt d'Bréck net virum Enn vum Joer zougemaach gëtt, wéi et d'Awunner an engem Bréif un de Buergermeeschter gefrot haten, awer och dass déi Aarbechten op ee Joer fir méi spéit sinn.",
	"be":  "Гарадскі савет паведаміў у панядзелак, што мост не закрыюць да канца года, пра што прасілі жыхары раёна ў лісце да мэра.",
	"bg":  "Градският съвет съобщи в понеделник, че мостът няма да бъде затворен до края на годината, за което жителите помолиха в писмо до кмета.",
	"mk":  "Градскиот совет соопшти во понеделникот дека мостот нема да биде затворен до крајот на годината, што го побараа жителите во писмо до градоначалникот.",
	"sr":  "Градско веће је у понедељак саопштило да мост неће бити затворен до краја године, што су становници тражили у писму градоначелнику.",
	"kk":  "Қалалық кеңес дүйсенбіде көпірдің жыл соңына дейін жабылмайтынын хабарлады, бұл туралы тұрғындар хат жазған болып тұр және осы үшін ақша да бар.",
	"ky":  "Шаардык кеңеш дүйшөмбүдө көпүрө жылдын аягына чейин жабылбайт деп билдирди, муну тургундар суранган жана бул үчүн дагы бир жыл керек.",
	"mn":  "Хотын зөвлөл даваа гарагт гүүрийг жилийн эцэс хүртэл хаахгүй гэж мэдэгдсэн бөгөөд энэ нь оршин суугчдын хүсэлт юм.",
	"ur":  "شہر کی کونسل نے پیر کو کہا کہ پل سال کے آخر سے پہلے بند نہیں کیا جائے گا، جیسا کہ علاقے کے رہنے والوں نے میئر سے مانگا تھا",
	"ckb": "ئەنجومەنی شار ڕۆژی دووشەممە ڕایگەیاند کە پردەکە تا کۆتایی ساڵ داناخرێت و ئەمە داوای دانیشتووان بوو لە نامەیەکدا بۆ سەرۆکی شارەوانی",
	"ps":  "د ښار شورا د دوشنبې په ورځ وویل چې پل به د کال تر پایه نه تړل کیږي او دا د اوسیدونکو غوښتنه وه",
	"yi":  "די שטאָט האָט מאָנטיק געזאָגט אַז די בריק וועט נישט ווערן פֿאַרמאַכט פֿאַרן סוף פֿון יאָר, און דאָס איז וואָס די תושבים האָבן געבעטן אין אַ בריוו",
	"mr":  "नगर परिषदेने सोमवारी सांगितले की पूल वर्ष संपण्यापूर्वी बंद केला जाणार नाही, आणि ते रहिवाशांनी पत्रात मागितले होते हे खरे आहे",
	"ne":  "नगर परिषद्ले सोमबार पुल वर्षको अन्त्यअघि बन्द नगर्ने बताएको छ र यो बासिन्दाले पत्रमा मागेको कुरा हो भने काम पनि सरेको छ",
	"bn":  "নগর পরিষদ সোমবার জানিয়েছে যে সেতুটি বছরের শেষের আগে বন্ধ করা হবে না এবং এটি বাসিন্দাদের একটি চিঠি থেকে এসেছে",
}

func TestSpokenIn(t *testing.T) {
	for want, text := range samples {
		if got := In(text); len(got) == 0 || got[0] != want {
			t.Errorf("%s is taken for %v: %s", want, got, text)
		}
	}
	for _, text := range []string{"", "Ahoy!", "17:30 4:2 19 88", "Lorem ipsum dolor sit amet consetetur sadipscing elitr sed diam nonumy eirmod"} {
		if got := In(text); got != nil {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
}

// A page in Ukrainian that declares Russian must not be believed, one in
// Kyrgyz, which shares the letters of Russian, must.
func TestSpokenInOneScript(t *testing.T) {
	if got := In(samples["uk"]); slices.Contains(got, "ru") {
		t.Errorf("Ukrainian may be %v", got)
	}
	if got := In("Шаардык кеңеш көпүрө жылдын аягына чейин жабылбайт деп билдирди, муну кварталдын тургундары суранган"); !slices.Contains(got, "ky") {
		t.Errorf("Kyrgyz may be %v", got)
	}
}

// A declared language stands where the text may be in it: the detector does not
// know it, or cannot tell it from what it hears.
func TestMayBe(t *testing.T) {
	for lang, text := range samples {
		if !MayBe(text, lang) || !MayBe(text, lang+"-XX") {
			t.Errorf("a text in %s may not be in %s", lang, lang)
		}
		if !MayBe("Ahoy!", lang) {
			t.Errorf("a text too short to tell may not be in %s", lang)
		}
		if lang != "en" && MayBe(text, "en") {
			t.Errorf("a text in %s may be in English", lang)
		}
	}
	tests := []struct {
		text, tag string
		want      bool
	}{
		{"hr", "bs", true}, {"hr", "sr-Latn", true}, {"hr", "sl", false}, {"no", "nb-NO", true}, {"no", "nn", true}, {"da", "no", true}, {"id", "ms", true},
		{"es", "an", true}, {"it", "scn", true}, {"nl", "fy", true}, {"de", "nds", true}, {"fr", "wa", true}, // relatives whose words are not known here
		{"ru", "ce", true}, {"ru", "an", false}, {"zh", "an", false}, {"es", "zh", false}, {"uk", "ru", false}, {"bg", "ru", false},
		{"tl", "fil", true}, {"he", "iw", true}, {"pt", "es", false}, {"pt", "gl", false},
	}
	for _, tt := range tests {
		if got := MayBe(samples[tt.text], tt.tag); got != tt.want {
			t.Errorf("a text in %s may be in %s: %v; In is %v", tt.text, tt.tag, got, In(samples[tt.text]))
		}
	}
}
