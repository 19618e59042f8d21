package discover

import "testing"

func TestApologyIn(t *testing.T) {
	for title, want := range map[string]Apology{
		"Page not found":                             NotFound,
		"Page not found | The Paper":                 NotFound,
		"The Paper - 404 Not Found":                  NotFound,
		"Oops! The page cannot be found.":            NotFound,
		"404: Seite nicht gefunden – Die Zeitung":    NotFound,
		"Erreur 404 : page introuvable":              NotFound,
		"Страница не найдена":                        NotFound,
		"ページが見つかりません | 新聞":                           NotFound,
		"This page doesn’t exist":                    NotFound,
		"Just a moment...":                           Challenge,
		"Attention Required! | The Paper":            Challenge,
		"Access denied":                              Challenge,
		"The ship that was not found":                NoApology,
		"Minister denied access to the files":        NoApology,
		"404 days at sea":                            NoApology,
		"Just a moment in time: the harbour at noon": NoApology,
		"":    NoApology,
		"–":   NoApology,
		"404": NoApology,
	} {
		if got := ApologyIn(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
