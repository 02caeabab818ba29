package yaml

import (
	"bytes"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"quotes/internal/lazy"
)

// located is the line that the library tells of a document that is no YAML, which
// is that of what the fault stands in, such as the list, and counted from 0 or 1.
var located = lazy.MustCompile(`^yaml: (?:line \d+: )?`)

// broken says what is wrong with a document that is no YAML, and on which line.
func broken(data []byte, err error) error {
	message := strings.TrimPrefix(err.Error(), located.FindString(err.Error()))
	if strings.HasPrefix(message, "did not find expected") || strings.HasPrefix(message, "mapping values") {
		message = "the indentation or a bracket is wrong (" + message + ")"
	}
	return fmt.Errorf("line %d: %s", faultLine(data), message)
}

// maxOpen is how many lines a list or a text that is not closed at the end of its
// line goes on at most, for [faultLine].
const maxOpen = 30

// faultLine returns the first line, from 1, up to which a document is no YAML any
// more, nor with some lines after it.
func faultLine(data []byte) int {
	lines := bytes.SplitAfter(data, []byte("\n"))
	good := func(n int) bool {
		var node yaml.Node
		return yaml.Unmarshal(bytes.Join(lines[:n], nil), &node) == nil
	}
	low, high := 0, len(lines) // good up to low
	for {
		for wrong := high; low+1 < wrong; {
			if middle := (low + wrong) / 2; good(middle) {
				low = middle
			} else {
				wrong = middle
			}
		}
		next := low
		for n := low + 2; n < min(high, low+maxOpen); n++ {
			if good(n) {
				next = n
			}
		}
		if next == low {
			return low + 1
		}
		low = next
	}
}
