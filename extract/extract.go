// Package extract turns one news page into one record.
package extract

import "errors"

// Step is one thing a stage did.
type Step struct {
	Stage   string `json:"stage"`
	Action  string `json:"action"`
	Rule    string `json:"rule"`
	Element string `json:"element,omitempty"`
	Text    string `json:"text,omitempty"`
}

// Extract reads a page and returns its record.
func Extract(body []byte, pageURL, contentType string, opts *Options) (*Article, error) {
	return nil, errors.New("not there yet")
}
