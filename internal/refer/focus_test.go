package refer

import (
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/scene"
)

// TestFocus holds whom the last pronoun of a text finds in the focus.
func TestFocus(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Anna Holt told Mark Hill to leave. Hill was furious. He left.", "Mark Hill"},
		{"Tom Reed praised Paul Low. He left.", "Tom Reed"},
		{"Tom Reed praised Ann Vine. She left.", "Ann Vine"},
		{"Tom Reed, a friend of Paul Low, said it will help. He left.", "Tom Reed"},
		{"When Tom Reed spoke, Paul Low laughed. He left.", "Paul Low"},
		{"Another baker, Tom Reed of Hull, warned Saturday that Paul Low was late. He left.", "Tom Reed"},
		{"Tom Reed himself saw Paul Low. He left. He came back.", "Tom Reed"},
	} {
		s, err := scene.New(extract.New(c.text), lexicon.Cues(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var last *scene.Mention
		for i := range s.Doc.Sentences {
			for _, k := range s.MentionsOf(i) {
				if s.Mentions[k].Kind == mention.Pronoun {
					last = &s.Mentions[k]
				}
			}
		}
		f := New(s).focusOf(last, scene.NewHistory())
		e := f.of(last.Pronoun.Gender)
		if f.subject >= 0 && c.want == s.People.Entities[f.subject].Name {
			continue
		}
		if e < 0 || s.People.Entities[e].Name != c.want {
			t.Errorf("%s: focus %+v, want %s", c.text, f, c.want)
		}
	}
}

// TestAntecedents holds who can be meant at all.
func TestAntecedents(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"Mr. Reed met Mrs. Low. “Yes,” he said.", 1},
		{"Mr. Reed met Mrs. Low. “Yes,” they said.", 0},
		{"Mr. Reed met Mrs. Low. “Yes,” a spokesman said.", 0},
	} {
		s, err := scene.New(extract.New(c.text), lexicon.Cues(), nil)
		if err != nil {
			t.Fatal(err)
		}
		ms := s.MentionsOf(len(s.Doc.Sentences) - 1)
		if got := New(s).Antecedents(&s.Mentions[ms[len(ms)-1]], 12); len(got) != c.want {
			t.Errorf("%s: %d antecedents, want %d", c.text, len(got), c.want)
		}
	}
}
