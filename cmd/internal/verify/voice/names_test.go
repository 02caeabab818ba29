package voice

import "testing"

// TestSameName holds names against others that are, or are not, one person's.
func TestSameName(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"Dana Whitfield", "Dana", true},
		{"Dana Whitfield", "D. Whitfield", true},
		{"Dana Whitfield", "DANA WHITFIELD", true},
		{"Dana Whitfield", "DW", true},
		{"Dana Whitfield", "Dana Whitfeld", true},
		{"Dana Whitfield", "Mayor Whitfield", true},
		{"Robert Tarrant", "Bob Tarrant", true},
		{"Dana Whitfield", "Tom Whitfield", false},
		{"Dana Whitfield", "T. Whitfield", false},
		{"Dana Whitfield", "Dana Kerr", false},
		{"Dana Whitfield", "Tom", false},
		{"Dana Whitfield", "RA", false},
	} {
		if got := sameName(test.a, test.b); got != test.want {
			t.Errorf("%s, %s: %t", test.a, test.b, got)
		}
	}
}

// TestLabelsThatNameNobody holds labels of transcripts that contradict nobody.
func TestLabelsThatNameNobody(t *testing.T) {
	for _, label := range []string{"Speaker 1", "SPEAKER_01", "Participant B", "Caller 2", "DW", "Unidentified", "Unidentified male", "Q", "A", "THE MAYOR", "Interviewer", "HOST", "2"} {
		if !isNobody(label) {
			t.Errorf("%s is a name", label)
		}
	}
	for _, label := range []string{"Dana Whitfield", "KERR", "Tom Kerr"} {
		if isNobody(label) {
			t.Errorf("%s is nobody", label)
		}
	}
}
