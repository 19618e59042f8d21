package dates

import (
	"slices"
	"strings"
	"testing"
)

// Every form in the tables must be found, as the month it stands for, on a
// page of its language.
func TestMonthTables(t *testing.T) {
	for _, row := range slices.Concat(latinMonths, cyrillicMonths, otherMonths) {
		groups := strings.Split(row.names, "|")
		if len(groups) != 12 && !(len(groups) == 13 && row.calendar == ethiopian) {
			t.Errorf("%s names %d months", row.language, len(groups))
			continue
		}
		for i, forms := range groups {
			for _, form := range strings.Fields(forms) {
				r := newReader(strings.ReplaceAll(form, "_", " "), Context{Language: row.language})
				m, end, ok := r.monthAt(0)
				if !ok || m.number != i+1 || m.calendar != row.calendar || strings.Trim(r.text[end:], ".") != "" {
					t.Errorf("%s: %q is month %d, read %q", row.language, form, m.number, r.text[:end])
				}
			}
		}
	}
}

// A name with two meanings costs dates on pages that mislabel their language,
// so a new one should not slip in unseen.
func TestAmbiguousMonths(t *testing.T) {
	want := []string{"lip", "lis", "listopad", "listopada", "srp"}
	var got []string
	for name, meanings := range months {
		if len(meanings) > 1 {
			got = append(got, name)
		}
	}
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("ambiguous names are %q, want %q", got, want)
	}
}
