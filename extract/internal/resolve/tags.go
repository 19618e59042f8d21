package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// Tags are the keywords of the story.
func Tags(in *Input) List {
	var out List
	for _, source := range [...]string{"meta:article:tag", "jsonld:keywords", "meta:news_keywords", "meta:keywords"} {
		for _, c := range in.Claims.Of(claim.Tag) {
			if c.Source == source {
				for tag := range strings.SplitSeq(c.Value, ",") {
					out.Texts = append(out.Texts, strings.TrimSpace(tag))
				}
				out.Source = source
			}
		}
		if len(out.Texts) > 0 {
			break
		}
	}
	return out
}
