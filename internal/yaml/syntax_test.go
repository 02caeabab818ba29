package yaml

import (
	"strings"
	"testing"
)

// TestBrokenTellsTheLine holds that what is no YAML is told with the line on which
// it goes wrong, not with that of the list that it stands in.
func TestBrokenTellsTheLine(t *testing.T) {
	for _, test := range []struct{ text, line string }{
		{"people:\n  - name: Jo Ek\n   aliases: [Ek]\n", "line 3:"},
		{"people:\n  - name: Jo Ek\n      role: mayor\n  - name: Al Roe\n", "line 3:"},
		{"people:\n  - name: Jo Ek\n    aliases: [\n      Ek,\n      Jo]\n    role: mayor\n   party: Blue\nnever: []\n", "line 7:"},
		{"people:\n\t- name: Jo Ek\n", "line 2:"},
		{"a: 1\n" + strings.Repeat("- x\n", 400), "line 2:"},
	} {
		var v map[string]any
		if err := Decode([]byte(test.text), &v); err == nil || !strings.HasPrefix(err.Error(), test.line) {
			t.Errorf("%.60q: %v, want %s", test.text, err, test.line)
		}
	}
}
