package extract

// Step is one thing a stage did with a piece of the page: kept it, removed it,
// believed it or doubted it. A list of them is how a record explains itself.
type Step struct {
	Stage   string `json:"stage"`             // "body", "resolve" and so on
	Action  string `json:"action"`            // "keep", "remove", "believe", "doubt"
	Rule    string `json:"rule"`              // the rule that decided
	Element string `json:"element,omitempty"` // tag, id and classes, or the source of a claim
	Text    string `json:"text,omitempty"`    // the first words
}
