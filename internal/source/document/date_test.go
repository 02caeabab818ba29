package document

import "testing"

// TestFindDate holds that dates are found as people write them, and that other
// words and numbers are none.
func TestFindDate(t *testing.T) {
	for line, want := range map[string]string{
		"May 6, 2024 Monday":               "2024-05-06",
		"6 May 2024, 10:14":                "2024-05-06",
		"Monday, 6th of May 2024":          "2024-05-06",
		"Updated: Sept. 3, 2021 11:05 IST": "2021-09-03",
		"Von Ines Falk am 6. Mai 2024":     "2024-05-06",
		"le 14 juillet 2023":               "2023-07-14",
		"2024-05-06T10:00:00Z":             "2024-05-06",
		"06.05.2024":                       "2024-05-06",
		"26/05/2024":                       "2024-05-26",
		"05/26/2024":                       "2024-05-26",
		"05/06/2024":                       "",
		"market 6, 2024":                   "",
		"40 May 2024":                      "",
		"Pier to close":                    "",
	} {
		if got, _, _ := FindDate(line); got != want {
			t.Errorf("%q: %q, not %q", line, got, want)
		}
	}
}
