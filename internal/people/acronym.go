package people

import (
	"strings"

	"quotes/internal/mention"
)

// acronym returns the entity whose words begin with the letters of w, or -1.
func (p *People) acronym(w string) int {
	if len(w) < 2 || len(w) > 6 {
		return -1
	}
	found := -1
	for _, id := range few(p.initials[w]) {
		if e := p.Entities[id]; len(e.Names) > 0 && e.class() != mention.Person && (found < 0 || id < found) {
			found = id
		}
	}
	return found
}

// initials returns the first letters of the words with a capital, in lower case.
func initials(words []string) string {
	var b strings.Builder
	for _, x := range words {
		if x[0] >= 'A' && x[0] <= 'Z' {
			b.WriteByte(x[0] + 'a' - 'A')
		}
	}
	return b.String()
}
