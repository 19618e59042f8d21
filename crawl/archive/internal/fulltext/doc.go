// Package fulltext takes texts and queries apart into words, so that an index
// made of the words of texts finds what is searched for, and shows it in its
// place.
//
//	token.go     a text's words, as they are compared
//	spaceless.go scripts that put no space between words
//	query.go     what a person asks for, and how FTS5 is asked for it
//	beginning.go the beginnings of words, which have an index of their own
//	snippet.go   the piece of a text around what was found
//
// SQLite's FTS5 is given words that have been taken apart here, and only tells
// them from each other by the spaces between them: so there is one idea of what a
// word is, for the index, the query, and the marks in a text.
package fulltext
