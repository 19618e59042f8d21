package main

import (
	"os"

	"github.com/tearsheet-news/tearsheet/extract"
)

// rulesFile is the flag that names a file of own rules.
type rulesFile struct {
	name  string
	rules *extract.Rules // nil: none
}

func (f *rulesFile) String() string { return f.name }

// Set reads the file; what is wrong with it is wrong with the command line.
func (f *rulesFile) Set(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return named(name, err)
	}
	rules, err := extract.ParseRules(name, data)
	if err != nil {
		return err
	}
	f.name, f.rules = name, rules
	return nil
}

// rulesOption is --rules, for the commands that make records.
func rulesOption(f *rulesFile, help string) option {
	return option{name: "rules", arg: "FILE", to: f, help: help}
}

// rulesHelp tells what the file is.
const rulesHelp = `where on the pages of some hosts the body and the fields stand, by CSS selectors, in
	TOML; "tearsheet help rules" shows how`

// rulesManual is what help rules prints.
const rulesManual = `A file of rules, for --rules of extract, crawl, reextract and prove.

It says for hosts, by CSS selectors, where on their pages the story and its fields
stand, and overrules what is found without it:

  [[rule]]
  hosts     = ["www.example.com", ".example.org"]
  body      = "div.story"
  remove    = ["aside", ".newsletter"]
  title     = "h1.headline"
  byline    = "p.signature"
  authors   = "p.signature a"
  published = "time.first::attr(datetime)"
  modified  = "time.last::attr(datetime)"
  category  = "nav.trail a"
  tags      = "meta[name=topics]::attr(content)"
  image     = "figure.lead img"

A host with a leading dot stands for itself and all hosts below it. A selector finds
text, or with ::attr(NAME) at its end the value of that attribute. All keys but hosts
may be left out. What remove finds is read as if it were not on the page; all text in
what body finds is kept. Of several names that category finds the last is the category.

A field that a rule does not find, or of which it finds no date, is decided as without
rules. Of several rules for a host the first that finds a field has it. The "sources"
of a record name "rule:title" and so on, and its "rules" are the digest of the file.

Examples:
  tearsheet extract --rules sites.toml --url https://www.example.com/story page.html
  tearsheet crawl --rules sites.toml --dir news https://www.example.com
  tearsheet reextract --rules sites.toml news | less
`
