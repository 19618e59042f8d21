package extract

import "github.com/tearsheet-news/tearsheet/extract/internal/claim"

// leaveOut empties the fields that are less sure than least.
func (a *Article) leaveOut(least float64) {
	for key, confidence := range a.Confidence {
		if confidence >= least {
			continue
		}
		without := []string{key}
		switch claim.Field(key) {
		case claim.Body:
			a.Text, a.HTML, a.Markdown, a.Blocks, a.WordCount = "", "", "", nil, 0
		case claim.Title:
			a.Title = ""
		case claim.Author:
			a.Byline, a.Authors = "", nil
			without = append(without, string(claim.Byline))
		case claim.Published:
			a.Published = ""
		case claim.Category:
			a.Category, a.Categories = "", nil
			without = append(without, "categories")
		case claim.Tag:
			a.Tags = nil
		}
		for _, key := range without {
			delete(a.Sources, key)
			delete(a.Confidence, key)
		}
	}
}
