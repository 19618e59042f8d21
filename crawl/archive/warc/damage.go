package warc

import (
	"errors"
	"fmt"
	"io"
)

// between explains why there is no segment to open.
func (r *Reader) between(err error) error {
	switch {
	case err == io.EOF:
		r.final = err
	default:
		return r.stepOver(r.problem(garbage, err), r.src.start+1)
	}
	return r.final
}

// problem describes trouble with the open segment as a whole.
func (r *Reader) problem(kind ProblemKind, err error) *Problem {
	return &Problem{File: r.opts.File, Offset: r.src.start, Kind: kind, Err: err}
}

// stepOver moves to where the next record may begin, which in an uncompressed
// file is searched from the offset from, and returns p with its kind made
// exact. If the input itself fails, that is the error instead.
func (r *Reader) stepOver(p *Problem, from int64) error {
	src := r.src
	src.want = false
	_, damaged := errors.AsType[memberError](p.Err)
	if !damaged && src.open && src.text == src.zbuf {
		// The text is readable, so the next record can be found in it, unless
		// it turns out that what is wrong with it comes from below.
		err := src.skipStray()
		if _, damaged = errors.AsType[memberError](err); !damaged {
			return p
		}
		p.Err = err
	}
	if damaged {
		p.Kind, from = src.damage(), src.start+1
	}
	failed := src.in.err
	if failed == nil {
		failed = src.resync(from)
	}
	if failed != nil {
		r.final = fmt.Errorf("warc: reading %s: %w", r.opts.File, failed)
		return r.final
	}
	if endedEarly(p.Err) && src.atEnd() {
		p.Kind = cutOff
	}
	return p
}

// damage is what is wrong with a member that does not unpack.
func (s *source) damage() ProblemKind {
	if s.zst != nil && s.zr != s.gz {
		return badZstd
	}
	return badGzip
}

func endedEarly(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}
