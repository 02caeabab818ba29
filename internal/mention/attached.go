package mention

import "quotes/extract"

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
