package shape

import (
	"testing"

	"quotes/internal/scene"
	"quotes/internal/scene/scenetest"
)

// TestShapes holds the most telling shape of the link between the last quote of a
// text and a mention, after the quotes before it were given to their first names.
func TestShapes(t *testing.T) {
	for _, c := range []struct{ text, mention, want string }{
		{`"We go," said Jo Ek.`, "Jo Ek", "tag-after-inverted"},
		{`"We go," Jo Ek said.`, "Jo Ek", "tag-after"},
		{`Jo Ek said, "We go."`, "Jo Ek", "tag-before"},
		{`Jo Ek said in May that the plan was "dead".`, "Jo Ek", "cue-before"},
		{`The plan was "dead", according to Jo Ek.`, "Jo Ek", "according-to"},
		{`The plan was, in Jo Ek's words, "a dog's breakfast".`, "Jo Ek", "in-words"},
		{`The plan was, in the words of Jo Ek, "a dog's breakfast".`, "Jo Ek", "in-words"},
		{`The paper quoted Jo Ek as saying, "We will not pay."`, "Jo Ek", "quoted"},
		{`The paper quoted Jo Ek as saying, "We will not pay."`, "The paper", "first-subject"},
		{`The judge cited an email in which the firm wrote: "Burn this."`, "an email", "nearby"},
		{`"Go," was Jo Ek's reply.`, "Jo Ek", "reply"},
		{`The report, criticised by Jo Ek as "a joke", came out.`, "Jo Ek", "passive-agent"},
		{`"Nonsense," shot back Una Frayne.`, "Una Frayne", "tag-unlisted"},
		{`"Never!" Jo Ek said of the plan.`, "Jo Ek", "tag-after"},
		{`Jo Ek turned to the jury. "Ask yourselves why."`, "Jo Ek", "beat"},
		{`Jo Ek came in. The plan was "dead".`, "Jo Ek", "lead-in"},
	} {
		s := scenetest.Of(t, c.text)
		found := ""
		for i := range s.Doc.Sentences {
			for _, k := range s.MentionsOf(i) {
				if s.MentionText(&s.Mentions[k]) == c.mention {
					found = Of(s, len(s.Quotes)-1, scene.NewHistory()).Set(k).First().Name
				}
			}
		}
		if found != c.want {
			t.Errorf("%s: %s is linked by %q, want %q", c.text, c.mention, found, c.want)
		}
	}
}

// TestCarried holds the shapes of a source that is carried over.
func TestCarried(t *testing.T) {
	for text, want := range map[string]string{
		`"We go," said Jo Ek. "It is late."`:                   "continues",
		"\"We go,\" said Jo Ek. It rained.\n\n\"It is late.\"": "paragraph-before",
		"Jo Ek spoke. \"We go.\n\n\"It is late.\"":             "reopened",
	} {
		s := scenetest.Of(t, text)
		h := scene.NewHistory()
		h.Add(0, s.MentionsOf(0)[0], -1)
		if got := Of(s, len(s.Quotes)-1, h).Set(h.Mention).First().Name; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestTable holds that no two shapes have one name, that each either finds or
// fits, and that the last has every link.
func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range All() {
		if seen[s.Name] || s.Doc == "" || (s.find == nil) == (s.fits == nil) {
			t.Errorf("the shape %q is twice in the table, says nothing of itself, or does both or neither", s.Name)
		}
		seen[s.Name] = true
	}
	if len(All()) > 32 {
		t.Errorf("%d shapes do not go into a Set", len(All()))
	}
	if first := Set(0).First().Name; first != "nearby" {
		t.Errorf("a link without a shape goes by %q", first)
	}
}
