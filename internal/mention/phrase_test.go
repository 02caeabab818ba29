package mention

import (
	"fmt"
	"slices"
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/word"
)

// reader returns a reader of a text.
func reader(text string) *Reader {
	doc := extract.New(text)
	return &Reader{Doc: doc, Words: word.Of(doc), Cues: lexicon.Cues()}
}

// TestFindPhrases holds which words of the narration are mentions, and of what kind.
func TestFindPhrases(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Ann rose. She smiled.", []string{"Ann 0", "She 1"}},
		{"I saw the old man and his mother.", []string{"I 3", "the old man 2", "his 1", "his mother 2"}},
		{"“I saw the old man,” said the baker.", []string{"the baker 2"}},
		{"The Professor came. The table stood.", []string{"The Professor 2"}},
		{"Mrs. van der Holt came.", []string{"Mrs. van der Holt 0"}},
	} {
		r := reader(c.text)
		names := FindNames(r.Doc, r.Words, nil)
		for i := range names {
			names[i].Entity = 0
		}
		var got []string
		for _, p := range FindPhrases(r, names).List {
			text := r.Doc.Text[r.Doc.Tokens[p.FirstToken].Start:r.Doc.Tokens[p.EndToken-1].End]
			got = append(got, fmt.Sprintf("%s %d", text, p.Kind))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestBeside holds what the words beside a name say of it.
func TestBeside(t *testing.T) {
	for _, c := range []struct {
		text                   string
		speaks, acts, isCalled bool
	}{
		{"“I go,” said Ann.", true, false, false},
		{"“I go,” Ann quietly said.", true, false, false},
		{"He told Ann.", false, false, false},
		{"Then Ann walked in.", false, true, false},
		{"“Come, my dear Ann, and sit.”", false, false, true},
		{"“Then Ann came.”", false, true, false},
	} {
		r := reader(c.text)
		n := FindNames(r.Doc, r.Words, nil)
		if len(n) != 1 {
			t.Errorf("%s: %d names", c.text, len(n))
			continue
		}
		first, end := n[0].FirstToken, n[0].EndToken
		if got := [...]bool{r.Speaks(first, end), r.Acts(end), r.Called(first, end)}; got != [...]bool{c.speaks, c.acts, c.isCalled} {
			t.Errorf("%s: speaks, acts, is called: %v", c.text, got)
		}
	}
}
