package document

import (
	"fmt"
	"strconv"
	"strings"

	"quotes/internal/lazy"
)

// months are the beginnings of the names of months, in English, German, French,
// Spanish, Italian and Dutch, each with its number.
var months = map[string]int{
	"jan": 1, "ene": 1, "gen": 1, "jän": 1, "feb": 2, "fév": 2, "fev": 2, "mar": 3, "mär": 3, "maa": 3, "mrt": 3, "apr": 4, "avr": 4, "abr": 4, "may": 5, "mai": 5, "mag": 5, "mei": 5,
	"jun": 6, "juin": 6, "giu": 6, "jul": 7, "juil": 7, "lug": 7, "aug": 8, "aoû": 8, "ago": 8, "sep": 9, "set": 9, "oct": 10, "okt": 10, "ott": 10, "nov": 11, "dec": 12, "dez": 12, "déc": 12, "dic": 12,
}

var (
	isoDay   = lazy.MustCompile(`\b((?:19|20)\d\d)-(\d\d)-(\d\d)`)
	dayFirst = lazy.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?(\pL{3,10})\.?,?\s+(?:de\s+)?((?:19|20)\d\d)\b`)
	dayLater = lazy.MustCompile(`(?i)\b(\pL{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b`)
	yearLast = lazy.MustCompile(`\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b`)
)

// FindDate returns the first date that a line gives, as YYYY-MM-DD, and where
// it stands; empty where there is none. A date in figures alone counts where
// only one order of day and month is possible, or with dots, day first.
func FindDate(line string) (date string, start, end int) {
	for _, form := range []struct {
		re               *lazy.Regexp
		year, month, day int
	}{{isoDay, 1, 2, 3}, {dayFirst, 3, 2, 1}, {dayLater, 3, 1, 2}, {yearLast, 3, 2, 1}} {
		for _, at := range form.re.FindAllStringSubmatchIndex(line, -1) {
			part := func(i int) string { return line[at[2*i]:at[2*i+1]] }
			year, month, day := number(part(form.year)), monthOf(part(form.month)), number(part(form.day))
			if form.re == yearLast && strings.Contains(line[at[0]:at[1]], "/") {
				if day <= 12 && month <= 12 && day != month {
					continue // either may be the month
				}
				if month > 12 {
					month, day = day, month
				}
			}
			if month >= 1 && month <= 12 && day >= 1 && day <= 31 {
				return fmt.Sprintf("%04d-%02d-%02d", year, month, day), at[0], at[1]
			}
		}
	}
	return "", 0, 0
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// monthOf returns the number of a month that is named or numbered, else 0.
func monthOf(s string) int {
	if n := number(s); n > 0 {
		return n
	}
	letters := []rune(strings.ToLower(s))
	for _, n := range []int{4, 3} {
		if len(letters) >= n {
			if m := months[string(letters[:n])]; m > 0 && isMonth(string(letters)) {
				return m
			}
		}
	}
	return 0
}

// isMonth says that a word is the name of a month or a short form of it, and
// no other word that begins so (market, decided, maybe).
func isMonth(word string) bool { return monthNames[word] }

var monthNames = WordSet(`jan january januar janvier enero gennaio januari jänner feb february februar février fevrier febrero febbraio februari fév fev
	mar march märz mars marzo maart mrt mär apr april avril abril aprile avr abr may mai mayo maggio mei mag jun june juni juin junio giugno giu
	jul july juli juillet julio luglio juil lug aug august août aout agosto augustus aoû ago sep sept september septembre septiembre settembre set
	oct october oktober octobre octubre ottobre okt ott nov november novembre noviembre dec december dezember décembre decembre diciembre dicembre dez déc dic ene gen`)
