package intern

import (
	"fmt"
	"strings"
	"testing"
)

// A text has one number, and no two have the same, short or long, whatever
// their bytes.
func TestNumbersTexts(t *testing.T) {
	texts := []string{"", "\x00", "\x00\x00", "a", "a\x00", "\x00a", "aaaaaaa", "aaaaaaaa", "aaaaaaaaa", "’", strings.Repeat("b", 300)}
	for i := range 5000 {
		texts = append(texts, fmt.Sprint("w", i), fmt.Sprint("a long word ", i))
	}
	v := New(0)
	for round := range 2 {
		for i, text := range texts {
			if n := v.Find(text); round == 0 && n >= 0 || round > 0 && n != int32(i) {
				t.Fatalf("round %d: %q is found as number %d", round, text, n)
			}
			if n := v.Number(text); n != int32(i) {
				t.Fatalf("round %d: %q is number %d, not %d", round, text, n, i)
			}
		}
	}
}
