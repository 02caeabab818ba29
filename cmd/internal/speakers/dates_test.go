package speakers

import "testing"

// TestMonth holds which dates tell a month, and that those that may be of two tell none.
func TestMonth(t *testing.T) {
	for date, want := range map[string]string{
		"2026-01-12": "2026-01", "2026-01-12T08:00:00Z": "2026-01", "2026-01": "2026-01", "12 Jan 2026": "2026-01", "12 January 2026, 08:30": "2026-01",
		"Jan. 12": "", "January 12, 2026": "2026-01", "Mon, 12 Jan 2026 08:30:00 +0100": "2026-01", "Monday 12th January 2026": "2026-01", "2026/1/12": "2026-01",
		"20260112": "2026-01", "13/02/2026": "2026-02", "02/13/2026": "2026-02", "02/02/2026": "2026-02", "09/02/2026": "", "09.02.2026": "2026-02", "31/02/2026": "",
		"12 Sept 2026": "2026-09", "yesterday": "", "": "", "2026-13-01": "",
	} {
		if got := month(date); got != want {
			t.Errorf("%q: %q, not %q", date, got, want)
		}
	}
}
