package dates

import "testing"

func TestOrder(t *testing.T) {
	const may, january = "2024-05-01", "2024-01-05"
	known := func(s string) []Date {
		f, _ := Parse(s, Context{})
		return []Date{f.Date}
	}
	for _, test := range []struct {
		text    string
		ctx     Context
		want    string
		guessed bool
	}{
		// One order only.
		{"13/05/2024", Context{Language: "en-US"}, "2024-05-13", false},
		{"05/13/2024", Context{Language: "de"}, "2024-05-13", false},
		{"05/05/2024", Context{}, "2024-05-05", false},
		{"2024/05/01", Context{Language: "en-US"}, may, false},
		// Language and country.
		{"05/01/2024", Context{}, may, true},
		{"05/01/2024", Context{Language: "en"}, may, true},
		{"05/01/2024", Context{Language: "en-US"}, may, true},
		{"01/05/2024", Context{Language: "en-GB"}, may, true},
		{"01/05/2024", Context{Language: "en", Country: "IN"}, may, true},
		{"01/05/2024", Context{Language: "en-US", Country: "GB"}, may, true}, // a system's default
		{"01/05/2024", Context{Language: "fr-CA"}, may, true},
		{"05/01/2024", Context{Language: "en-CA"}, may, true},
		{"01/05/2024", Context{Language: "es-US"}, may, true},
		{"01/05/2024", Context{Language: "it"}, may, true},
		{"01.05.2024", Context{Language: "de"}, may, false},
		{"01.05.2024", Context{Language: "en"}, may, true},
		{"05.01.2024", Context{Language: "en-US"}, may, true},
		{"01-05-2024", Context{Language: "nl"}, may, true},
		{"01-05-2024", Context{Language: "en"}, may, true},
		{"05-01-2024", Context{Language: "en-US"}, may, true},
		// The page itself.
		{"01/05/2024", Context{Language: "en-US", Order: DayFirst}, may, false},
		{"05/01/2024", Context{Language: "de", Order: MonthFirst}, may, false},
		{"01/05/2024", Context{Language: "en-US", Known: known(may)}, may, false},
		{"05/01/2024", Context{Language: "en-GB", Known: known("2024-05-01T09:30:00Z")}, may, false},
		{"05/01/2024", Context{Language: "en-GB", Order: DayFirst, Known: known(may)}, may, false},
		{"05/01/2024", Context{Language: "en-GB", Known: append(known(may), known(january)...)}, january, true},
		// Short years.
		{"1/5/24", Context{Language: "en-GB"}, may, true},
		{"5/1/24", Context{Language: "en-US"}, may, true},
		{"01.05.24", Context{Language: "de"}, may, false},
		{"01.05.99", Context{Language: "de"}, "1999-05-01", false},
		{"24/05/01", Context{Language: "ja"}, may, false},
	} {
		f, ok := First(test.text, test.ctx)
		if !ok || f.String() != test.want || f.Guessed != test.guessed {
			t.Errorf("First(%q, %+v) = %q, guessed %v, %v; want %q, %v",
				test.text, test.ctx, f, f.Guessed, ok, test.want, test.guessed)
		}
	}
}

func TestSwapped(t *testing.T) {
	f, _ := First("05/01/2024 09:30", Context{Language: "en"})
	if got := f.Swapped().String(); got != "2024-01-05T09:30:00" {
		t.Errorf("the other reading is %q", got)
	}
}

func TestOrderIn(t *testing.T) {
	for text, want := range map[string]Order{
		"":                                  OrderUnknown,
		"05/01/2024 and 2024-05-13":         OrderUnknown,
		"from 05/01/2024 to 13/05/2024":     DayFirst,
		"from 05/01/2024 to 05/13/2024":     MonthFirst,
		"13/05/2024, 05/13/2024":            OrderUnknown,
		"13.05.2024, 14.05.2024, 5/13/2024": DayFirst,
		"99.13.2024":                        OrderUnknown,
	} {
		if got := OrderIn(text); got != want {
			t.Errorf("OrderIn(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestCountryOf(t *testing.T) {
	for host, want := range map[string]string{
		"www.example.co.uk": "GB", "example.de": "DE", "example.com.br": "BR", "EXAMPLE.FR.": "FR",
		"example.com": "", "example.io": "", "example.tv": "", "example.eu": "", "news.example.gov": "US",
		"localhost": "", "de": "", "": "", "192.168.1.10": "",
	} {
		if got := CountryOf(host); got != want {
			t.Errorf("CountryOf(%q) = %q, want %q", host, got, want)
		}
	}
}
