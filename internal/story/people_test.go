package story

import (
	"slices"
	"strings"
	"testing"

	"quotes/extract"
	"quotes/internal/lexicon"
)

func read(text string) *Book { return Read(extract.New(text), lexicon.Cues(), nil) }

// cast lists the characters with all their names, as "name, alias, alias".
func cast(b *Book) []string {
	var out []string
	for i := range b.Cast {
		c := &b.Cast[i]
		aliases := slices.Sorted(slices.Values(c.Aliases))
		out = append(out, strings.Join(append([]string{c.Name}, aliases...), ", "))
	}
	return out
}

// TestCast holds which names are one person's.
func TestCast(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{
			"full name, given name, nickname, title with surname",
			"Margaret Hollis came in. “Well?” said Margaret. “Maggie is late again,” said her aunt. Miss Hollis sat down. “Maggie!” cried Mr. Dunn.",
			[]string{"Margaret Hollis, Maggie, Margaret, Miss Hollis", "Mr. Dunn", "her aunt"},
		},
		{
			"husband and wife",
			"“Come,” said Mr. Pell. “No,” said Mrs. Pell. Then Mr. Pell went out, and Mrs. Pell slept.",
			[]string{"Mr. Pell", "Mrs. Pell"},
		},
		{
			"kin and given name",
			"“Eat,” said Aunt Clara. Clara had cooked since noon. “I will,” said Tom.",
			[]string{"Aunt Clara, Clara", "Tom"},
		},
		{
			"a kinship that one child uses",
			"“Eat,” said Uncle Robert. " + strings.Repeat("“No,” said Robert. ", 5),
			[]string{"Robert, Uncle Robert"},
		},
		{
			"a wife by her husband's name",
			"“Yes,” said Mrs. John Ferrow. Mrs. John Ferrow sat down. “No,” said John Ferrow. John went out. “Sit,” said Karim. Karim rose. “Go,” said Karim Begum.",
			[]string{"Mrs. John Ferrow", "John Ferrow, John", "Karim", "Karim Begum"},
		},
		{
			"two men of one given name, and somebody called by it alone",
			strings.Repeat("“So,” said Charles Venn.\n\n“No,” said Charles Dunn.\n\n", 5) + strings.Repeat("“Why?” asked Charles.\n\n", 15),
			[]string{"Charles", "Charles Venn", "Charles Dunn"},
		},
		{
			"a father and a son who share a name",
			strings.Repeat("“So,” said Thomas Venn.\n\n", 5) + "“No,” said Tom Venn.\n\n" + strings.Repeat("“Why?” asked Tom.\n\n", 5),
			[]string{"Thomas Venn", "Tom, Tom Venn"},
		},
		{
			"a bare surname is the man's",
			"“Here,” said Mr. Venn. Miss Venn smiled. “There,” said Venn. “Where?” asked Miss Venn.",
			[]string{"Mr. Venn, Venn", "Miss Venn"},
		},
		{
			"a title alone is the one who bears it; a noun that speaks is somebody",
			"“March,” said Colonel Birk. “We march,” said the Colonel. “Why?” asked the policeman.",
			[]string{"Colonel Birk", "the policeman"},
		},
		{
			"a noun with the words that the text always adds to it",
			"“March,” said the billeting officer. The officer coughed. “When?” asked the tall man. “Now,” said the fat man. “No,” said the thin man.",
			[]string{"the billeting officer", "the tall man", "the man"},
		},
		{
			"a noun with a place or a thing attached acts, and so does what is its own",
			"The man behind the counter had a loupe. “No.”\n\nThe clerk’s pen scratched. “Yes.”",
			[]string{"the clerk", "the man"},
		},
		{
			"an answer is nobody who is called",
			"“Where is she?” asked Ann.\n\n“Silverton. She works there.”\n\n“How old?” asked Ann.\n\n“Fortyish.”\n\n“Orvel!” cried Ann.",
			[]string{"Ann", "Orvel"},
		},
		{
			"places and days are nobody",
			"In London it rained on Monday. They went to London. “Rain,” said Ida.",
			[]string{"Ida"},
		},
		{
			"particles",
			"“So,” said Mr. van der Holt. Mr. van der Holt rose.",
			[]string{"Mr. van der Holt"},
		},
	}
	for _, tt := range tests {
		got, want := cast(read(tt.text)), slices.Clone(tt.want)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, want)
		}
	}
}

// TestSexes holds that titles and pronouns tell the sex, and a given name does
// not, however likely it makes one.
func TestSexes(t *testing.T) {
	b := read("“I see,” said Alice. “Yes,” said Mr. Crake. Tuppen rose, and she went out. Tuppen came back, for she had lost her hat. Tuppen found it, and she left. Tuppen said that she was tired. “No,” said Tuppen.")
	want := map[string]string{"Alice": "", "Mr. Crake": "male", "Tuppen": "female"}
	for i := range b.Cast {
		c := &b.Cast[i]
		if c.Name == "Alice" && c.Woman < .9 {
			t.Errorf("Alice is a woman by %.2f", c.Woman)
		}
		if g := c.Gender(0); g != want[c.Name] {
			t.Errorf("%s is %q (%.2f), not %q", c.Name, g, c.Woman, want[c.Name])
		}
	}
}

// TestAnswers holds that a name that answers who it was is no address.
func TestAnswers(t *testing.T) {
	for text, want := range map[string]int{
		"“Who told you?” asked Ann.\n\n“Captain Loder.”\n\nCaptain Loder slept.": 0,
		"“The blue one?” asked Ann.\n\n“Loder.”\n\nLoder slept.":                 1,
		"“Who told you?” asked Ann.\n\n“You did, Loder.”\n\nLoder slept.":        1,
	} {
		b := read(text)
		if got := b.vocatives(1); len(got) != want {
			t.Errorf("%s\n %d are addressed, not %d", text, len(got), want)
		}
	}
}
