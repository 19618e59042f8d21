package warc

import (
	"bufio"
	"io"

	"github.com/klauspost/compress/gzip"
)

// gzipLevel was chosen by measurement, see BenchmarkWrite: on news pages level
// 5 of klauspost/compress stores within 5 % of what the standard library's
// default level 6 does, in a third of its time. Level 1 would save another third
// of that, and store a seventh more.
const gzipLevel = 5

// A compressor makes gzip members, and is reused because its tables are large.
type compressor struct {
	zw  *gzip.Writer
	out *bufio.Writer
}

func newCompressor() *compressor {
	zw, err := gzip.NewWriterLevel(io.Discard, gzipLevel)
	if err != nil {
		panic(err) // the level is a constant in range
	}
	return &compressor{zw: zw, out: bufio.NewWriterSize(io.Discard, 64<<10)}
}

// run writes s to w as one member.
func (c *compressor) run(w io.Writer, s *sealed) error {
	c.out.Reset(w)
	c.zw.Reset(c.out)
	if err := s.writeTo(c.zw); err != nil {
		return err
	}
	if err := c.zw.Close(); err != nil {
		return err
	}
	return c.out.Flush()
}
