package dates

import "fmt"

func ExampleAll() {
	const line = "Von Jo Doe · 01.05.2024, 14:30 Uhr · zuletzt geändert am 2. Mai 2024"
	for found := range All(line, Context{Language: "de"}) {
		fmt.Println(found, "from", line[found.Start:found.End])
	}
	// Output:
	// 2024-05-01T14:30:00 from 01.05.2024, 14:30 Uhr
	// 2024-05-02 from 2. Mai 2024
}

func ExampleContext() {
	const printed = "05/01/2024"
	told, _ := Parse("2024-05-01T09:30:00Z", Context{})

	guess, _ := First(printed, Context{Language: "en-GB"})
	sure, _ := First(printed, Context{Language: "en-GB", Known: []Date{told.Date}})
	fmt.Println(guess, guess.Guessed)
	fmt.Println(sure, sure.Guessed)
	// Output:
	// 2024-01-05 true
	// 2024-05-01 false
}
