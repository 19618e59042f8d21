package discover

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
)

// salvaged is a feed made of the parts of a faulty one that are sound: its head,
// up to the first entry, and the entries as far as each can be read for itself.
// It is nil where there are none.
func salvaged(data []byte) []byte {
	if bytes.HasPrefix(data, []byte("{")) {
		return salvagedJSON(data)
	}
	starts := itemStart.FindAllSubmatchIndex(data, MaxEntries)
	if starts == nil {
		return nil
	}
	out := feedHead(data[:starts[0][0]], string(data[starts[0][2]:starts[0][3]]))
	sound := 0
	for i, at := range starts {
		end := len(data)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		if item := soundItem(data[at[0]:end], data[at[2]:at[3]]); item != nil {
			out.body = append(out.body, item...)
			sound++
		}
	}
	if sound == 0 {
		return nil
	}
	return append(out.body, out.closing...)
}

var (
	itemStart = regexp.MustCompile(`<(item|entry)[\s>]`)

	// itemField is one of the elements that an entry is read for, as far as it has
	// no others in it.
	itemField = regexp.MustCompile(`<(link|guid|title|pubDate|dc:date|published|updated|category)(?:\s[^<>]*)?(?:/>|>(?:[^<]*|<!\[CDATA\[[^<]*\]\]>)</([^<>\s]+)>)`)
)

func countItems(data []byte) int { return len(itemStart.FindAllIndex(data, MaxEntries)) }

// soundItem is an entry up to its end tag where all of it can be read, else what
// of its fields can; nil where that is nothing.
func soundItem(data, name []byte) []byte {
	end := slices.Concat([]byte("</"), name, []byte(">"))
	if at := bytes.LastIndex(data, end); at >= 0 {
		if item := data[:at+len(end)]; isSound(item) {
			return item
		}
	}
	var fields []byte
	for _, at := range itemField.FindAllSubmatchIndex(data[:min(len(data), maxItem)], maxFields) {
		closed := at[4] < 0 || bytes.Equal(data[at[2]:at[3]], data[at[4]:at[5]])
		if field := data[at[0]:at[1]]; closed && isSound(field) {
			fields = append(fields, field...)
		}
	}
	if fields == nil {
		return nil
	}
	return slices.Concat([]byte("<"), name, []byte(">"), fields, end)
}

// Of a faulty entry this many bytes are looked at, and this many fields read;
// most have below ten.
const (
	maxItem   = 64 << 10
	maxFields = 50
)

// isSound reports whether data can be read and closes what it opens.
func isSound(data []byte) bool {
	if nesting(data) > maxFeedDepth {
		return false
	}
	open := openIn(data)
	return open != nil && len(open) == 0
}

// openIn are the names of the elements that data leaves open; nil where it is
// faulty.
func openIn(data []byte) []string {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	open := []string{}
	for {
		tok, err := d.RawToken()
		if err == io.EOF {
			return open
		}
		if err != nil {
			return nil
		}
		switch t := tok.(type) {
		case xml.StartElement:
			open = append(open, rawName(t.Name))
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != rawName(t.Name) {
				return nil
			}
			open = open[:len(open)-1]
		}
	}
}

func rawName(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// frame is what stands around the entries of a feed.
type frame struct{ body, closing []byte }

// feedHead is the frame with this head, and a plain one where that is faulty.
func feedHead(head []byte, item string) frame {
	open := openIn(head)
	if len(open) == 0 || nesting(head) > maxDepth {
		if item == "entry" {
			return frame{[]byte(`<feed xmlns="http://www.w3.org/2005/Atom">`), []byte("</feed>")}
		}
		return frame{[]byte(`<rss version="2.0"><channel>`), []byte("</channel></rss>")}
	}
	f := frame{body: bytes.Clone(head)}
	for _, name := range slices.Backward(open) {
		f.closing = append(f.closing, "</"+name+">"...)
	}
	return f
}

// salvagedJSON keeps the items of a JSON Feed before the fault, and of the rest
// what stands before them.
func salvagedJSON(data []byte) []byte {
	at := bytes.Index(data, []byte(`"items"`))
	if at < 0 {
		return nil
	}
	open := bytes.IndexByte(data[at:], '[')
	if open < 0 {
		return nil
	}
	start := at + open + 1
	d := json.NewDecoder(bytes.NewReader(data[start-1:]))
	if _, err := d.Token(); err != nil {
		return nil
	}
	end := 0
	for d.More() {
		var item json.RawMessage
		if d.Decode(&item) != nil {
			break
		}
		end = int(d.InputOffset())
	}
	if end == 0 {
		return nil
	}
	return append(bytes.Clone(data[:start-1+end]), "]}"...)
}
