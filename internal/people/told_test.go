package people

import (
	"fmt"
	"strings"
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/word"
)

// TestTell holds who a story is about: a person is who speaks, acts or is
// addressed, whatever the word.
func TestTell(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"“Come,” said Faith. “Why?” asked Mr. Dane. Faith rose.", "Mr. Dane|Mr.|1; Faith||2"},
		{"They had faith. In Faith street it rained.", ""},
		{"“Go,” said Anna Holt. “ANNA!” he cried. Anna went.", "Anna Holt||3"},
		{"“Come, Zorn!” he cried. “Zorn, come!” It rained.", "Zorn||2"},
		{"Henry VIII sat. “No,” said Henry Dane.", "Henry VIII||1; Henry Dane||1"},
		{"“No,” said Mrs. Dane. “Yes,” said Mr. Dane. “Oh,” said Mrs. Dane.", "Mrs. Dane|Mrs.|2; Mr. Dane|Mr.|1"},
	} {
		doc := extract.New(c.text)
		r := &mention.Reader{Doc: doc, Words: word.Of(doc), Cues: lexicon.Cues()}
		var got []string
		for _, e := range Tell(r, mention.FindNames(doc, r.Words, nil)).Entities {
			got = append(got, fmt.Sprintf("%s|%s|%d", e.Name, e.Title, len(e.Names)))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}
