package warc

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// A .warc.zst file (IIPC, "Use of the Zstandard compression in WARC files", 1.0)
// has a frame for each record, and before them, where it has a dictionary of its
// own, a skippable frame that holds it, perhaps packed as a frame itself.
var (
	zstdMagic       = []byte{0x28, 0xb5, 0x2f, 0xfd} // RFC 8878 §3.1.1
	dictionaryMagic = []byte{0x5d, 0x2a, 0x4d, 0x18} // of the skippable frame, §3.1.2
	trainedMagic    = []byte{0x37, 0xa4, 0x30, 0xec} // of a dictionary with tables, §5
)

const (
	maxDictionary = 64 << 20  // bytes, packed and unpacked; those in use have a few hundred kB
	maxWindow     = 128 << 20 // bytes that a frame may look back
)

// isSkippable reports whether a frame begins that holds no data.
func isSkippable(head []byte) bool {
	return len(head) >= 4 && head[0]&0xf0 == 0x50 && bytes.Equal(head[1:4], dictionaryMagic[1:])
}

// frames unpacks the frames of a file, one at a time.
type frames struct {
	options []zstd.DOption
	decoder *zstd.Decoder
	frame   frame
}

func newFrames() *frames {
	return &frames{options: []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow)}}
}

// open begins the frame that raw is at.
func (z *frames) open(raw *bufio.Reader) (err error) {
	z.frame = frame{raw: raw}
	if z.decoder == nil {
		z.decoder, err = zstd.NewReader(nil, z.options...)
	}
	if err == nil {
		err = z.decoder.Reset(&z.frame)
	}
	return err
}

func (z *frames) Read(p []byte) (int, error) { return z.decoder.Read(p) }

// learn makes text the dictionary of the frames to come.
func (z *frames) learn(text []byte) error {
	if bytes.HasPrefix(text, zstdMagic) {
		unpack, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxDictionary))
		if err != nil {
			return err
		}
		defer unpack.Close()
		if text, err = unpack.DecodeAll(text, nil); err != nil {
			return fmt.Errorf("its dictionary: %w", err)
		}
	}
	option := zstd.WithDecoderDictRaw(0, text)
	if bytes.HasPrefix(text, trainedMagic) {
		option = zstd.WithDecoderDicts(text)
	}
	z.options, z.decoder = append(z.options, option), nil
	return nil
}

// frame reads one frame out of a file and not a byte more, as the decoder alone
// would: where a frame ends is the offset of a record.
type frame struct {
	raw   *bufio.Reader
	began bool
	left  int64 // bytes that can be read before the next header of a block
	last  bool  // the block is the last one
	sum   bool  // a checksum follows it
	ended bool
}

func (f *frame) Read(p []byte) (int, error) {
	for f.left == 0 {
		if err := f.next(); err != nil {
			return 0, err
		}
	}
	n, err := f.raw.Read(p[:min(int64(len(p)), f.left)])
	f.left -= int64(n)
	return n, noEOF(err)
}

// next looks how long the next part of the frame is: its header with that of the
// first block, a block with the header of the one behind, the checksum.
func (f *frame) next() error {
	switch {
	case f.ended:
		return io.EOF
	case !f.began:
		return f.header()
	case f.last:
		f.ended = true
		if f.sum {
			f.left = 4
		}
		return nil
	}
	head, err := f.raw.Peek(3)
	if err != nil {
		return noEOF(err)
	}
	f.left = f.block(head)
	return nil
}

func (f *frame) header() error {
	head, err := f.raw.Peek(zstd.HeaderMaxSize)
	var h zstd.Header
	if badly := h.Decode(head); badly != nil {
		return errors.Join(noEOF(err), badly)
	}
	f.began, f.sum, f.left = true, h.HasCheckSum, int64(h.HeaderSize)
	return nil
}

// block is the length of a block with its header (RFC 8878 §3.1.1.2).
func (f *frame) block(head []byte) int64 {
	bits := binary.LittleEndian.Uint32([]byte{head[0], head[1], head[2], 0})
	f.last = bits&1 != 0
	const oneByteOverAndOver = 1
	if bits>>1&3 == oneByteOverAndOver {
		return 3 + 1
	}
	return 3 + int64(bits>>3)
}

// skippable passes over a frame without data. The first of a file may be its
// dictionary.
func (s *source) skippable() error {
	first := s.offset() == 0
	var head [8]byte
	if _, err := io.ReadFull(s.raw, head[:]); err != nil {
		return memberError{noEOF(err)}
	}
	size := int64(binary.LittleEndian.Uint32(head[4:]))
	if !first || !bytes.HasPrefix(head[:], dictionaryMagic) {
		_, err := io.CopyN(io.Discard, s.raw, size)
		return noEOF(err)
	}
	if size > maxDictionary {
		return fmt.Errorf("its dictionary has %d bytes, and %d are read at most", size, maxDictionary)
	}
	text := make([]byte, size)
	if _, err := io.ReadFull(s.raw, text); err != nil {
		return noEOF(err)
	}
	return s.zstd().learn(text)
}

// zstd is what unpacks the frames of the file. One that is read from its middle
// has its dictionary at its beginning.
func (s *source) zstd() *frames {
	if s.zst != nil {
		return s.zst
	}
	s.zst = newFrames()
	if at, ok := s.in.r.(io.ReaderAt); ok && s.base > 0 {
		start := newSource(io.NewSectionReader(at, 0, s.base), 0)
		start.zst = s.zst
		if head, _ := start.raw.Peek(len(dictionaryMagic)); bytes.Equal(head, dictionaryMagic) {
			start.skippable() // without it, frames say what they lack
		}
	}
	return s.zst
}
