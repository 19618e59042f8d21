package resolve

import (
	"slices"
	"testing"
)

// spoken has a few sentences of news in each language that is told apart.
var spoken = map[string]string{
	"en": "The council said on Monday that it would not close the bridge before the end of the year, which is what the residents of the quarter had asked for in a letter to the mayor.",
	"de": "Der Stadtrat teilte am Montag mit, dass die Brücke nicht vor dem Ende des Jahres gesperrt wird, wie es die Anwohner in einem Brief an den Bürgermeister verlangt hatten, und das ist auch gut.",
	"fr": "Le conseil a annoncé lundi que le pont ne sera pas fermé avant la fin de l'année, ce que les habitants du quartier avaient demandé dans une lettre au maire, et il est resté sur sa position.",
	"es": "El ayuntamiento anunció el lunes que no se cerrará el puente antes de que termine el año, lo que los vecinos del barrio habían pedido en una carta al alcalde y a los concejales de la ciudad.",
	"pt": "A câmara anunciou na segunda-feira que a ponte não será fechada antes do fim do ano, o que os moradores do bairro tinham pedido em uma carta ao presidente, com mais de cem assinaturas.",
	"it": "Il consiglio ha annunciato lunedì che il ponte non sarà chiuso prima della fine dell'anno, come gli abitanti del quartiere avevano chiesto in una lettera al sindaco, e che i lavori sono rinviati.",
	"nl": "De gemeente heeft maandag laten weten dat de brug niet voor het einde van het jaar dicht gaat, zoals de bewoners van de wijk in een brief aan de burgemeester hadden gevraagd, en dat is goed.",
	"da": "Kommunen meddelte mandag, at broen ikke bliver lukket før årets udgang, som beboerne i kvarteret havde bedt om i et brev til borgmesteren, og det er de glade for, men der skal også bygges.",
	"sv": "Kommunen meddelade på måndagen att bron inte stängs före årets slut, som de boende i kvarteret har bett om i ett brev till borgmästaren, och det är de nöjda med men vill ha mer av det.",
	"no": "Kommunen opplyste mandag at brua ikke blir stengt før utgangen av året, som beboerne i kvartalet har bedt om i et brev til ordføreren, og det er de glade for, men vil også ha mer av det.",
	"fi": "Kaupunki ilmoitti maanantaina, että siltaa ei suljeta ennen vuoden loppua, kuten alueen asukkaat olivat kirjeessään pyytäneet, ja se on hyvä, mutta he ovat myös sitä mieltä, että se ei ole kaikki, kun niin on.",
	"pl": "Rada ogłosiła w poniedziałek, że most nie zostanie zamknięty przed końcem roku, o co prosili mieszkańcy dzielnicy w liście do burmistrza, ale jest to tylko na rok i nie wiadomo, jak się to skończy po tym, co będzie.",
	"cs": "Rada v pondělí oznámila, že se most do konce roku nezavře, jak o to žádali obyvatelé čtvrti v dopise starostovi, ale je to jen na rok a není jasné, jak to bude, protože se o tom na radnici také jedná.",
	"hu": "A tanács hétfőn bejelentette, hogy a hidat nem zárják le az év vége előtt, ahogy azt a negyed lakói egy levélben kérték, de ez csak egy évre szól, és még nem tudni, mi lesz azután, mert az is kérdés.",
	"tr": "Belediye pazartesi günü köprünün yıl sonundan önce kapatılmayacağını açıkladı ve bu karar mahalle sakinleri için çok önemli, ancak bir yıl daha sürecek olan çalışmalar ile ilgili bir tarih de verilmedi.",
	"id": "Pemerintah kota mengatakan pada hari Senin bahwa jembatan itu tidak akan ditutup dalam tahun ini, yang juga diminta oleh warga dari daerah itu dengan surat untuk wali kota, dan hal ini disambut di sana.",
	"vi": "Chính quyền cho biết cây cầu sẽ không đóng cửa trước cuối năm và đây là điều mà người dân trong khu đã đề nghị với thị trưởng, các công việc được lùi lại một năm, những người ở đó có thể đi lại.",
	"ru": "Городской совет сообщил в понедельник, что мост не закроют до конца года, о чём жители района просили в письме мэру.",
	"uk": "Міська рада повідомила в понеділок, що міст не закриють до кінця року, про що мешканці району просили в листі до мера їхнього міста.",
	"el": "Το δημοτικό συμβούλιο ανακοίνωσε τη Δευτέρα ότι η γέφυρα δεν θα κλείσει πριν από το τέλος του έτους.",
	"ar": "أعلن مجلس المدينة يوم الاثنين أن الجسر لن يغلق قبل نهاية السنة كما طلب سكان الحي في رسالة إلى رئيس البلدية",
	"fa": "شورای شهر روز دوشنبه اعلام کرد که پل پیش از پایان سال بسته نخواهد شد و ساکنان گفتند که پیگیر آن چه گفته شد هستند",
	"he": "מועצת העיר הודיעה ביום שני כי הגשר לא ייסגר לפני סוף השנה, כפי שביקשו תושבי השכונה במכתב לראש העיר",
	"hi": "नगर परिषद ने सोमवार को कहा कि पुल को साल के अंत से पहले बंद नहीं किया जाएगा, जैसा कि निवासियों ने माँगा था",
	"ja": "市議会は月曜日、年末までに橋を閉鎖しないと発表した。住民が市長に手紙で求めていたもので、工事は一年延期される。",
	"zh": "市议会星期一宣布，年底前不会关闭大桥，这是该区居民在致市长的信中提出的要求，工程将推迟一年，居民们对此表示欢迎。",
	"ko": "시의회는 월요일 연말까지 다리를 폐쇄하지 않겠다고 발표했다. 주민들이 시장에게 보낸 편지에서 요청한 것으로 공사는 일 년 연기된다.",
}

func TestSpokenIn(t *testing.T) {
	for want, text := range spoken {
		if got := spokenIn(text); len(got) == 0 || got[0] != want {
			t.Errorf("%s is taken for %v: %s", want, got, text)
		}
	}
	for _, text := range []string{"", "Ahoy!", "17:30 4:2 19 88", "Lorem ipsum dolor sit amet consetetur sadipscing elitr sed diam nonumy eirmod"} {
		if got := spokenIn(text); got != nil {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
}

// A page in Ukrainian that declares Russian must not be believed, one in
// Kyrgyz, which shares the letters of Russian, must.
func TestSpokenInOneScript(t *testing.T) {
	if got := spokenIn(spoken["uk"]); slices.Contains(got, "ru") {
		t.Errorf("Ukrainian may be %v", got)
	}
	if got := spokenIn("Шаардык кеңеш көпүрө жылдын аягына чейин жабылбайт деп билдирди, муну кварталдын тургундары суранган"); !slices.Contains(got, "ky") {
		t.Errorf("Kyrgyz may be %v", got)
	}
}

func TestLanguageTag(t *testing.T) {
	tests := []struct{ in, want string }{
		{"en", "en"}, {"en_us", "en-US"}, {"PT-br", "pt-BR"}, {"German", "de"}, {" de , en ", "de"}, {"zh-Hant-TW", "zh-Hant-TW"},
		{"", ""}, {"{{ lang }}", ""}, {"und", ""}, {"x-default", ""}, {"qqqqqqqqqq", ""},
	}
	for _, tt := range tests {
		if got := languageTag(tt.in); got != tt.want {
			t.Errorf("languageTag(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	german := "<div lang=x><p>" + spoken["de"] + "</p><p>" + spoken["de"] + "</p></div>"
	tests := []struct{ name, lang, head, text, want, source string }{
		{"declared and true", "en-GB", "", "", "en-GB", "html:lang"},
		{"declared by a template from abroad", "en", "", german, "de", "text"},
		{"a second claim agrees with the text", "en", "<meta property=og:locale content=de_AT>", german, "de-AT", "meta:og:locale"},
		{"not declared", "", "", "", "en", "text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := inputFrom(t, tt.head, "")
			if tt.text != "" {
				in = inputWith(t, tt.head, tt.text)
			}
			in.Page.Lang = tt.lang
			if got := Language(in); got.Text != tt.want || got.Source != tt.source {
				t.Errorf("got %q from %s, want %q from %s", got.Text, got.Source, tt.want, tt.source)
			}
		})
	}
}
