package visible

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// fieldOf tells which date a label announces, by the last word in it that is
// known; "" where it announces some other date. A date without a label is the
// day of publication.
func fieldOf(label string) claim.Field {
	label = strings.ToLower(label)
	if len(label) > 60 {
		label = label[len(label)-60:]
	}
	f, last := claim.Published, -1
	for _, l := range dateLabels {
		for _, word := range l.words {
			if at := strings.LastIndex(label, word); at > last {
				f, last = l.field, at
			}
		}
	}
	return f
}

var dateLabels = []struct {
	field claim.Field
	words []string
}{
	{claim.Published, []string{"publish", "posted", "created", "written", "veröffentlicht", "erschienen", "erstellt", "publié", "publicad",
		"pubblicat", "gepubliceerd", "geplaatst", "opublikowan", "dodano", "publicerad", "publisert", "publiceret", "udgivet", "julkaistu",
		"yayın", "опубликован", "опубліковано", "δημοσ", "diterbitkan", "đăng", "公開", "掲載", "发布", "發布", "등록", "입력", "نشر",
		"منتشر", "פורסם", "प्रकाशित"}},
	{claim.Modified, []string{"update", "modified", "edited", "revised", "reviewed", "aktualisiert", "geändert", "bearbeitet", "änderung",
		"mis à jour", "mise à jour", "modifié", "actualizad", "modificad", "atualizad", "aggiorna", "modificat", "bijgewerkt", "gewijzigd",
		"zaktualizowan", "aktualizac", "aktualizov", "uppdatera", "oppdatert", "opdatere", "päivitetty", "güncelle", "обновлен", "оновлен",
		"ενημέρ", "diperbarui", "cập nhật", "更新", "修改", "수정", "تحديث", "به‌روز", "עודכן", "अपडेट"}},
	{"", []string{"©", "copyright", "(c)", "born", "geboren", "since", "seit ", "expires", "deadline", "valid until", "gültig bis"}},
}
