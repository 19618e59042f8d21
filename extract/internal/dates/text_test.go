package dates

import (
	"testing"
	"time"
)

// Each text holds one date, 1 May 2024 unless the comment says why not.
func TestFirst(t *testing.T) {
	const day, half, afternoon = "2024-05-01", "2024-05-01T14:30:00", "2024-05-01T15:05:00"
	for _, test := range []struct{ language, text, want string }{
		{"en", "Published May 1, 2024 at 3:05 p.m.", afternoon},
		{"en", "Wed., May 1st 2024 3:05pm", afternoon},
		{"en", "By Jo Doe | 1 May 2024, 14.30", day}, // 14.30 may be a price in English
		{"en", "1st of May, 2024 (14:30)", half},
		{"en", "01/May/2024", day},
		{"en", "Updated 3:05 PM, Wed May 1, 2024", afternoon},
		{"en", "3pm on Wednesday, May 1, 2024", "2024-05-01T15:00:00"},
		{"en", "May 1, ’24", day},
		{"en", "2024 May 1", day},
		{"en", "© 2019 May 1, 2024", day},
		{"en", "staffstaffMay 1, 202414 ViewsNo Comments", day}, // elements without a space between
		{"en", "12:00 a.m. May 1, 2024", "2024-05-01T00:00:00"},
		{"de", "Stand: 01.05.2024, 14:30 Uhr", half},
		{"de", "Mittwoch, 1. Mai 2024 um 14.30 Uhr", half},
		{"de", "1. Mai 2024, 14 Uhr", "2024-05-01T14:00:00"},
		{"de", "Wien, 1. Jänner 2024", "2024-01-01"},
		{"de", "1. März 2024", "2024-03-01"},
		{"de", "01.05.24 - 14:30 Uhr", half},
		{"fr", "Publié le 1er mai 2024 à 14h30", half},
		{"fr", "Mis à jour : mercredi 1 MAI 2024 à 14 h 30", half},
		{"fr", "le 1 aout 2024", "2024-08-01"},     // without its accent
		{"fr", "1 fe\u0301vr. 2024", "2024-02-01"}, // decomposed
		{"es", "1 de mayo de 2024 a las 14:30 h.", half},
		{"es", "Madrid, 1 may. 2024 - 3:05 p. m.", afternoon},
		{"es", "Mayo 1, 2024", day},
		{"es", "mar. 12 mar. 2024", "2024-03-12"}, // Tuesday, 12 March
		{"pt", "1 de maio de 2024 às 14h30", half},
		{"pt", "01/mai/2024 14:30", half},
		{"pt", "1 de set. de 2024", "2024-09-01"},
		{"it", "1 maggio 2024 alle ore 14.30", half},
		{"it", "1º mag 2024", day},
		{"nl", "woensdag 1 mei 2024 om 14:30 uur", half},
		{"nl", "1 mrt 2024", "2024-03-01"},
		{"pl", "1 maja 2024, godz. 14:30", half},
		{"pl", "1 listopada 2024", "2024-11-01"}, // October in Croatian
		{"cs", "1. května 2024 v 14:30", half},
		{"cs", "1. 5. 2024 14:30", half},
		{"cs", "1. července 2024", "2024-07-01"},
		{"sk", "1. mája 2024 o 14:30 hod.", half},
		{"hu", "2024. május 1., szerda 14:30", half},
		{"hu", "2024. 05. 01. 14:30", half},
		{"hu", "2024. május 1-jén", day},
		{"hu", "24.05.01", day},
		{"ro", "1 mai 2024, ora 14:30", half},
		{"ro", "1 ian. 2024", "2024-01-01"},
		{"da", "1. maj 2024 kl. 14.30", half},
		{"sv", "1 maj 2024 kl 14.30", half},
		{"nb", "1. mai 2024 klokken 14:30", half},
		{"nb", "1. des. 2024", "2024-12-01"},
		{"fi", "1. toukokuuta 2024 klo 14.30", half},
		{"fi", "1.5.2024 14:30", half},
		{"tr", "1 Mayıs 2024 Çarşamba 14:30", half},
		{"tr", "01 MAYIS 2024", day},
		{"tr", "1 Ağu 2024", "2024-08-01"},
		{"ru", "1 мая 2024 года в 14:30", half},
		{"ru", "14:30, 1 мая 2024", half},
		{"ru", "14:30 01.05.2024", half},
		{"uk", "1 травня 2024, 14:30", half},
		{"uk", "1 листопада 2024 року", "2024-11-01"},
		{"bg", "1 май 2024 г., 14:30 ч.", half},
		{"el", "1 Μαΐου 2024, 3:05 μ.μ.", afternoon},
		{"el", "1 ΜΑΪΟΥ 2024", day},
		{"el", "01 ΜΑΙΟΥ 2024 | 14:30", half},
		{"hr", "1. svibnja 2024. u 14:30", half},
		{"hr", "1. listopada 2024.", "2024-10-01"}, // November in Polish
		{"sr", "1. маја 2024. 14:30", half},
		{"sr", "1. maj 2024. 14:30", half},
		{"sl", "1. maja 2024 ob 14.30", half},
		{"et", "1. mai 2024 kell 14.30", half},
		{"lv", "2024. gada 1. maijā plkst. 14:30", half},
		{"lt", "2024 m. gegužės 1 d. 14:30", half},
		{"ca", "1 d’abril de 2024 a les 14:30", "2024-04-01T14:30:00"},
		{"sq", "1 maj 2024, 14:30", half},
		{"is", "1. maí 2024 kl. 14:30", half},
		{"id", "Rabu, 1 Mei 2024 14:30 WIB", half + "+07:00"},
		{"id", "1 Agustus 2024 pukul 14.30", "2024-08-01T14:30:00"},
		{"ms", "1 Mac 2024 pada 3:05 PTG", "2024-03-01T15:05:00"},
		{"sw", "Mei 1, 2024", day},
		{"vi", "Thứ Tư, ngày 1 tháng 5 năm 2024, 14:30", half},
		{"vi", "14:30 - 1 thg 5, 2024", half},
		{"vi", "Tháng Năm 1, 2024", day},
		{"vi", "1 Tháng Mười Hai, 2024", "2024-12-01"},
		{"vi", "Tháng 5 1, 2024", day},
		{"ja", "2024年5月1日（水）14時30分", half},
		{"ja", "令和6年5月1日 午後3:05", afternoon},
		{"ja", "令和元年5月1日", "2019-05-01"},
		{"ja", "平成31年4月30日", "2019-04-30"},
		{"ja", "２０２４年５月１日", day},
		{"zh", "发布于2024年05月01日14:30来源：本报", half},
		{"zh", "2024年5月1日 星期三 下午3:05", afternoon},
		{"zh", "二〇二四年五月一日", day},
		{"zh", "二零二四年十二月三十一日", "2024-12-31"},
		{"zh-TW", "民國113年5月1日", day},
		{"zh-TW", "113年5月1日", day},
		{"ko", "입력 2024.05.01. 오후 3:05", afternoon},
		{"ko", "2024년 5월 1일 15시 5분", afternoon},
		{"ko", "24.05.01 14:30", half},
		{"ar", "الأربعاء 1 مايو 2024 الساعة 14:30", half},
		{"ar", "١ مايو ٢٠٢٤ - ٣:٠٥ م", afternoon},
		{"ar", "1 مايو/أيار 2024", day},
		{"ar", "1 أيار 2024", day},
		{"ar", "1 كانون الثاني 2024", "2024-01-01"},
		{"ar", "1 تشرين الأول 2024", "2024-10-01"},
		{"ar", "1 غشت 2024", "2024-08-01"}, // Morocco
		{"fa", "۱۲ اردیبهشت ۱۴۰۳ - ۱۴:۳۰", "2024-05-01T14:30:00"},
		{"fa", "۱۴۰۳/۰۲/۱۲ ۱۴:۳۰", half},
		{"fa", "12 اردیبهشت 1403", day},
		{"fa", "۱ مه ۲۰۲۴", day},
		{"he", "1 במאי 2024, 14:30", half},
		{"he", "01.05.2024 בשעה 14:30", half},
		{"hi", "1 मई 2024, 14:30", half},
		{"hi", "१ मई २०२४", day},
		{"hi", "1 फ़रवरी 2024", "2024-02-01"},
		{"bn", "১ মে ২০২৪, ১৪:৩০", half},
		{"ta", "1 மே 2024", day},
		{"th", "1 พฤษภาคม 2567 เวลา 14:30 น.", half},
		{"th", "๑ พ.ค. ๒๕๖๗", day},
		{"th", "1 พ.ค. 67", day},
		{"ur", "1 مئی 2024", day},
		{"ka", "1 მაისი, 2024", day},
		{"hy", "1 մայիսի, 2024", day},
		{"uz", "2024-yil 1-may", day},
		{"uz", "1-may 2024-yil, 14:30", half},
		{"ka", "2024 წლის 1 მაისი", day},
		{"ka", "1 მაისის 2024 წელი", day},
		{"mn", "2024 оны 5 сарын 01", day},
		{"mn", "2024 оны 05-р сарын 01, 14:30", half},
		{"mn", "2024 оны тавдугаар сарын 1-ний өдөр", day},
		{"kk", "2024 жылғы 1 мамыр", day},
		{"ky", "2024-жылдын 1-май", day},
		{"az", "2024-cü il 1 may", day},
		{"az", "1 may 2024-cü il", day},
		{"eu", "2024ko maiatzaren 1a", day},
		{"lt", "2024 gegužės 1 d.", day},
		{"ko", "2024년 5월 1일", day},
		{"hy", "2024 թվականի մայիսի 1", day},
		{"bn", "১লা মে ২০২৪", day},
		{"bn", "২৫শে মার্চ ২০২১", "2021-03-25"},
		{"my", "၁ မေ ၂၀၂၄", day},
		{"my", "2024 ခုနှစ် မေ 1", day},
		{"km", "ថ្ងៃទី១ ខែឧសភា ឆ្នាំ២០២៤", day},
		{"km", "1 ឧសភា 2024", day},
		{"lo", "1 ພຶດສະພາ 2024", day},
		{"lo", "ວັນທີ 1 ເດືອນພຶດສະພາ ປີ 2024", day},
		{"am", "ግንቦት 1 ቀን 2016 ዓ.ም", "2024-05-09"},
		{"am", "1 ሜይ 2024", day},
		{"pa", "1 ਮਈ 2024", day},
		{"or", "1 ମଇ 2024", day},
		{"si", "2024 මැයි 1", day},
		{"tg", "1 майи 2024", day},
		{"en", "Updated 1430 GMT (2230 HKT) May 1, 2024", half + "Z"},
		{"en", "1430 UTC, 1 May 2024", half + "Z"},
		// A page in another language than it says.
		{"en", "1. května 2024", day},
		{"", "1 мая 2024", day},
	} {
		f, ok := First(test.text, Context{Language: test.language})
		if !ok || f.String() != test.want {
			t.Errorf("First(%q) in %q = %q, %v; want %q", test.text, test.language, f, ok, test.want)
		}
	}
}

// A number that may be a year, in a way of writing it that is not known, is not
// overruled by the year of the fetch.
func TestYearBeside(t *testing.T) {
	ctx := Context{FetchedAt: time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)}
	for _, text := range []string{
		"2015-xyz 3-yanvar", "2015 abc. 3. Mai", "3-yanvar, abc 2015", "3 May abcd 2015", "২০১৫ কখগ ৩ মার্চ", "1394 abc 3 May",
	} {
		for f := range All(text, ctx) {
			if f.Form == Yearless {
				t.Errorf("All(%q) has %s without a year", text, f)
			}
		}
	}
}

func TestFirstRefuses(t *testing.T) {
	for _, text := range []string{
		"", "no date", "May 2024", "in May, 1989 people", "G20 May 2024", "version 10.2.24", "1.5.24",
		"call 030 2024 0501", "192.168.1.24", "1.2.3.2024", "2024-25", "12 of 2024", "Highway 1, 2024",
		"20240501", "1714548600", "31 June 2024", "30.02.2024", "1 May 1889", "1445/10/22", "14:30",
		"September 18-20", "on 1 May 24 people", "in 2024 may 10 of them", "3 hours ago", "yesterday", "5月1日",
		"24/7/365", "99.99.2024", "民國999年1月1日", "9-5-24",
	} {
		if f, ok := First(text, Context{Language: "en"}); ok {
			t.Errorf("First(%q) = %q from %q, want nothing", text, f, text[f.Start:f.End])
		}
	}
}

func TestAll(t *testing.T) {
	const text = "Published: May 1, 2024 9:30 AM – Updated: 3:05 p.m. May 2, 2024. From 2 to 5 o’clock; first told on 30.04.2024."
	var got []string
	for f := range All(text, Context{Language: "en"}) {
		got = append(got, text[f.Start:f.End]+" = "+f.String())
	}
	want := []string{
		"May 1, 2024 9:30 AM = 2024-05-01T09:30:00",
		"3:05 p.m. May 2, 2024 = 2024-05-02T15:05:00",
		"30.04.2024 = 2024-04-30",
	}
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
}

func TestRelative(t *testing.T) {
	fetched := time.Date(2024, 5, 1, 15, 5, 9, 0, time.FixedZone("", 2*60*60))
	for _, test := range []struct {
		language, text, want string
		form                 Form
	}{
		{"en", "3 hours ago", "2024-05-01", Relative},
		{"en", "20 hours ago", "2024-04-30", Relative},
		{"en", "5 mins ago", "2024-05-01T15:00:00+02:00", Relative},
		{"en", "2d ago", "2024-04-29", Relative},
		{"en", "an hour ago", "2024-05-01", Relative},
		{"", "an hour ago", "2024-05-01", Relative},
		{"en", "2 months ago", "2024-03", Relative},
		{"en", "yesterday", "2024-04-30", Relative},
		{"en", "Yesterday at 3:05 p.m.", "2024-04-30T15:05:00", Relative},
		{"de", "vor 3 Tagen", "2024-04-28", Relative},
		{"de", "vor etwa 3 Tagen", "2024-04-28", Relative},
		{"de", "gestern, 14:30 Uhr", "2024-04-30T14:30:00", Relative},
		{"fr", "il y a 2 jours", "2024-04-29", Relative},
		{"fr", "Aujourd’hui à 14h30", "2024-05-01T14:30:00", Relative},
		{"fr", "hier", "2024-04-30", Relative},
		{"es", "hace 3 días", "2024-04-28", Relative},
		{"pt", "há 2 dias", "2024-04-29", Relative},
		{"it", "3 giorni fa", "2024-04-28", Relative},
		{"nl", "2 dagen geleden", "2024-04-29", Relative},
		{"pl", "2 dni temu", "2024-04-29", Relative},
		{"cs", "před 3 dny", "2024-04-28", Relative},
		{"hu", "3 nappal ezelőtt", "2024-04-28", Relative},
		{"da", "for 2 dage siden", "2024-04-29", Relative},
		{"sv", "i går kl 14.30", "2024-04-30T14:30:00", Relative},
		{"fi", "3 päivää sitten", "2024-04-28", Relative},
		{"tr", "2 gün önce", "2024-04-29", Relative},
		{"ru", "3 дня назад", "2024-04-28", Relative},
		{"uk", "2 дні тому", "2024-04-29", Relative},
		{"el", "πριν 3 ημέρες", "2024-04-28", Relative},
		{"id", "2 hari yang lalu", "2024-04-29", Relative},
		{"vi", "2 ngày trước", "2024-04-29", Relative},
		{"ja", "3日前", "2024-04-28", Relative},
		{"zh", "3天前", "2024-04-28", Relative},
		{"zh", "昨天 14:30", "2024-04-30T14:30:00", Relative},
		{"zh", "今天 14:30", "2024-05-01T14:30:00", Relative},
		{"ja", "一昨日", "2024-04-29", Relative},
		{"ko", "3일 전", "2024-04-28", Relative},
		{"ar", "منذ 3 أيام", "2024-04-28", Relative},
		{"fa", "۳ روز پیش", "2024-04-28", Relative},
		{"he", "לפני 3 ימים", "2024-04-28", Relative},
		{"hi", "3 दिन पहले", "2024-04-28", Relative},
		{"en", "April 30, 3:05 p.m.", "2024-04-30T15:05:00", Yearless},
		{"en", "May 2", "2024-05-02", Yearless}, // tomorrow is not last year
		{"en", "June 3", "2023-06-03", Yearless},
		{"de", "1. Mai, 14:30 Uhr", "2024-05-01T14:30:00", Yearless},
		{"ja", "4月30日", "2024-04-30", Yearless},
		{"en", "May 1, 2023", "2023-05-01", Full},
	} {
		f, ok := First(test.text, Context{Language: test.language, FetchedAt: fetched})
		if !ok || f.String() != test.want || f.Form != test.form {
			t.Errorf("First(%q) in %q = %q, form %d, %v; want %q, form %d",
				test.text, test.language, f, f.Form, ok, test.want, test.form)
		}
	}
	for _, text := range []string{"USA Today", "said yesterday that", "for 3 days", "5 minutes", "3 years ago", "hier"} {
		if f, ok := First(text, Context{Language: "en", FetchedAt: fetched}); ok {
			t.Errorf("First(%q) = %q, want nothing", text, f)
		}
	}
}
