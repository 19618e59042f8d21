package export

import (
	"io"

	"github.com/parquet-go/parquet-go"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// rowGroup is how much text, in bytes, is gathered before it is written as a
// group of rows. All of it is in memory at once; readers skip whole groups.
const rowGroup = 16 << 20

// Parquet writes an Apache Parquet file of Rows, packed with Zstandard. Moments
// are timestamps in milliseconds, in UTC, days are dates, and lists are lists.
func Parquet(w io.Writer, revisions Revisions) (n int, err error) {
	out := parquet.NewGenericWriter[Row](w, parquet.Compression(&parquet.Zstd),
		parquet.CreatedBy("tearsheet", crawl.Version(), ""))
	size := 0
	for r, err := range revisions {
		if err != nil {
			return n, err
		}
		if _, err := out.Write([]Row{rowOf(r)}); err != nil {
			return n, err
		}
		n++
		if size += len(r.Record.Text) + rowCost; size >= rowGroup {
			if err := out.Flush(); err != nil {
				return n, err
			}
			size = 0
		}
	}
	return n, out.Close()
}

// rowCost is about what a row costs in memory beside its text.
const rowCost = 1 << 10
