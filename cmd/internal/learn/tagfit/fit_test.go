package tagfit

import (
	"bytes"
	"os"
	"testing"

	"quotes/extract"
	"quotes/internal/nlp"
)

// TestFit learns a tagger from an article: it tags it as prose does, and is
// the same each time.
func TestFit(t *testing.T) {
	text, err := os.ReadFile("../../../../testdata/articles/ferry.txt")
	if err != nil {
		t.Fatal(err)
	}
	lessons := nlp.Lessons(extract.New(string(text)))
	var written [2][]byte
	for i := range written {
		m, err := Fit(lessons, Config{Epochs: 2, Step: 50, SureCount: 5, SureShare: 1, Unit: 50})
		if err != nil {
			t.Fatal(err)
		}
		written[i], _ = m.MarshalBinary()
		same, all := 0, 0
		reader := nlp.NewReader(m)
		for _, l := range lessons {
			for k, tag := range reader.Tags(l) {
				all++
				if tag == l.Tags[k] {
					same++
				}
			}
		}
		if all == 0 || float64(same) < .99*float64(all) {
			t.Errorf("%d of %d words are tagged as prose does", same, all)
		}
	}
	if !bytes.Equal(written[0], written[1]) {
		t.Error("the same lessons give another tagger")
	}
}
