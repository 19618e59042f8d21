package names

import "testing"

func TestJudge(t *testing.T) {
	ctx := Context{SiteName: "Die Landespost – Nachrichten", Host: "www.landespost.example"}
	tests := []struct {
		name string
		want Kind
	}{
		{"Jane Doe", Person},
		{"Christoph von Eichhorn", Person},
		{"J. I. da Silva", Person},
		{"Dr Marna van der Merwe", Person},
		{"Perry Roe III", Person},
		{"Ai Roe", Person},
		{"Anna Sa", Person},
		{"Edward W. Said", Person},
		{"张三", Person},
		{"ジョン・スミス", Person},
		{"山田 太郎", Person},
		{"홍길동", Person},
		{"أحمد مثال", Person},
		{"Анна Примерова", Person},

		{"dpa", Agency},
		{"DPA", Agency},
		{"The Associated Press", Agency},
		{"dpa/lno", Agency},
		{"lno", Agency},
		{"Reuters/kra", Agency},
		{"FR mit dpa", Agency},

		{"Redaktion", Desk},
		{"BR99 Redaktion", Desk},
		{"Example.LIVE Redaktion", Desk},
		{"MM-Redaktion", Desk},
		{"ABC Lifestyle Desk", Desk},
		{"Staff", Desk},
		{"Our Editors", Desk},
		{"Staff Writer", Desk},
		{"admin", Desk},

		{"der Michel", Alias},
		{"kesm", Alias},
		{"Petra", Alias},
		{"c1ph4", Alias},
		{"robert.muster", Alias},
		{"ana@example.studio", Alias},
		{"crazy lennys", Alias},
		{"見本新聞デジタル", Alias},

		{"Die Landespost", Site},
		{"landespost.example", Site},
		{"Landespost", Site},

		{"Muster Verlag und Druck GmbH", Organisation},
		{"Example Heart Foundation", Organisation},
		{"USA Weekly", Organisation},

		{"", Nobody},
		{"12", Nobody},
		{"105092", Nobody},
		{"null", Nobody},
		{"{{author}}", Nobody},
		{"page.head.extra.author", Nobody},
		{"https://www.example.com/jane", Nobody},
		{"@jane", Nobody},
		{"facebook.com/jane", Nobody},
		{"Getty Images", Nobody},
		{"Politik", Nobody},
		{"19 May 2026", Nobody},
		{"Read the whole story about cats", Nobody},
		{"How we test what we recommend", Nobody},
		{"Become an author", Nobody},
		{"Website: www.example.com", Nobody},
	}
	for _, tt := range tests {
		got, reason := Judge(tt.name, ctx)
		if got != tt.want || reason == "" {
			t.Errorf("Judge(%q) = %v, %q, want %v and a reason", tt.name, got, reason, tt.want)
		}
		if Plausible(tt.name, ctx) != (tt.want != Nobody) {
			t.Errorf("Plausible(%q) = %v", tt.name, !(tt.want != Nobody))
		}
	}
}

func TestByline(t *testing.T) {
	tests := []struct {
		line, want string
		label      Label
	}{
		{"By Jane Doe", "Jane Doe", Author},
		{"By Jane Doe | 3 May 2024", "Jane Doe | 3 May 2024", Author},
		{"by infuy", "infuy", Author},
		{"8. Januar 2020 · by Aureliana · in Gefühle", "Aureliana · in Gefühle", Author},
		{"Von Max Muster und Erika Beispiel, Berlin", "Max Muster und Erika Beispiel, Berlin", Author},
		{"von Redaktion, 24. Januar 2022", "Redaktion, 24. Januar 2022", Author},
		{"Text: Max Muster", "Max Muster", Author},
		{"Interview: Julia Muster", "Julia Muster", Author},
		{"文/张三", "张三", Author},
		{"홍길동 기자", "홍길동", Author},
		{"山田太郎記者", "山田太郎", Author},
		{"Olaf Muster (Autor)", "Olaf Muster", Author},
		{"Автор: Анна Примерова", "Анна Примерова", Author},
		{"Par Olivier Martin", "Olivier Martin", Author},
		{"责任编辑：孔德明", "孔德明", Editor},
		{"Edited by Betsy Doe", "Betsy Doe", Editor},
		{"Fact-checked by Paul Roe", "Paul Roe", Editor},
		{"Foto: Max Muster", "Max Muster", Credit},
		{"Photograph by Jane Doe", "Jane Doe", Credit},
		{"(Image: Example Police)", "Example Police", Credit},

		{"", "", Unlabelled},
		{"Jane Doe", "", Unlabelled},
		{"Von", "", Unlabelled},
		{"Von Berlin nach Paris", "", Unlabelled},
		{"Von hier aus geht es weiter", "", Unlabelled},
		{"By 2030, most cars will be electric", "", Unlabelled},
		{"By the numbers", "", Unlabelled},
		{"Por qué el agua sube", "", Unlabelled},
		{"Par où commencer ?", "", Unlabelled},
		{"Di Maria scores late winner", "", Unlabelled},
		{"About us", "", Unlabelled},
		{"Christoph von Eichhorn", "", Unlabelled},
		{"Published 3 May 2024", "", Unlabelled},
	}
	for _, tt := range tests {
		part, label := Byline(tt.line)
		if part != tt.want || label != tt.label {
			t.Errorf("Byline(%q) = %q, %v, want %q, %v", tt.line, part, label, tt.want, tt.label)
		}
	}
}
