package learn

import "github.com/tearsheet-news/tearsheet/extract/internal/logodds"

// prior is what is known before any page is looked at: what words mean that the
// corpus has too few pages for. It has shops, manuals and forums, but hardly a
// news site's own lists of stories.
var prior = map[logodds.Feature]float32{
	{What: "address", Bin: "front page"}:  -2, // by definition
	{What: "under", Bin: "tag"}:           -1, // /tag/harbour, /author/ann-lee, /page/2
	{What: "at", Bin: "tag"}:              -1, // /search?q=harbour
	{What: "anywhere", Bin: "forum"}:      -1, // a thread has authors, dates and running text, as a story has
	{What: "body class", Bin: "list"}:     -2, // WordPress says so of each archive, and only of them
	{What: "body class", Bin: "home"}:     -1,
	{What: "json-ld", Bin: "collection"}:  -1.5,
	{What: "json-ld", Bin: "profile"}:     -1.5,
	{What: "og:type", Bin: "profile"}:     -1.5,
	{What: "linked headings", Bin: "4+"}:  -0.3,
	{What: "linked headings", Bin: "8+"}:  -0.3,
	{What: "cut texts", Bin: "4+"}:        -0.3,
	{What: "cut texts", Bin: "8+"}:        -0.3,
	{What: "article elements", Bin: "8+"}: -0.3,
}

// priors are the priors by the numbers of features.
func priors(features []logodds.Feature) []float32 {
	out := make([]float32, len(features))
	for i, f := range features {
		out[i] = prior[f]
	}
	return out
}
