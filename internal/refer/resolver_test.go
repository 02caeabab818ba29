package refer

import (
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/scene"
)

// TestClearness holds that two candidates close together are never sure.
func TestClearness(t *testing.T) {
	if c := Clearness(.5, .5); c > .25 {
		t.Errorf("of two equals, one is sure with %v", c)
	}
	if c := Clearness(.97, .01); c < .95 {
		t.Errorf("one far ahead is sure with %v only", c)
	}
	if c := Clearness(0, 0); c != 0 {
		t.Errorf("of nothing, one is sure with %v", c)
	}
}

// TestSharedSurname holds that a surname that two people have equally is nobody's.
func TestSharedSurname(t *testing.T) {
	s, err := scene.New(extract.New("Jane Smith and John Smith run it. “We open,” Smith said."), lexicon.Cues(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range s.Doc.Sentences {
		for _, k := range s.MentionsOf(i) {
			m := &s.Mentions[k]
			if m.Kind == mention.Named && s.MentionText(m) == "Smith" && Decided(s, m) {
				t.Error("a surname of two people is decided")
			}
		}
	}
}

// TestNearest holds what is done without weights: the nearest person of that gender.
func TestNearest(t *testing.T) {
	s, err := scene.New(extract.New("Tom Reed met Ann Vine. “It was good,” he said."), lexicon.Cues(), nil)
	if err != nil {
		t.Fatal(err)
	}
	ms := s.MentionsOf(len(s.Doc.Sentences) - 1)
	x := (&Resolver{}).Resolve(New(s), ms[len(ms)-1], scene.NewHistory())
	if x.Entity < 0 || s.People.Entities[x.Entity].Name != "Tom Reed" || x.P <= 0 {
		t.Errorf("he is %+v", x)
	}
}
