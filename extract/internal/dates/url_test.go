package dates

import "testing"

func TestFromURL(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.com/2024/05/01/title":             "2024-05-01",
		"https://example.com/2024/5/1/title":               "2024-05-01",
		"https://example.com/news/2024/05/01":              "2024-05-01",
		"https://example.com/2024/05/01-title.html":        "2024-05-01",
		"https://example.com/2024/may/01/title":            "2024-05-01",
		"https://example.com/2024/mai/01/titel":            "2024-05-01",
		"https://example.com/2024-05-01-title":             "2024-05-01",
		"https://example.com/2024-05-01/title":             "2024-05-01",
		"https://example.com/2024-05/01/c_1122.htm":        "2024-05-01",
		"https://example.com/n1/2024/0501/c1004-3.html":    "2024-05-01",
		"https://example.com/202405/01/t2.html":            "2024-05-01",
		"https://example.com/title-2024-05-01.html":        "2024-05-01",
		"https://example.com/title_20240501.html":          "2024-05-01",
		"https://example.com/20240501/title":               "2024-05-01",
		"https://example.com/29-10-2021/title":             "2021-10-29",
		"https://example.com/2024/05/title":                "2024-05",
		"https://example.com/2024/05/":                     "2024-05",
		"https://example.com/2024/05/12345-title":          "2024-05",
		"https://example.com/2024/10/3-questions-for-them": "2024-10",
		"https://example.com/2024/05/title-2024-05-02":     "2024-05-02",
		"/2024/05/01/title":                                "2024-05-01",
		// Numbers that only look like dates.
		"https://example.com/story-20240501123":       "",
		"https://example.com/a20240501":               "",
		"https://example.com/12345678/title":          "",
		"https://example.com/2024/title":              "",
		"https://example.com/2024/13/01/title":        "",
		"https://example.com/2024/02/30/title":        "2024-02",
		"https://example.com/1889/05/01/title":        "",
		"https://example.com/05/01/2024/title":        "", // May or January
		"https://example.com/election-2024-10-things": "",
		"https://example.com/show?date=2024-05-01":    "",
		"https://example.com/#2024-05-01":             "",
		"https://2024-05-01.example.com":              "",
		"":                                            "",
		"not an address 2024":                         "",
	} {
		d, _ := FromURL(address)
		if d.String() != want {
			t.Errorf("FromURL(%q) = %q; want %q", address, d, want)
		}
	}
}
