package texttest

import "strings"

// The pieces that Compose makes sentences of. Names are none of any list, so that
// one stands for another.
var (
	givenNames = []string{"Anna", "Peter", "Maria", "Thomas", "Ruth", "Carl"}
	surnames   = []string{"Vantorek", "Belmiska", "Korvinen", "Dastrov", "Perlund", "Maskelin"}
	offices    = []string{"the mayor", "a harbour master", "the union’s secretary", "head of the clinic"}
	verbs      = []string{"said", "told reporters", "added", "asked", "wrote", "whispered", "insisted"}
	speeches   = []string{
		"We have seen the plan, and it is not enough", "Nobody told us that the bridge would close", "I will ring the bell myself",
		"It was late, and the ferry had gone", "Why should we wait until Friday", "They have lied to us for ten years", "No", "Thank you all",
	}
	plain = []string{
		"The council met on Tuesday to vote on the budget.", "Rain fell until the evening, and the quay was empty.",
		"The ferry has carried some three hundred people a day since 1974.", "Two of the nine members stayed at home.",
	}
)

// Compose makes the paragraphs of an article of what bytes choose: people who are
// introduced, speak in marks before, after and round their tags, are called by
// surname or pronoun, and sentences without speech between them. Each paragraph is
// one line, its marks are “ ” and all of them are closed, and none begins or ends
// with what a format could take for markup. The same bytes make the same article.
func Compose(choices []byte) []string {
	c := &composer{choices: choices}
	var paragraphs []string
	for len(c.choices) > 0 && len(paragraphs) < mostParagraphs {
		var sentences []string
		for range 1 + c.pick(3) {
			sentences = append(sentences, c.sentence())
		}
		paragraphs = append(paragraphs, strings.Join(sentences, " "))
	}
	return paragraphs
}

// mostParagraphs bounds an article, so that many are looked at in a time.
const mostParagraphs = 6

// A composer takes choices one by one.
type composer struct {
	choices []byte
	met     []int // people by their numbers, the last one last
}

// pick returns a number below n; 0 where no choice is left.
func (c *composer) pick(n int) int {
	if len(c.choices) == 0 {
		return 0
	}
	b := int(c.choices[0])
	c.choices = c.choices[1:]
	return b % n
}

func (c *composer) of(list []string) string { return list[c.pick(len(list))] }

// who names somebody: anew in full, or by what the article has of them.
func (c *composer) who() string {
	if how := c.pick(4); len(c.met) > 0 && how > 0 {
		n := c.met[len(c.met)-1-c.pick(len(c.met))]
		switch how {
		case 1:
			return surnames[n]
		case 2:
			return givenNames[n] + " " + surnames[n]
		}
		return []string{"she", "he"}[n%2]
	}
	n := c.pick(len(surnames))
	c.met = append(c.met, n)
	name := givenNames[n] + " " + surnames[n]
	if c.pick(2) == 1 {
		return name + ", " + c.of(offices) + ","
	}
	return name
}

// sentence makes a sentence, with speech or without.
func (c *composer) sentence() string {
	speech := c.of(speeches)
	switch c.pick(6) {
	case 0:
		return c.of(plain)
	case 1:
		return "“" + speech + ",” " + c.who() + " " + c.of(verbs) + "."
	case 2:
		return capital(c.who()) + " " + c.of(verbs) + ": “" + speech + ".”"
	case 3:
		return "“" + speech + ",” " + c.of(verbs[:1]) + " " + c.who() + ". “" + c.of(speeches) + ".”"
	case 4:
		return capital(c.who()) + " said the plan was “not enough for anyone.”"
	}
	return "“" + speech + ".”"
}

// capital begins a sentence.
func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// Renamed returns a text of Compose in which everybody has the surname of somebody
// who is not in the lists of Compose.
func Renamed(text string) string { return renaming.Replace(text) }

var renaming = strings.NewReplacer("Vantorek", "Yarrickov", "Belmiska", "Fennimorr", "Korvinen", "Galdinou", "Dastrov", "Ostrandov", "Perlund", "Tregarth", "Maskelin", "Wolvercot")
