package mention

import (
	"slices"
	"strings"

	"quotes/extract"
)

// A NounGroup are the noun phrases that speak of somebody by the same words: the
// old man.
type NounGroup struct {
	Text     string // without "the"; her mother
	Owned    bool   // of somebody: her mother
	Female   float32
	Mentions []int // in Phrases
	Speech   int   // how many have a verb of speech beside them
	Acts     int   // how many do something where people speak

	full   string // the words with those that the text adds: billeting officer
	fully  int    // how many mentions have those
	varied bool   // it adds now these, now those
}

// number returns the number of the noun with its head at a token.
func (f *phraser) number(head int, related bool) int {
	key := f.nounKey(head)
	if related {
		key = "her " + key
	}
	n, ok := f.numbers[key]
	if !ok {
		n = len(f.numbers) + 1
		f.numbers[key] = n
	}
	return n
}

// nounKey returns the head of a noun phrase, with an age that stands before it.
func (f *phraser) nounKey(head int) string {
	text := f.Lower(head)
	switch age := f.Lower(head - 1); age {
	case "old", "young", "little", "other", "second", "third", "tall", "elder", "older", "younger", "bigger", "smaller", "taller", "shorter", "eldest", "youngest":
		return age + " " + text
	}
	return text
}

// group adds a noun phrase to those with the same head, and the same age where
// one stands there.
func (f *phraser) group(to *Phrase, head int) {
	text := f.nounKey(head)
	if to.Related {
		text = f.owner(to) + text
	}
	at, ok := f.groups[text]
	if !ok {
		at = len(f.out.Nouns)
		f.groups[text] = at
		f.out.Nouns = append(f.out.Nouns, NounGroup{Text: text, Owned: to.Related, Female: to.Female})
	}
	n := &f.out.Nouns[at]
	n.Mentions = append(n.Mentions, len(f.out.List))
	if !to.Indefinite && !to.Related {
		n.called(f.full(to))
	}
	if f.Speaks(to.FirstToken, to.EndToken) {
		n.Speech++
	}
	if f.actsBeside(to) {
		n.Acts++
	}
}

// owner returns whose kin a noun phrase is, and a space: her; Laszlo's.
func (f *phraser) owner(p *Phrase) string {
	if ownsNoun(f.Lower(p.FirstToken)) {
		return f.Lower(p.FirstToken) + " "
	}
	k := p.FirstToken
	for !f.Possessive(k) {
		k++
	}
	return f.Doc.Text[f.Doc.Tokens[p.FirstToken].Start:f.Doc.Tokens[k].End] + " "
}

// actsBeside says that a noun phrase is the subject of a verb in a paragraph with
// speech or right before one.
func (f *phraser) actsBeside(p *Phrase) bool {
	if !f.finite(f.behindAttached(p.EndToken)) && !f.owns(p.EndToken) {
		return false
	}
	k, _ := slices.BinarySearchFunc(f.Doc.Spans, p.Paragraph, func(s extract.Span, paragraph int) int { return s.Paragraph - paragraph })
	return k < len(f.Doc.Spans) && f.Doc.Spans[k].Paragraph <= p.Paragraph+1
}

// full returns the words of a noun phrase behind its determiner.
func (f *phraser) full(p *Phrase) string {
	var words []string
	for k := p.FirstToken + 1; k < p.EndToken; k++ {
		words = append(words, f.Text(k))
	}
	return strings.Join(words, " ")
}

// called notes the words by which the text speaks of a noun's bearer.
func (n *NounGroup) called(words string) {
	switch {
	case n.full == "":
		n.full = words
	case n.full != words && !strings.EqualFold(words, n.Text):
		n.varied = true
	}
	if n.full == words {
		n.fully++
	}
}

// Name returns the words by which the bearer of a noun is known: those that the
// text adds to the noun at first are part of it where it does so as a rule, and
// never adds others.
func (n *NounGroup) Name() string {
	switch {
	case n.Owned:
		return n.Text
	case !n.varied && n.fully*2 >= len(n.Mentions) && !strings.EqualFold(n.full, n.Text):
		return "the " + n.full
	}
	return "the " + n.Text
}
