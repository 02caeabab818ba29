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
		{"“Well?” Friday asked. “No,” said Irish. Five sat. “Go,” said Five.", "Five||2; Friday||1; Irish||1"},
		{"Hope laughed. Dusk fell. “Come,” said Ann. They had hope.", "Ann||1; Hope||1"},
		{"Ann shut the door. “Go.” Kestrel kept still. “No.” Premonitions came. “Oh.”", "Ann||1; Kestrel||1"},
		{"“Go.” So said Ann. “Yes,” Will said.", "Ann||1; Will||1"},
		{"They went to Marlott by train. “It is wet,” said Ann. In Marlott it rained.", "Ann||1"},
		{"“Lend me the knife, Ansel,” said Ann. Kestrel sighed. They went by Marlott.", "Ansel||1; Ann||1; Kestrel||1"},
		{"Sato-san ran. “Go,” said Sato. “Why, Haruto-kun?” said Haruto.", "Sato||2; Haruto||2"},
		{"Kang Min-jae sat down. “Come,” said Min-jae.", "Kang Min-jae||2"},
		{"Mr. Hale sat. His brother, Mr. John Hale, rose. “No,” said Mr. Hale.", "John Hale|Mr.|1; Mr. Hale|Mr.|2"},
		{"“No,” said Mrs. Hale. “Yes,” said Hale.", "Mrs. Hale|Mrs.|1; Hale||1"},
		{"Amelia, whom everyone called Mel, sat. “No,” said Mel.", "Mel||3"},
		{"Amelia Frost was tall, and they called her Mel. “No,” said Mel.", "Amelia Frost||3"},
		{"Jonathan Reed — Jonty to his friends — sat. “No,” said Jonty.", "Jonathan Reed||3"},
		{"Mel, short for Amelia, sat. “No,” said Mel.", "Mel||3"},
		{"It was Ann who first called him Ben. “No,” said Ben.", "Ben||2; Ann||1"},
		{"The king of Israel called an officer. The king of Israel came. “No,” said Ann.", "Ann||1"},
		{"“No,” said Mrs. Dane. “Yes,” said Mr. Dane. “Oh,” said Mrs. Dane.", "Mrs. Dane|Mrs.|2; Mr. Dane|Mr.|1"},
	} {
		doc := extract.New(c.text)
		r := &mention.Reader{Doc: doc, Words: word.Of(doc), Cues: lexicon.Cues()}
		var got []string
		for _, e := range Tell(r, mention.FindTold(r)).Entities {
			got = append(got, fmt.Sprintf("%s|%s|%d", e.Name, e.Title, len(e.Names)))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}
