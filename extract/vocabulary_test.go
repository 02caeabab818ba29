package extract

import (
	"fmt"
	"strings"
	"testing"
)

// A text has one number, and no two have the same, short or long, whatever
// their bytes.
func TestVocabularyNumbersTexts(t *testing.T) {
	texts := []string{"", "\x00", "\x00\x00", "a", "a\x00", "\x00a", "aaaaaaa", "aaaaaaaa", "aaaaaaaaa", "’", strings.Repeat("b", 300)}
	for i := range 5000 {
		texts = append(texts, fmt.Sprint("w", i), fmt.Sprint("a long word ", i))
	}
	v := newVocabulary(0)
	for round := range 2 {
		for i, text := range texts {
			if n := v.number(text); n != int32(i) {
				t.Fatalf("round %d: %q is number %d, not %d", round, text, n, i)
			}
		}
	}
}
