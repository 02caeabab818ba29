package fiction

import (
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/story"
)

// TestNobody holds that nobody is named where somebody of whom the text does not
// speak is likelier than the best choice, however low the threshold.
func TestNobody(t *testing.T) {
	b := story.Read(extract.New("“I go,” said Ann.\n\n“I stay.”"), lexicon.Cues(), nil)
	for _, c := range []struct {
		p, nobody, least float64
		want             Status
	}{
		{.3, .5, 0, Open},
		{.5, .3, 0, Attributed},
		{.5, .3, .6, Withheld},
		{.7, .2, .6, Attributed},
	} {
		s := settler{Book: b, least: c.least, quoteOf: map[int]int{}}
		q := s.spoken(&Decision{Unit: 1, Choices: []Choice{{Person: 0, P: c.p}}, Nobody: c.nobody})
		if q.Status != c.want || (q.Speaker >= 0) != (c.want == Attributed) || len(q.Choices) != 1 {
			t.Errorf("%v: %s, speaker %d, choices %v", c, q.Status, q.Speaker, q.Choices)
		}
	}
}
