package compare

import (
	"slices"
	"strings"

	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/verdict"
)

// elided judges what an ellipsis leaves out: all but a negation, a refusal or a
// condition that belongs to the words that are left.
func (j *judge) elided(b block, source string) string {
	if source == "" && b.source > 0 && strings.ContainsAny(j.between(b.source-1), "….") {
		return verdict.OpEqual // the speaker's own, or the source's
	}
	if source == "" {
		j.note(mildMarks, verdict.Punctuation, "an ellipsis leaves out nothing")
		return verdict.OpWritten
	}
	if hidden := j.hiddenIn(b); hidden != "" {
		j.note(severeNegation, verdict.Altered, "the ellipsis hides “"+hidden+"”")
		return verdict.OpDropped
	}
	if name := j.turn(b); name != "" && !j.sameTurn(b) {
		j.note(severeSpeaker, verdict.Spliced, "put together from 2 places: between them another speaks ("+name+")")
		return verdict.OpDropped
	}
	j.note(mildEllipsis, verdict.Elided, "an ellipsis marks what is left out: "+short(source))
	return verdict.OpElided
}

// sameTurn says that the last label of a block is that of the words before it.
func (j *judge) sameTurn(b block) bool {
	last, before := "", ""
	for k := b.sourceTo - 1; k >= 0; k-- {
		if !j.source[k].Is(token.KindLabel) {
			continue
		}
		n := k
		for n > 0 && j.source[n-1].Is(token.KindLabel) && !strings.Contains(j.between(n-1), "\n") {
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

// Sentence says that words of a window, half-open, are a whole sentence or turn:
// a mark, a line or a label stands before them, and a mark or a line after them.
func (w *Window) Sentence(from, to int) bool {
	j := &judge{text: w.text, source: w.Words}
	const ends = ".?!…\n"
	begins := from == 0 || w.Words[from-1].Is(token.KindLabel) || strings.ContainsAny(j.between(from-1), ends)
	return begins && (w.Words[to-1].End == len(w.text) || strings.ContainsAny(j.between(to-1), ends))
}

// Label returns the label of the turn that a word of a window stands in, or
// nothing where none stands before it.
func (w *Window) Label(at int) string {
	j := &judge{text: w.text, source: w.Words}
	for k := at - 1; k >= 0; k-- {
		if !w.Words[k].Is(token.KindLabel) {
			continue
		}
		n := k
		for n > 0 && w.Words[n-1].Is(token.KindLabel) && !strings.Contains(j.between(n-1), "\n") {
			n--
		}
		return j.raw(n, k+1)
	}
	return ""
}

// hiddenIn returns what a gap hides of the clauses on both of its sides: their
// "not", "refused to", "only if".
func (j *judge) hiddenIn(b block) string {
	for k := b.source; k < b.sourceTo && !j.breakBetween(b.source-1, k) && !j.newClause(k); k++ {
		if at := j.scopeWord(k, b.sourceTo); at != "" {
			return at
		}
	}
	if last := b.sourceTo - 1; nearly.Has(j.source[last].Key) && !j.breakBetween(last, b.sourceTo) {
		return j.raw(last, b.sourceTo)
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
func (j *judge) newClause(k int) bool { return token.Conjunctions.Has(j.source[k].Key) }

// scopeWord returns word k, or words from k on, if they turn round or limit
// what depends on them.
func (j *judge) scopeWord(k, to int) string {
	w := &j.source[k]
	switch {
	case w.Is(token.KindNegation) || token.Denials.Has(w.Key):
		return j.raw(k, k+1)
	case w.Key == onlyKey && k+1 < min(to, len(j.source)) && conditions.Has(j.source[k+1].Key):
		return j.raw(k, k+2)
	}
	return ""
}

// nearly are words after which something did not happen.
var nearly = token.NewWordSet("almost nearly allegedly supposedly")

var (
	onlyKey    = token.KeyOf("only")
	conditions = token.NewWordSet("if when after before once")
)

// modalGroups are the modals that tell of other tenses of one another.
var modalGroups = []token.WordSet{
	token.NewWordSet("will would shall"), token.NewWordSet("can could"), token.NewWordSet("may might"), token.NewWordSet("must"), token.NewWordSet("should ought"),
}

// bracketed judges words in brackets: they may stand for anything but a
// negation, a modal, a number or a name that they do not hold.
func (j *judge) bracketed(b block, quote, source string) string {
	inside, outside := j.quote.Words[b.quote:b.quoteTo], j.source[b.source:b.sourceTo]
	for k := range outside {
		w := &outside[k]
		raw := j.raw(b.source+k, b.source+k+1)
		turned := slices.ContainsFunc(inside, func(c Word) bool { return opposite(c.Key, w.Key, c.Text(j), raw) })
		in := slices.ContainsFunc(inside, func(c Word) bool { return c.Agrees(w) || holdsLetters(quote, raw) })
		switch {
		case turned:
			j.note(severeNegation, verdict.Altered, "changed: "+oneSpace(source)+" → "+oneSpace(quote))
		case in:
		case w.Is(token.KindNegation|token.KindNumber) || token.Denials.Has(w.Key):
			j.note(severeNegation, verdict.Altered, "the brackets hide "+raw)
		case w.Is(token.KindModal) && !slices.ContainsFunc(inside, func(c Word) bool { return sameModal(c.Key, w.Key) }) && hasVerb(inside):
			j.note(severeModal, verdict.Altered, "changed: "+oneSpace(source)+" → "+oneSpace(quote))
		}
	}
	for i := range inside {
		w := &inside[i]
		raw := strings.Trim(j.quote.Text[w.Start:w.End], "[] ")
		if w.Is(token.KindNegation|token.KindNumber) && !holdsLetters(source, raw) && !slices.ContainsFunc(outside, func(s token.Word) bool { return w.Agrees(&s) }) {
			why := "the brackets put in " + raw
			if source != "" {
				why = "changed: " + oneSpace(source) + " → " + oneSpace(quote)
			}
			j.note(severeNegation, verdict.Altered, why)
		}
	}
	if j.otherName(b) {
		j.note(severeName, verdict.Altered, "changed: "+oneSpace(source)+" → "+oneSpace(quote))
	}
	if !j.out.Verdict.Holds() {
		return verdict.OpChanged
	}
	j.note(mildBracket, verdict.Bracketed, "brackets mark what was put in: "+oneSpace(quote))
	return verdict.OpBracket
}

// Text returns a word as the quote has it.
func (w Word) Text(j *judge) string {
	return strings.ToLower(strings.Trim(j.quote.Text[w.Start:w.End], "[] "))
}

func holdsLetters(text, word string) bool { return strings.Contains(letters(text), letters(word)) }

// sameModal says that two modals are one in other tenses.
func sameModal(a, b uint64) bool {
	for _, g := range modalGroups {
		if g.Has(a) && g.Has(b) {
			return true
		}
	}
	return false
}

// hasVerb says that brackets hold a verb that may stand for another.
func hasVerb(words []Word) bool {
	return slices.ContainsFunc(words, func(w Word) bool { return w.Is(token.KindModal) || token.Auxiliaries.Has(w.Key) })
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
		if slices.ContainsFunc(j.quote.Words[b.quote:b.quoteTo], func(c Word) bool { return c.Agrees(w) }) {
			return false // a fuller or a shorter form of it
		}
		replaced = replaced || w.Is(token.KindName)
	}
	for i := b.quote; i < b.quoteTo; i++ {
		w := j.quote.Words[i]
		raw := strings.TrimLeft(j.quote.Text[w.Start:w.End], "[ ")
		if raw == "" || raw[0] < 'A' || raw[0] > 'Z' {
			return false
		}
		put = put || !token.FunctionWords.Has(w.Key)
	}
	return replaced && put
}
