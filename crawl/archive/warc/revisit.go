package warc

import "time"

// An Original is the earlier record that a revisit stands on.
type Original struct {
	ID            string // record identifier
	URL           string
	Time          time.Time
	PayloadDigest string // as its Receipt has it
}

// The profiles of WARC 1.1 §6.7.
const (
	profileIdentical   = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
	profileNotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
)

// Identical drafts the record of a response whose payload has the digest of the
// original's: head is kept, the payload is not stored again.
func (c Capture) Identical(head []byte, original Original) *Draft {
	d := c.revisit(profileIdentical, head, original)
	d.Header.Add("WARC-Truncated", truncatedLength) // §6.7.2 asks for it
	return d
}

// NotModified drafts the record of a 304 response to a conditional request.
func (c Capture) NotModified(head []byte, original Original) *Draft {
	return c.revisit(profileNotModified, head, original)
}

func (c Capture) revisit(profile string, head []byte, original Original) *Draft {
	d := c.draft(TypeRevisit, "application/http;msgtype=response")
	d.Head = head
	d.Header = append(d.Header,
		Field{"WARC-Profile", profile},
		Field{"WARC-Refers-To", bracket(original.ID)},
		Field{"WARC-Refers-To-Target-URI", original.URL},
		Field{"WARC-Refers-To-Date", formatDate(original.Time)},
	)
	if original.PayloadDigest != "" {
		d.Header.Add("WARC-Payload-Digest", original.PayloadDigest)
	}
	return d
}
