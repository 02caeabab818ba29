package script

import (
	"cmp"
	"slices"
	"strings"

	"quotes/attribute"
)

// samples is how many speeches of a character are shown, and of how many words
// each is at least and at most.
const (
	samples    = 3
	shortWords = 4
	longWords  = 30
)

// A Character is a voice of the book, with what it has to say.
type Character struct {
	Name     string   `json:"name"`
	Kind     Optional `json:"kind"`     // of the speaker; empty for Unknown
	Gender   Optional `json:"gender"`   // female or male, where the text tells
	Speeches int      `json:"speeches"` // rows
	Words    int      `json:"words"`
	Share    float64  `json:"share"` // of all words of the script, 0 to 1
	Chapters int      `json:"chapters"`
	First    int      `json:"first_chapter"`
	Aliases  []string `json:"aliases"`
	Voice    Optional `json:"voice"`
	Samples  []string `json:"samples"`
}

// newCast lists who reads something, the narrator first and then by words.
func newCast(b *Book, res *attribute.Result) []Character {
	cast := []*Character{{Name: Narrator, Kind: Optional(attribute.Narrator), Aliases: []string{}, Samples: []string{}}}
	by := map[string]*Character{Narrator: cast[0]}
	spoken, all := map[string][]*Row{}, 0
	for i := range b.Chapters {
		seen := map[*Character]bool{}
		for j := range b.Chapters[i].Rows {
			r := &b.Chapters[i].Rows[j]
			c := by[r.Speaker]
			if c == nil {
				c = &Character{Name: r.Speaker, Aliases: []string{}, Samples: []string{}}
				by[r.Speaker] = c
				cast = append(cast, c)
			}
			if c.add(r); !seen[c] {
				c.Chapters++
				seen[c] = true
			}
			all += len(strings.Fields(r.Text))
			spoken[r.Speaker] = append(spoken[r.Speaker], r)
		}
	}
	tell(by, res)
	out := make([]Character, len(cast))
	for i, c := range cast {
		c.Share = float64(c.Words*10000/max(all, 1)) / 10000
		c.Samples = sampled(spoken[c.Name])
		out[i] = *c
	}
	slices.SortStableFunc(out[1:], func(a, b Character) int {
		return cmp.Or(cmp.Compare(b.Words, a.Words), strings.Compare(a.Name, b.Name))
	})
	return out
}

// add counts a row.
func (c *Character) add(r *Row) {
	if c.Speeches == 0 {
		c.First = r.Chapter
	}
	c.Speeches++
	c.Words += len(strings.Fields(r.Text))
}

// tell adds what the text says of the characters.
func tell(by map[string]*Character, res *attribute.Result) {
	for _, s := range res.Speakers {
		if c := by[voiceOf(s)]; c != nil && c.Kind == "" {
			c.Kind, c.Gender = Optional(s.Kind), Optional(s.Gender)
			c.Aliases = append(c.Aliases, s.Aliases...)
		}
	}
}

// sampled chooses the surest speeches that are neither short nor long, those of
// one third of the book each, in the order of the book.
func sampled(rows []*Row) []string {
	out := []string{}
	for i := range samples {
		part := rows[i*len(rows)/samples : (i+1)*len(rows)/samples]
		var best *Row
		for _, r := range part {
			n := len(strings.Fields(r.Text))
			if fits := n >= shortWords && n <= longWords; r.Kind != Heading && fits && (best == nil || surer(r, best)) {
				best = r
			}
		}
		if best != nil {
			out = append(out, best.Text)
		}
	}
	return out
}

// surer says that a shows better than b how somebody speaks: it is a whole
// sentence, or else it is likelier that the name is right.
func surer(a, b *Row) bool {
	if x, y := isWhole(a.Text), isWhole(b.Text); x != y {
		return x
	}
	return a.Confidence != nil && (b.Confidence == nil || *a.Confidence > *b.Confidence)
}

func isWhole(text string) bool { return strings.IndexAny(text[len(text)-1:], ".!?") == 0 }
