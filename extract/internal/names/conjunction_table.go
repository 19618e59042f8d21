package names

// conjunctions are the words for "and", in lower case. Those with languages
// behind them are read only on pages in one of these.
var conjunctions = map[string]string{
	"and": "", "und": "", "&": "", "＆": "", "et": "", "og": "", "och": "", "oraz": "", "sowie": "", "ve": "", "és": "", "και": "",
	"și": "", "şi": "", "và": "", "dhe": "", "और": "", "ו": "", "و": "",
	"y": "", "e": "", "i": "", "и": "", "і": "", // one letter: see doubtful
	"та": "uk", "й": "uk", "ir": "lt",
	"dan": "id ms", // a given name
	"en":  "nl af", // "in" in French and Spanish
	"a":   "cs sk", // "to" in Spanish, "from" in Italian
	"ja":  "fi et", // a given name in Danish
	"in":  "sl",    // "in" in many languages
	"un":  "lv",    // an article
	"si":  "ro",    // "if"
	"na":  "sw",    // "on" in Czech and Polish
}

// companions join a person or a house with an agency: "FR mit dpa". "im
// Gespräch mit" and its like join two people.
var (
	companions = setOf("mit with avec con med met com")
	dialogues  = phrasesOf("im gespräch mit", "im interview mit", "in conversation with", "talks to", "as told to", "en conversation avec", "en conversación con")
)

// businessTails follow "&" in the names of firms.
var businessTails = setOf("co company sons partner partners associates cie söhne")
