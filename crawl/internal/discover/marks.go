package discover

import (
	"bytes"

	"golang.org/x/text/encoding/unicode"
)

// unmark decodes text that begins with a byte order mark; of other text it is
// not true.
func unmark(data []byte) (text []byte, marked bool) {
	if rest, ok := bytes.CutPrefix(data, []byte("\xEF\xBB\xBF")); ok {
		return rest, true
	}
	if bytes.HasPrefix(data, []byte("\xFE\xFF")) || bytes.HasPrefix(data, []byte("\xFF\xFE")) {
		text, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		return text, err == nil
	}
	return data, false
}
