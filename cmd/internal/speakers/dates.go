package speakers

import (
	"strconv"
	"strings"
	"time"

	"quotes/internal/lazy"
)

// dateLayouts are the ways to write a date that leave no doubt, as [time.Parse]
// reads them; a time of day may follow.
var dateLayouts = []string{"2006-01-02", "2006-01", "2006/1/2", "20060102", "2 January 2006", "2 Jan 2006", "January 2 2006", "Jan 2 2006", "January 2006", "Jan 2006"}

// numeric is a date in numbers that ends with the year.
var numeric = lazy.MustCompile(`^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})$`)

// ordinal is the ending of a day: 1st, 22nd.
var ordinal = lazy.MustCompile(`\b(\d{1,2})(st|nd|rd|th)\b`)

// month returns the year and month of a date, 2026-02; empty where the date is none,
// or may be of two months: 09/02/2026.
func month(date string) string {
	date = strings.Join(strings.Fields(strings.ReplaceAll(date, ",", " ")), " ")
	if len(date) >= 10 && date[4] == '-' && date[7] == '-' {
		date = date[:10] // a time follows
	}
	date = ordinal.ReplaceAllString(date, "$1")
	if day, rest, ok := strings.Cut(date, " "); ok && isWeekday(day) {
		date = rest
	}
	date = strings.Replace(date, "Sept ", "Sep ", 1)
	for text := date; text != ""; text = withoutLast(text) {
		for _, layout := range dateLayouts {
			if t, err := time.Parse(layout, text); err == nil {
				return t.Format("2006-01")
			}
		}
		if m := numeric.FindStringSubmatch(text); m != nil {
			return numericMonth(m)
		}
	}
	return ""
}

// numericMonth returns the month of a date in numbers where there is no doubt: where
// one of the two is no month, both are the same, or points stand between, which are
// written after the day alone.
func numericMonth(m []string) string {
	day, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[3])
	switch {
	case month > 12:
		day, month = month, day
	case day <= 12 && day != month && m[2] != ".":
		return ""
	}
	year, _ := strconv.Atoi(m[4])
	if t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC); int(t.Month()) == month && t.Day() == day {
		return t.Format("2006-01")
	}
	return ""
}

// withoutLast takes the last word off a text.
func withoutLast(text string) string { return text[:max(strings.LastIndexByte(text, ' '), 0)] }

func isWeekday(word string) bool {
	word = strings.ToLower(strings.TrimSuffix(word, "."))
	for d := range 7 {
		if name := strings.ToLower(time.Weekday(d).String()); word == name || word == name[:3] {
			return true
		}
	}
	return false
}
