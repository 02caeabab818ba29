package record

import "testing"

// TestOffice tells titles that are roles from those that are none.
func TestOffice(t *testing.T) {
	for title, is := range map[string]bool{
		"Mayor": true, "State Senator": true, "Professor": true, "Capt.": true, "Bishop": true, "Deputy Transport Minister": true,
		"Mrs.": false, "Dr.": false, "Sir": false, "Lady": false, "Aunt": false, "": false,
	} {
		if got := office(title) != ""; got != is {
			t.Errorf("%q: %v", title, got)
		}
	}
}
