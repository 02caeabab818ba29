package learntest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// CheckCard looks for words in the model card.
func CheckCard(t *testing.T, dir string, words ...string) {
	t.Helper()
	card, err := os.ReadFile(filepath.Join(dir, "CARD.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range words {
		if !strings.Contains(string(card), w) {
			t.Errorf("the card has no %q:\n%s", w, card)
		}
	}
}
