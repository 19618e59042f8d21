package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/extract"
)

// Proof is what a citation of a revision rests on, checked.
type Proof struct {
	*Revision

	// Answers are the pages it was made from, in order, as the server sent them.
	// Their digests were compared with their bytes, with those in the WARC
	// records, and with those that the library has.
	Answers []*Answer

	// Differs are the keys of the record that this program would make otherwise
	// from these bytes, in order; empty where it makes the very same record. They
	// say that the extractor has changed, or that the record has.
	Differs []string
}

// ErrPayload: the bytes are not those that the digest is of.
var ErrPayload = errors.New("the payload does not have its digest")

// ErrRules: a record was made with rules that are not those given.
var ErrRules = errors.New("it was made with other rules")

// Prove checks that a revision was made from the bytes it names, and with rules,
// which are nil where it was made without. The error says what is wrong with
// them, with file and offset.
func (a *Archive) Prove(ctx context.Context, r *Revision, rules *extract.Rules) (*Proof, error) {
	p := &Proof{Revision: r}
	if digest := r.Record.Rules; digest != "" && digest != rules.Digest() {
		return nil, fmt.Errorf("%s: %w: %s", r.URL, ErrRules, digest)
	}
	pages, answers, err := a.pages(ctx, r)
	if err != nil {
		return nil, err
	}
	for i, answer := range answers {
		sum := sha256.Sum256(answer.Raw)
		if digest := "sha256:" + hex.EncodeToString(sum[:]); digest != answer.Digest {
			at := r.Origin.Pages[i]
			return nil, fmt.Errorf("%s, offset %d: %w: it is %s, not %s", at.File, at.Offset, ErrPayload, digest, answer.Digest)
		}
	}
	p.Answers = answers
	made, err := crawl.Remake(r.Record, pages, rules)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.URL, err)
	}
	p.Differs, err = Differs(r.JSON, made)
	return p, err
}

// Differs lists the keys under which a record and made, as JSON, differ.
func Differs(line []byte, made *crawl.Article) ([]string, error) {
	text, err := json.Marshal(made)
	if err != nil {
		return nil, err
	}
	var old, now map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal(line, &old), json.Unmarshal(text, &now)); err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	for _, m := range []map[string]json.RawMessage{old, now} {
		for k := range m {
			if string(old[k]) != string(now[k]) {
				keys[k] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(keys)), nil
}
