package verify

import (
	"slices"
	"strings"
)

// elided judges what an ellipsis leaves out: all but a negation, a refusal or a
// condition that belongs to the words that are left.
func (j *judge) elided(b block, source string) string {
	if source == "" && b.source > 0 && strings.ContainsAny(j.between(b.source-1), "….") {
		return OpEqual // the speaker's own, or the source's
	}
	if source == "" {
		j.note(mildMarks, Punctuation, "an ellipsis leaves out nothing")
		return OpWritten
	}
	if hidden := j.hiddenIn(b); hidden != "" {
		j.note(severeNegation, Altered, "the ellipsis hides "+hidden)
		return OpDropped
	}
	if name := j.turn(b); name != "" && !j.sameTurn(b) {
		j.note(severeSpeaker, Spliced, "put together from 2 places: between them another speaks ("+name+")")
		return OpDropped
	}
	j.note(mildEllipsis, Elided, "an ellipsis marks what is left out: "+short(source))
	return OpElided
}

// sameTurn says that the last label of a block is that of the words before it.
func (j *judge) sameTurn(b block) bool {
	last, before := "", ""
	for k := b.sourceTo - 1; k >= 0; k-- {
		if !j.source[k].is(kindLabel) {
			continue
		}
		n := k
		for n > 0 && j.source[n-1].is(kindLabel) && !strings.Contains(j.between(n-1), "\n") {
			n--
		}
		name := letters(j.raw(n, k+1))
		if k = n; n >= b.source {
			if last == "" {
				last = name
			}
			continue
		}
		before = name
		break
	}
	return last == before
}

// hiddenIn returns what a gap hides of the clauses on both of its sides: their
// "not", "refused to", "only if".
func (j *judge) hiddenIn(b block) string {
	for k := b.source; k < b.sourceTo && !j.breakBetween(b.source-1, k) && !j.newClause(k); k++ {
		if at := j.scopeWord(k, b.sourceTo); at != "" {
			return at
		}
	}
	for k := b.sourceTo - 1; k >= b.source && !j.breakBetween(k, b.sourceTo); k-- {
		if at := j.scopeWord(k, b.sourceTo); at != "" {
			return at
		}
		if j.newClause(k) {
			break
		}
	}
	return ""
}

// newClause says that a conjunction at word k begins a clause of its own.
func (j *judge) newClause(k int) bool { return conjunctions[j.source[k].key] }

// scopeWord returns word k, or words from k on, if they turn round or limit
// what depends on them.
func (j *judge) scopeWord(k, to int) string {
	w := &j.source[k]
	switch {
	case w.is(kindNegation) || denials[w.key]:
		return j.raw(k, k+1)
	case w.key == onlyKey && k+1 < min(to, len(j.source)) && conditions[j.source[k+1].key]:
		return j.raw(k, k+2)
	}
	return ""
}

var (
	onlyKey    = keyOf("only")
	conditions = newWordSet("if when after before once")
)

// modalGroups are the modals that tell of other tenses of one another.
var modalGroups = []wordSet{
	newWordSet("will would shall"), newWordSet("can could"), newWordSet("may might"), newWordSet("must"), newWordSet("should ought"),
}

// bracketed judges words in brackets: they may stand for anything but a
// negation, a modal, a number or a name that they do not hold.
func (j *judge) bracketed(b block, quote, source string) string {
	inside, outside := j.claim.words[b.claim:b.claimTo], j.source[b.source:b.sourceTo]
	for k := range outside {
		w := &outside[k]
		raw := j.raw(b.source+k, b.source+k+1)
		in := slices.ContainsFunc(inside, func(c claimWord) bool { return c.agrees(w) || holdsLetters(quote, raw) })
		switch {
		case in:
		case w.is(kindNegation | kindNumber):
			j.note(severeNegation, Altered, "the brackets hide "+raw)
		case w.is(kindModal) && !slices.ContainsFunc(inside, func(c claimWord) bool { return sameModal(c.key, w.key) }) && hasVerb(inside):
			j.note(severeModal, Altered, "changed: "+foldSpace(source)+" → "+foldSpace(quote))
		case slices.ContainsFunc(inside, func(c claimWord) bool { return opposite(c.key, w.key, c.Text(j), raw) }):
			j.note(severeNegation, Altered, "changed: "+foldSpace(source)+" → "+foldSpace(quote))
		}
	}
	for i := range inside {
		w := &inside[i]
		raw := strings.Trim(j.claim.Text[w.start:w.end], "[] ")
		if w.is(kindNegation|kindNumber) && !holdsLetters(source, raw) && !slices.ContainsFunc(outside, func(s word) bool { return w.agrees(&s) }) {
			j.note(severeNegation, Altered, "the brackets put in "+raw)
		}
	}
	if j.otherName(b) {
		j.note(severeName, Altered, "changed: "+foldSpace(source)+" → "+foldSpace(quote))
	}
	if !j.out.verdict.holds() {
		return OpChanged
	}
	j.note(mildBracket, Bracketed, "brackets mark what was put in: "+foldSpace(quote))
	return OpBracket
}

// Text returns a word as the claim has it.
func (w claimWord) Text(j *judge) string {
	return strings.ToLower(strings.Trim(j.claim.Text[w.start:w.end], "[] "))
}

func holdsLetters(text, word string) bool { return strings.Contains(letters(text), letters(word)) }

// sameModal says that two modals are one in other tenses.
func sameModal(a, b uint64) bool {
	for _, g := range modalGroups {
		if g[a] && g[b] {
			return true
		}
	}
	return false
}

// hasVerb says that brackets hold a verb that may stand for another.
func hasVerb(words []claimWord) bool {
	return slices.ContainsFunc(words, func(w claimWord) bool { return w.is(kindModal) || auxiliaries[w.key] })
}

// negatingPrefixes make the opposite of a word.
var negatingPrefixes = []string{"un", "in", "im", "il", "ir", "dis", "non", "anti", "mis"}

// opposite says that one word is the other with a prefix that turns it round.
func opposite(a, b uint64, x, y string) bool {
	x, y = letters(x), letters(y)
	if a == b || x == y {
		return false
	}
	for _, p := range negatingPrefixes {
		if x == p+y || y == p+x {
			return true
		}
	}
	return false
}

// otherName says that brackets put one name in the place of another.
func (j *judge) otherName(b block) bool {
	replaced, put := false, false
	for k := b.source; k < b.sourceTo; k++ {
		w := &j.source[k]
		if slices.ContainsFunc(j.claim.words[b.claim:b.claimTo], func(c claimWord) bool { return c.agrees(w) }) {
			return false // a fuller or a shorter form of it
		}
		replaced = replaced || w.is(kindName)
	}
	for i := b.claim; i < b.claimTo; i++ {
		w := j.claim.words[i]
		raw := strings.TrimLeft(j.claim.Text[w.start:w.end], "[ ")
		if raw == "" || raw[0] < 'A' || raw[0] > 'Z' {
			return false
		}
		put = put || !functionWords[w.key]
	}
	return replaced && put
}
