package peer

import "testing"

// Record is a WARC record as warcio reads it, with digests worked out by the
// script beside those that the record states.
type Record struct {
	Version, Type, ID, URL string
	Offset, Length         int64
	Block, StatedBlock     string
	Payload, StatedPayload string
	Status                 int
	Text                   string // of a response, decoded
	Index                  string // a line of warcio's index instead
}

// Read reads a WARC file with warcio: its records, each with the digests that it
// states, and warcio's index of it.
func (d Dir) Read(t testing.TB, file string) (records []Record, index []string) {
	t.Helper()
	d.Need(t, "node", "warcio")
	for _, line := range d.Run(t, "read.mjs", file) {
		r := decode[Record](t, line)
		if r.Index != "" {
			index = append(index, r.Index)
			continue
		}
		records = append(records, r)
		if r.Block != r.StatedBlock {
			t.Errorf("%s %s: block digest %s, warcio's %s", r.Type, r.URL, r.StatedBlock, r.Block)
		}
		if r.StatedPayload != "" && r.Payload != r.StatedPayload && r.Type != "revisit" {
			t.Errorf("%s %s: payload digest %s, warcio's %s", r.Type, r.URL, r.StatedPayload, r.Payload)
		}
	}
	return records, index
}
