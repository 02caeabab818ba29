package mention

import (
	"strings"

	"quotes/extract"
)

// attachedReach is how many words the phrase has at most that a preposition
// attaches to a noun.
const attachedReach = 5

// behindAttached returns the token behind the words that a preposition attaches to
// the noun phrase that ends at token end, where a finite verb follows them, so that
// they are part of its subject: the man behind the counter had; the woman beside me
// moved. It is end where there are none.
func (r *Reader) behindAttached(end int) int {
	if !attaches(r.Lower(end)) {
		return end
	}
	for k := end + 2; k <= end+1+attachedReach && r.Kind(k) == extract.Word && r.span(k) < 0; k++ {
		if r.finite(k) {
			return k
		}
	}
	return end
}

// attaches says that a lower-case word is a preposition that tells one of several
// people from the others by where they are and what they have.
func attaches(low string) bool {
	switch low {
	case "in", "at", "on", "with", "behind", "beside", "by", "from", "opposite", "near", "next", "under":
		return true
	}
	return false
}

// owns says that what belongs to whom the tokens before end speak of does
// something: the clerk's pen scratched.
func (r *Reader) owns(end int) bool {
	return r.Possessive(end) && r.Kind(end+1) == extract.Word && r.finite(end+2)
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
