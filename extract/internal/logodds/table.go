package logodds

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Table is the weights of a list of features, in one column or more: a
// question that is asked twice, with more to see the second time, has two.
//
// As a text it has a line for each feature, with cells separated by tabs: what,
// bin, and a weight for each column. Weights are rounded to hundredths, and a
// feature whose weights are all next to nothing has no line. The line "bias"
// is what stands before any feature, and the line "digest" what the weights
// were fitted to see: when the features of known pages have another digest, the
// weights are those of other features.
type Table struct {
	Digest   string
	features []Feature
	number   map[Feature]int32
	columns  [][]float64 // by feature, and the bias behind them
}

// least is the smallest weight that is kept.
const least = 0.02

// Names of the lines that are no feature's.
const (
	biasLine   = "bias"
	digestLine = "digest"
)

// NewTable is the table of columns of weights of features; a column may end
// before the last of them.
func NewTable(digest string, features []Feature, columns ...Weights) *Table {
	t := &Table{Digest: digest, number: make(map[Feature]int32), columns: make([][]float64, len(columns))}
	for n, f := range features {
		row, most := make([]float64, len(columns)), 0.0
		for c, w := range columns {
			if n < len(w)-1 {
				row[c] = rounded(w[n])
			}
			most = max(most, row[c], -row[c])
		}
		if most >= least {
			t.add(f, row)
		}
	}
	for c, w := range columns {
		t.columns[c] = append(t.columns[c], rounded(w[len(w)-1]))
	}
	return t
}

func rounded(v float32) float64 { return math.Round(float64(v)*100) / 100 }

// Parse reads a table.
func Parse(text string) (*Table, error) {
	t := &Table{number: make(map[Feature]int32)}
	var bias []float64
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if cells[0] == digestLine && len(cells) == 2 {
			t.Digest = cells[1]
			continue
		}
		row, err := weightsIn(cells)
		if err != nil {
			return nil, fmt.Errorf("weights: %q %w", line, err)
		}
		switch {
		case bias == nil && cells[0] == biasLine:
			bias, t.columns = row, make([][]float64, len(row))
		case len(row) != len(bias):
			return nil, fmt.Errorf("weights: %q has %d weights instead of %d", line, len(row), len(bias))
		default:
			t.add(Feature{cells[0], cells[1]}, row)
		}
	}
	if bias == nil {
		return nil, fmt.Errorf("weights: no line %q", biasLine)
	}
	for c := range t.columns {
		t.columns[c] = append(t.columns[c], bias[c])
	}
	return t, nil
}

// weightsIn reads the cells behind the two that name a feature.
func weightsIn(cells []string) (row []float64, err error) {
	if len(cells) < 3 {
		return nil, fmt.Errorf("has %d cells, and no weight", len(cells))
	}
	for _, cell := range cells[2:] {
		v, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			return nil, fmt.Errorf("has no number in %q", cell)
		}
		row = append(row, v)
	}
	return row, nil
}

func (t *Table) add(f Feature, row []float64) {
	t.number[f] = int32(len(t.features))
	t.features = append(t.features, f)
	for c, v := range row {
		t.columns[c] = append(t.columns[c], v)
	}
}

// String is the table as a text.
func (t *Table) String() string {
	var b strings.Builder
	if t.Digest != "" {
		fmt.Fprintf(&b, "%s\t%s\n", digestLine, t.Digest)
	}
	line := func(f Feature, n int) {
		b.WriteString(f.What + "\t" + f.Bin)
		for _, w := range t.columns {
			fmt.Fprintf(&b, "\t%.2f", w[n])
		}
		b.WriteByte('\n')
	}
	line(Feature{What: biasLine}, len(t.features))
	for n, f := range t.features {
		line(f, n)
	}
	return b.String()
}

// Score is the log odds that a column gives to features, of which those that
// the table does not have weigh nothing.
func (t *Table) Score(column int, seen []Feature) float64 {
	w := t.columns[column]
	z := w[len(w)-1]
	for _, f := range seen {
		if n, ok := t.number[f]; ok {
			z += w[n]
		}
	}
	return z
}

// Column has the weights of a column by the numbers that the features have in
// a list. What the table weighs there and the list lacks is an error.
func (t *Table) Column(column int, features []Feature) (Weights, error) {
	number := make(map[Feature]int, len(features))
	for n, f := range features {
		number[f] = n
	}
	from := t.columns[column]
	out := make(Weights, len(features)+1)
	out[len(features)] = float32(from[len(t.features)])
	for m, f := range t.features {
		n, ok := number[f]
		switch {
		case ok:
			out[n] = float32(from[m])
		case from[m] != 0:
			return nil, fmt.Errorf("weights: there is no feature %q", f)
		}
	}
	return out, nil
}

// Weighted is a feature with its weight.
type Weighted struct {
	Feature
	Weight float64
}

// Ranked are features with their weights in a column, the weightiest first.
func (t *Table) Ranked(column int, seen []Feature) []Weighted {
	out := make([]Weighted, len(seen))
	for i, f := range seen {
		out[i].Feature = f
		if n, ok := t.number[f]; ok {
			out[i].Weight = t.columns[column][n]
		}
	}
	slices.SortStableFunc(out, func(a, b Weighted) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	return out
}
