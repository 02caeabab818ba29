package extract

import (
	"strings"
	"testing"
)

// TestEndlessSentence holds that a text without a full stop is no sentence
// without an end.
func TestEndlessSentence(t *testing.T) {
	doc := New(strings.Repeat("and so it went on ", 5000))
	for _, s := range doc.Sentences {
		if n := s.EndToken - s.FirstToken; n > maxUnits {
			t.Fatalf("a sentence has %d words", n)
		}
	}
	if len(doc.Sentences) != 25000/maxUnits {
		t.Errorf("%d sentences", len(doc.Sentences))
	}
}
