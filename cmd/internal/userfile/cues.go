package userfile

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"quotes/internal/lexicon"
)

// ReadCues reads a file of verbs and nouns of speech: a lemma a line, -lemma to
// take one out, and after a lemma, as [attribute.Options] has it, its class,
// strength and irregular forms. Blank lines and what follows a # are left out. The
// error names the line that cannot be used.
func ReadCues(path string) ([]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var cues []string
	n := 0
	for line := range strings.Lines(string(bytes.TrimPrefix(data, []byte("\ufeff")))) {
		n++
		line, _, _ = strings.Cut(line, "#")
		if line = strings.ToLower(strings.TrimSpace(line)); line == "" {
			continue
		}
		if err := lexicon.CheckCue(line); err != nil {
			return nil, fmt.Errorf("%s:%d: %q: %w", path, n, line, err)
		}
		cues = append(cues, line)
	}
	return cues, nil
}
