package fictionfit

import (
	"strings"
	"testing"
	"unicode"
)

// TestWrittenScenes holds that the scenes to learn from are annotated as their
// README says: every stretch stands right behind a mark of speech, overlaps no
// other, and is said by one of the cast.
func TestWrittenScenes(t *testing.T) {
	scenes, err := readStoryFile("../../../../testdata/training/scenes.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, g := range scenes {
		if ids[g.ID] || g.scale() != writtenWeight {
			t.Errorf("%s: the id is another's too, or the scene weighs %v", g.ID, g.scale())
		}
		ids[g.ID] = true
		people := map[string]bool{}
		for _, c := range g.Novel.Characters {
			people[c.Name] = true
		}
		last := 0
		for _, q := range g.Quotes {
			s := q.Content[0]
			if s.Start < last || s.End <= s.Start || s.End > len(g.Text) {
				t.Errorf("%s: quote %s at %v", g.ID, q.ID, s)
				continue
			}
			last = s.End
			before := strings.TrimRightFunc(string(g.Text[max(0, s.Start-3):s.Start]), unicode.IsSpace)
			if !strings.ContainsAny(before, "“\"‘'«‹—–-―") {
				t.Errorf("%s: no mark before %q", g.ID, g.Slice(s))
			}
			if !people[q.Speaker.Name] {
				t.Errorf("%s: %q is not in the cast", g.ID, q.Speaker.Name)
			}
		}
	}
}
