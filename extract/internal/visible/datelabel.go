package visible

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// labelled tells which date a label announces, by the last word in it that is
// known, and the source of a claim so labelled. The field is "" where it
// announces some other date. A date without a label is taken for the day of
// publication.
func labelled(label string) (f claim.Field, source claim.Source) {
	label = strings.ToLower(label)
	if len(label) > maxDateLabel {
		label = label[len(label)-maxDateLabel:]
	}
	f, source = claim.Published, claim.Visible.Named("date")
	last := -1
	for _, l := range dateLabels {
		for _, word := range l.words {
			if at := strings.LastIndex(label, word); at > last {
				f, source, last = l.field, l.source, at
			}
		}
	}
	return f, source
}

// maxDateLabel is how many bytes before a date may say what date it is.
const maxDateLabel = 60

// labelLeaves is how many pieces of its line before a date may be its label; a
// line can hold thousands.
const labelLeaves = 8

// labelOf tells which date element i is, by the words before it and in it.
func (r *stampReader) labelOf(i int32) claim.Field {
	line := r.p.Elems[i].First
	if int(line) >= len(r.p.Segments) {
		return claim.Published
	}
	f, _ := labelled(r.lead(line) + r.p.TextBefore(i, labelLeaves) + " " + r.p.ElemText(i))
	return f
}

// lead is the text of the line above where it is only a few words, as it is
// where labels have lines of their own.
func (r *stampReader) lead(line int32) string {
	if line == 0 || r.p.Segments[line-1].Count.Words > 3 {
		return ""
	}
	return r.p.Text(&r.p.Segments[line-1]) + " "
}

// dateLabels are the words that announce a date, or the parts of them that
// their forms have in common.
var dateLabels = []struct {
	field  claim.Field
	source claim.Source
	words  []string
}{
	{claim.Published, claim.Visible.Named("published"), []string{"publish", "posted", "created", "written", "veröffentlicht", "erschienen", "erstellt",
		"publié", "publicad", "pubblicat", "gepubliceerd", "geplaatst", "opublikowan", "dodano", "publikováno", "vydáno", "publicerad",
		"publisert", "publiceret", "udgivet", "julkaistu", "yayın", "опубликован", "опубліковано", "δημοσ", "diterbitkan", "đăng", "公開",
		"掲載", "发布", "發布", "등록", "입력", "نشر", "منتشر", "פורסם", "प्रकाशित",
		"közzé", "megjelent", "publicat", "objavljen", "објављен", "публикуван", "paskelbt", "publicēt", "avaldatud", "argitaratu", "birt",
		"dipublikasi", "เผยแพร่", "გამოქვეყნ", "հրապարակ", "жарияла", "жарыялан", "chop etil", "شائع", "প্রকাশ", "வெளியிட", "ప్రచురణ", "配信", "发表", "발행", "게시"}},
	{claim.Modified, claim.Visible.Named("updated"), []string{"update", "modified", "edited", "revised", "reviewed", "aktualisiert", "geändert",
		"bearbeitet", "änderung", "mis à jour", "mise à jour", "modifié", "actualizad", "modificad", "atualizad", "aggiorna", "modificat",
		"bijgewerkt", "gewijzigd", "zaktualizowan", "aktualizac", "aktualizov", "uppdatera", "oppdatert", "opdatere", "päivitetty",
		"güncelle", "обновлен", "оновлен", "ενημέρ", "diperbarui", "cập nhật", "更新", "修改", "수정", "تحديث", "به‌روز", "עודכן", "अपडेट",
		"frissít", "módosít", "actualizat", "ažuriran", "izmijenjen", "измењен", "актуализиран", "atnaujint", "atjaunin", "labots", "uuendatud", "muudetud",
		"eguneratu", "uppfært", "อัปเดต", "อัพเดต", "อัพเดท", "แก้ไข", "განახლ", "թարմացվ", "жаңарт", "yangilan", "اپ ڈیٹ", "আপডেট", "হালনাগাদ", "புதுப்பி"}},
	{"", claim.Source{}, []string{"©", "copyright", "(c)", "born", "geboren", "since", "seit ", "expires", "deadline", "valid until", "gültig bis"}},
}
