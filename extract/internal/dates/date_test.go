package dates

import (
	"testing"
	"time"
)

// at is the Date that s tells. A Date of month precision is cut from a day.
func at(t *testing.T, s string) Date {
	t.Helper()
	if len(s) == len("2024-05") {
		return at(t, s+"-01").cut(ToMonth)
	}
	f, ok := Parse(s, Context{})
	if !ok {
		t.Fatalf("%q is no date", s)
	}
	return f.Date
}

func TestCompareAndAgree(t *testing.T) {
	for _, test := range []struct {
		a, b    string
		compare int
		agree   bool
	}{
		{"2024-05-01", "2024-05-01", 0, true},
		{"2024-05-01", "2024-05-02", -1, false},
		{"2024-05-01", "2024-05-01T09:30:00", 0, true},
		{"2024-05", "2024-05-31", 0, true},
		{"2024-05", "2024-06-01", -1, false},
		{"2024-05-01T09:30:00", "2024-05-01T09:31:00", -1, false},
		// Moments.
		{"2024-05-01T09:30:00+02:00", "2024-05-01T07:30:00Z", 0, true},
		{"2024-05-01T09:30:00+02:00", "2024-05-01T07:30:59Z", -1, true},
		{"2024-05-01T09:30:00+02:00", "2024-05-01T09:30:00Z", -1, false},
		// A moment and what some place showed then.
		{"2024-04-30T22:30:00Z", "2024-05-01", -1, true},
		{"2024-05-01T02:00:00Z", "2024-04-30", 1, true},
		{"2024-04-30T09:00:00Z", "2024-05-01", -1, false},
		{"2024-05-01T12:30:00Z", "2024-04-30", 1, false},
		{"2024-04-30T22:30:00Z", "2024-05", -1, true},
		{"2024-05-01T07:30:00Z", "2024-05-01T09:30:00", -1, true},
		{"2024-05-01T07:30:00Z", "2024-05-01T13:00:00", -1, true}, // India
		{"2024-05-01T07:30:00Z", "2024-05-01T09:37:00", -1, false},
		{"2024-05-01T07:30:00Z", "2024-05-01T22:30:00", -1, false},
	} {
		a, b := at(t, test.a), at(t, test.b)
		if got := a.Compare(b); got != test.compare || b.Compare(a) != -test.compare {
			t.Errorf("%s.Compare(%s) = %d, and %d the other way", a, b, got, b.Compare(a))
		}
		if a.Before(b) != (test.compare < 0) || a.After(b) != (test.compare > 0) {
			t.Errorf("%s and %s: Before and After disagree with Compare", a, b)
		}
		if got := a.Agrees(b); got != test.agree || b.Agrees(a) != test.agree {
			t.Errorf("%s.Agrees(%s) = %v, and %v the other way", a, b, got, b.Agrees(a))
		}
	}
	if (Date{}).Agrees(Date{}) {
		t.Error("nothing agrees with nothing")
	}
}

func TestDays(t *testing.T) {
	late, early := at(t, "2024-05-01T00:30:00+02:00"), at(t, "2024-04-30T22:30:00Z")
	if late.SameDay(early) || late.DaysSince(early) != 1 || early.DaysSince(late) != -1 {
		t.Errorf("%s and %s show days %d apart", late, early, late.DaysSince(early))
	}
	if !late.SameDay(at(t, "2024-05-01")) || at(t, "2024-05").SameDay(at(t, "2024-05")) {
		t.Error("a day is the same as itself, a month no day")
	}
	if got := at(t, "2024-03-01").DaysSince(at(t, "2023-03-01")); got != 366 {
		t.Errorf("a leap year has %d days", got)
	}
}

func TestMidnight(t *testing.T) {
	for s, want := range map[string]bool{
		"2024-05-01T00:00:00Z": true, "2024-05-01 00:00": true, "2024-05-01": false, "2024-05-01T00:00:01Z": false,
	} {
		if got := at(t, s).Midnight(); got != want {
			t.Errorf("%s: Midnight is %v", s, got)
		}
	}
}

func TestIn(t *testing.T) {
	for s, want := range map[string]string{
		"2024-04-30T22:30:00Z":      "2024-05-01T00:30:00+02:00",
		"2024-05-01T00:30:00+05:30": "2024-04-30T21:00:00+02:00",
		"2024-05-01T09:30:00":       "2024-05-01T09:30:00",
		"2024-05-01":                "2024-05-01",
	} {
		if got := at(t, s).In(120).String(); got != want {
			t.Errorf("%s in +02:00 is %s, want %s", s, got, want)
		}
	}
}

func TestFromTime(t *testing.T) {
	moment := time.Date(2024, 5, 1, 9, 30, 15, 999, time.UTC)
	if got := FromTime(moment).String(); got != "2024-05-01T09:30:15Z" {
		t.Errorf("got %s", got)
	}
	west := FromTime(moment.In(time.FixedZone("", -3*60*60-30*60)))
	if got := west.String(); got != "2024-05-01T06:00:15-03:30" {
		t.Errorf("got %s", got)
	}
	if back, ok := west.Instant(); !ok || !back.Equal(moment.Truncate(time.Second)) {
		t.Errorf("Instant gives %v, %v back", back, ok)
	}
}

// New years and leap days, and days that are none.
func TestJalali(t *testing.T) {
	for _, test := range []struct {
		y, m, d int
		want    string
	}{
		{1369, 1, 1, "1990-03-21"}, {1375, 1, 1, "1996-03-20"}, {1379, 1, 1, "2000-03-20"}, {1387, 1, 1, "2008-03-20"},
		{1399, 1, 1, "2020-03-20"}, {1399, 12, 30, "2021-03-20"}, {1400, 1, 1, "2021-03-21"}, {1403, 1, 1, "2024-03-20"},
		{1403, 2, 12, "2024-05-01"}, {1403, 12, 30, "2025-03-20"}, {1404, 1, 1, "2025-03-21"}, {1408, 1, 1, "2029-03-20"},
		{1402, 12, 30, ""}, {1403, 7, 31, ""}, {1403, 13, 1, ""}, {1403, 1, 0, ""}, {0, 1, 1, ""},
	} {
		if d, ok := fromJalali(test.y, test.m, test.d); d.String() != test.want || ok != (test.want != "") {
			t.Errorf("%d-%d-%d is %s, want %s", test.y, test.m, test.d, d, test.want)
		}
	}
}
