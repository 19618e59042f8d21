package main

// prior is what is known before any page is looked at: what words mean that the
// corpus has too few pages for. It has shops, manuals and forums, but hardly a
// news site's own lists of stories.
var prior = map[string]float32{
	"address: front page":  -2, // by definition
	"under: tag":           -1, // /tag/harbour, /author/ann-lee, /page/2
	"at: tag":              -1, // /search?q=harbour
	"anywhere: forum":      -1, // a thread has authors, dates and running text, as a story has
	"body class: list":     -2, // WordPress says so of each archive, and only of them
	"body class: home":     -1,
	"json-ld: collection":  -1.5,
	"json-ld: profile":     -1.5,
	"og:type: profile":     -1.5,
	"linked headings: 4+":  -0.3,
	"linked headings: 8+":  -0.3,
	"cut texts: 4+":        -0.3,
	"cut texts: 8+":        -0.3,
	"article elements: 8+": -0.3,
}

// priors are the priors by the numbers of the observations.
func priors(names []string) []float32 {
	out := make([]float32, len(names))
	for i, name := range names {
		out[i] = prior[name]
	}
	return out
}
