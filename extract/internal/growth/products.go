package main

import (
	"slices"
	"strings"
)

// texts are things that a page can say.
var texts = []string{
	"words ", "Words ", "letters", "12 ", "1", "3 May 2024 ", "May ", "2024-05-03T10:00:00Z ", "10:30 ", "3/5/24 ", "Ada Quill, ", "Ada Quill and ", "By Ada ",
	"von ", "A. ", "ada@port.example ", "@ada ", "Updated ", "Reuters ", "https://port.example/a ", "&amp;", "&abcdefgh", "&abcdefgh;", "&amp;#38;", "&#", "(", "( ) ",
	"“", "'a' ", "- ", "—", " | ", ", ", ". ", ": ", "/", "> ", "<", "&lt;b>", "&lt;a ", "\n", "\t", "&nbsp;", "\u200b", "\u00ad", "e\u0301", "港", "五月三日 ", "مرحبا ", "สวัสดี",
	"\U0001F6A2", "\xff", "{n} ", "Port{a}, ", "a{n} ", "\\", "&quot;", "…", "#ferry ", "{date} ", "Ada {a}, ",
}

// textSlots are the slots that say each of them.
var textSlots = []string{"paragraph", "title", "byline"}

// inlines and blocks are the elements that are repeated.
var (
	inlines = strings.Fields(`a abbr b button cite code del em font i ins label mark math o:p q ruby s small span strong sub sup svg time u kbd nobr`)
	blocks  = strings.Fields(`address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 header hr li ` +
		`main nav noscript ol option p picture pre section select summary table tbody td template textarea th tr ul video body html iframe object x-card`)
)

// structures are all that the growth of work is measured on.
var structures = slices.Concat(named, said(), marked("paragraph", inlines), marked("story", blocks))

// said are the texts, each in each of the slots for them. What would end an
// attribute or begin an element there is written in another way.
func said() (all []structure) {
	quoted := strings.NewReplacer(`"`, "”", "<", "‹")
	for _, slot := range textSlots {
		for _, text := range texts {
			if slot != "paragraph" {
				text = quoted.Replace(text)
			}
			all = append(all, structure{slot, text})
		}
	}
	return all
}

// marked are elements in a slot: one after the other, inside one another, each
// unlike all others, and end tags alone.
func marked(slot string, tags []string) (all []structure) {
	for _, tag := range tags {
		for _, unit := range []string{"<TAG>Some words of it.</TAG> ", "<TAG>words ", "<TAG class=c{n} href=/{n}>words {a} ", "words</TAG> "} {
			all = append(all, structure{slot, strings.ReplaceAll(unit, "TAG", tag)})
		}
	}
	return all
}
