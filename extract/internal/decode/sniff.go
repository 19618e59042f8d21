package decode

import "bytes"

// magics are how files begin that are often saved or served as pages by
// mistake.
var magics = []struct{ prefix, kind string }{
	{"%PDF-", "a PDF document"},
	{"\x89PNG\r\n", "a PNG image"},
	{"\xFF\xD8\xFF", "a JPEG image"},
	{"GIF87a", "a GIF image"},
	{"GIF89a", "a GIF image"},
	{"RIFF", "a RIFF file (WebP, WAV or AVI)"},
	{"\x1F\x8B", "gzip data"},
	{"\x28\xB5\x2F\xFD", "Zstandard data"},
	{"PK\x03\x04", "a ZIP archive or office document"},
	{"\xD0\xCF\x11\xE0", "an old office document"},
	{"\x7FELF", "a program"},
	{"wOF2", "a font"},
	{"wOFF", "a font"},
	{"OggS", "an Ogg file"},
	{"ID3", "an MP3 file"},
	{"SQLite format 3\x00", "a SQLite database"},
	{"WARC/1.", "a WARC file"},
}

// sniffLen is how much of a resource is looked at for binary bytes, as in the
// MIME Sniffing standard, section 7.
const sniffLen = 1445

// Binary tells what a page is that is not text, such as "a PNG image", or ""
// for text. Where no known beginning decides, bytes do that no text has: one
// stray control character is forgiven, one in fifty bytes is not. In UTF-16,
// every other byte may be such a one, so a page that begins in it is text.
func Binary(page []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(page, []byte(m.prefix)) {
			return m.kind
		}
	}
	for _, u := range utf16s {
		if bytes.HasPrefix(page, []byte(u.beginning)) {
			return ""
		}
	}
	head := page[:min(len(page), sniffLen)]
	odd := 0
	for _, b := range head {
		if b < ' ' && b != '\t' && b != '\n' && b != '\f' && b != '\r' && b != 0x1B {
			odd++
		}
	}
	if odd > 1 && odd*50 > len(head) {
		return "binary data"
	}
	return ""
}
