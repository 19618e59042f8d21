package archive

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"fmt"

	"modernc.org/sqlite"
)

// SQLite finds damage to the structure of a library, not to what it holds. So each
// row of a revision, and of what was made of it, has in its column sum a digest of
// the others, which this function of SQL makes.
const sumFunction = "tearsheet_sum"

// The rows that have digests, as what those are of.
const (
	revisionSum   = sumFunction + `(revision.id, seq, article, number, fetched, seen, origin, extraction, sketch)`
	extractionSum = sumFunction + `(extraction.id, extraction.revision, extractor, digest, json)`
)

func init() { // before any connection is made, as the driver has it
	sqlite.MustRegisterDeterministicScalarFunction(sumFunction, -1, sumOf)
}

// sumOf is the SHA-256 of values, each with its type and length.
func sumOf(_ *sqlite.FunctionContext, values []driver.Value) (driver.Value, error) {
	h := sha256.New()
	for _, value := range values {
		text, ok := value.([]byte)
		if !ok {
			text = fmt.Append(nil, value)
		}
		fmt.Fprintf(h, "%T %d:", value, len(text))
		h.Write(text)
	}
	return h.Sum(nil), nil
}

// toVersion4 gives every row its digest.
func toVersion4(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, `
ALTER TABLE revision ADD COLUMN sum BLOB NOT NULL DEFAULT x'';
ALTER TABLE extraction ADD COLUMN sum BLOB NOT NULL DEFAULT x'';
UPDATE revision SET sum = `+revisionSum+`;
UPDATE extraction SET sum = `+extractionSum)
	return err
}
