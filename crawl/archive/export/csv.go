package export

import (
	"encoding/csv"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// between stands between the items of a list in one cell.
const between = "; "

// CSV writes a table as RFC 4180 has it, in UTF-8, with the names of the columns
// of Row in its first line. Times are RFC 3339 in UTC, days like 2026-05-01, and
// the items of lists are separated by "; ". What is not known is an empty cell.
//
// Cells are as the page has them, and some spreadsheets take one that begins with
// =, +, -, @, a tab or a carriage return for a formula, which may send what stands
// in other cells anywhere. With noFormulas, such a cell has an apostrophe in front,
// by which they know it for a text.
func CSV(w io.Writer, revisions Revisions, noFormulas bool) (n int, err error) {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	names, days := columns()
	if err := out.Write(names); err != nil {
		return 0, err
	}
	line := make([]string, len(names))
	for r, err := range revisions {
		if err != nil {
			return n, err
		}
		row := reflect.ValueOf(rowOf(r))
		for i := range line {
			line[i] = cell(row.Field(i).Interface(), days[i])
			if noFormulas && isFormula(line[i]) {
				line[i] = "'" + line[i]
			}
		}
		if err := out.Write(line); err != nil {
			return n, err
		}
		n++
	}
	out.Flush()
	return n, out.Error()
}

// isFormula reports whether a spreadsheet may calculate a cell (OWASP, "CSV
// Injection"). Numbers are what they look like.
func isFormula(cell string) bool {
	_, err := strconv.ParseFloat(cell, 64)
	return cell != "" && err != nil && strings.IndexByte("=+-@\t\r", cell[0]) >= 0
}

// Columns are the names of the columns of Row, in order.
func Columns() []string {
	names, _ := columns()
	return names
}

// columns are the names of the columns, and which of them hold days.
func columns() (names []string, days []bool) {
	for field := range reflect.TypeFor[Row]().Fields() {
		name, rest, _ := strings.Cut(field.Tag.Get("parquet"), ",")
		names = append(names, name)
		days = append(days, strings.HasSuffix(rest, ",date"))
	}
	return names, days
}

// cell writes a value of a Row.
func cell(value any, isDay bool) string {
	switch v := value.(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, between)
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case int32:
		if isDay {
			return showDay(v)
		}
		return strconv.Itoa(int(v))
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case time.Time:
		return v.Format(time.RFC3339Nano)
	}
	if v := reflect.ValueOf(value); v.Kind() == reflect.Pointer && !v.IsNil() {
		return cell(v.Elem().Interface(), isDay)
	}
	return "" // a nil pointer; TestCSV knows all other types
}
