package extract

import "github.com/tearsheet-news/tearsheet/extract/internal/decode"

// Encoding is the character encoding that Extract reads a page in, by the name
// that WHATWG gives it: "utf-8", "windows-1251", "gbk". body and contentType are
// those of Extract. Whoever follows the links of a page needs it: browsers send
// the query of an address in the encoding of the page it stands on.
func Encoding(body []byte, contentType string) string {
	return decode.UTF8(body, contentType).Encoding
}
