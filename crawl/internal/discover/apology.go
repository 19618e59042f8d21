package discover

import (
	"strings"
	"unicode"
)

// Apology is what a page says in its title that it is in place of another.
type Apology string

// The apologies.
const (
	NoApology Apology = ""
	NotFound  Apology = "not found" // there is no page at this address
	Challenge Apology = "challenge" // show that you are no machine
)

// apologies are titles of such pages, by plainTitle.
var apologies = kinds(map[Apology]string{
	NotFound: `not found,page not found,file not found,article not found,this page could not be found,
			page cannot be found,page doesnt exist,page does not exist,no page found,nothing found,page unavailable,
			seite nicht gefunden,nicht gefunden,die seite wurde nicht gefunden,artikel nicht gefunden,
			page introuvable,page non trouvée,cette page nexiste pas,article introuvable,
			página no encontrada,pagina no encontrada,no encontrado,página não encontrada,pagina nao encontrada,
			pagina non trovata,pagina niet gevonden,sidan hittades inte,sidan kunde inte hittas,siden ble ikke funnet,
			siden blev ikke fundet,sivua ei löytynyt,strona nie istnieje,nie znaleziono strony,strona nie została znaleziona,
			stránka nenalezena,stránka nebyla nalezena,az oldal nem található,pagina nu a fost găsită,
			страница не найдена,сторінку не знайдено,sayfa bulunamadı,halaman tidak ditemukan,
			ページが見つかりません,お探しのページは見つかりませんでした,页面不存在,找不到页面,页面未找到,페이지를 찾을 수 없습니다,الصفحة غير موجودة`,
	Challenge: `just a moment,one moment please,please wait,attention required,access denied,checking your browser,
			checking your browser before accessing,are you a robot,are you human,robot check,bot verification,
			human verification,verifying you are human,please verify you are a human,security check,security verification,
			pardon our interruption,ddos protection,one more step,captcha,request rejected,request blocked,
			einen moment,einen moment bitte,nur einen moment,sicherheitsüberprüfung,zugriff verweigert,
			un instant,un momento,un momento por favor,acceso denegado,accès refusé,accesso negato,
			проверка браузера,доступ ограничен,доступ запрещен,请稍候,アクセスが拒否されました`,
})

func kinds(titles map[Apology]string) map[string]Apology {
	out := map[string]Apology{}
	for kind, list := range titles {
		for t := range strings.SplitSeq(list, ",") {
			out[plainTitle(t)] = kind
		}
	}
	return out
}

// titleNoise are words that stand in such titles and say no more.
var titleNoise = words(`404 403 error oops sorry http status whoops ooops fehler erreur fout errore the this a`)

// ApologyIn tells what a title says, which may have the name of the site before
// or after it: "Page not found | The Paper", "404: Seite nicht gefunden".
func ApologyIn(title string) Apology {
	parts := strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune("|–—·»«:!?.…•", r) })
	for _, whole := range append(parts, title) {
		for part := range strings.SplitSeq(whole, " - ") {
			if a := apologies[plainTitle(part)]; a != NoApology {
				return a
			}
		}
	}
	return NoApology
}

// plainTitle is a title in lower case, of words only.
func plainTitle(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\'' || r == '’':
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, s)
	kept := strings.Fields(s)[:0:0]
	for _, w := range strings.Fields(s) {
		if !titleNoise[w] {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
