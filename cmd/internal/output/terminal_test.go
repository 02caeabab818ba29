package output

import (
	"bytes"
	"testing"
)

// TestHalfCharacters holds that a terminal gets every character whole, however
// the text is cut.
func TestHalfCharacters(t *testing.T) {
	const text = "“Ja”, sagte – 𝒳 \u009b日本."
	for size := 1; size < len(text); size++ {
		var out bytes.Buffer
		w := Terminal(&out)
		for p := []byte(text); len(p) > 0; p = p[min(size, len(p)):] {
			if _, err := w.Write(p[:min(size, len(p))]); err != nil {
				t.Fatal(err)
			}
		}
		if want := Visible(text); out.String() != want {
			t.Errorf("in pieces of %d: %q, not %q", size, out.String(), want)
		}
	}
}
