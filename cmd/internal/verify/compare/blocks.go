package compare

import (
	"strings"

	"quotes/cmd/internal/verify/token"
)

// A block is neighbouring words that agree, or neighbouring words that do not.
type block struct {
	class              class
	quote, quoteTo     int
	source, sourceTo   int
	plain, brack, gaps int // words of the quote: its speaker's, in brackets, ellipses
}

// A class is what the words of a block have to do with each other.
type class uint8

const (
	classEqual   class = iota
	classPlain         // they differ, and nothing says so
	classBracket       // brackets say so
	classGap           // an ellipsis says so
)

// A paired is one step of an alignment: a word of each, or of one.
type paired struct {
	quote, source int // -1: none
	class         class
}

// pairedOf returns the steps of an alignment with their classes.
func pairedOf(q *Quote, source []token.Word, a alignment) []paired {
	out := make([]paired, 0, len(a.steps))
	i, k := 0, a.from
	for _, s := range a.steps {
		p := paired{-1, -1, classPlain}
		last := i - 1
		if s != stepDropped {
			p.quote, last = i, i
			i++
		}
		if s != stepAdded {
			p.source = k
			k++
		}
		switch {
		case s == stepMatch && q.Words[p.quote].Agrees(&source[p.source]):
			p.class = classEqual
		case q.Words[last].Gap:
			p.class = classGap
		case q.Words[last].Bracket:
			p.class = classBracket
		}
		out = append(out, p)
	}
	return out
}

// keepWhole makes contractions whole: where one half differs, so does the other.
func keepWhole(q *Quote, source []token.Word, steps []paired) {
	differs := func(i int) bool { return steps[i].class == classPlain }
	for changed := true; changed; {
		changed = false
		for i := 1; i < len(steps); i++ {
			a, b := &steps[i-1], &steps[i]
			one := b.source > 0 && a.source == b.source-1 && source[b.source].Is(token.KindClipped) ||
				b.quote > 0 && a.quote == b.quote-1 && q.Words[b.quote].Is(token.KindClipped)
			if one && differs(i-1) != differs(i) && a.class <= classPlain && b.class <= classPlain {
				a.class, b.class, changed = classPlain, classPlain, true
			}
		}
	}
}

// blocksOf cuts the steps of an alignment into blocks. What is left out before
// brackets is what they stand for.
func blocksOf(q *Quote, steps []paired, from int) []block {
	for i := len(steps) - 2; i >= 0; i-- {
		if steps[i].class == classPlain && steps[i].quote < 0 && steps[i+1].class == classBracket {
			steps[i].class = classBracket
		}
	}
	var out []block
	i, k := 0, from
	for _, s := range steps {
		if n := len(out); n == 0 || out[n-1].class != s.class {
			out = append(out, block{class: s.class, quote: i, source: k})
		}
		b := &out[len(out)-1]
		if s.quote >= 0 {
			b.count(q.Words[i])
			i++
		}
		if s.source >= 0 {
			k++
		}
		b.quoteTo, b.sourceTo = i, k
	}
	return out
}

func (b *block) count(w Word) {
	switch {
	case w.Gap:
		b.gaps++
	case w.Bracket:
		b.brack++
	default:
		b.plain++
	}
}

// paired ends: words at an end of the quote that the alignment puts in, though
// the sentence of the source goes on, stand in the place of its words.
func (j *judge) pairEnds(a alignment) alignment {
	n := len(a.steps)
	added := 0
	for added < n && a.steps[n-1-added] == stepAdded && !j.quote.Words[len(j.quote.Words)-1-added].Bracket {
		added++
	}
	if added < n && added > 0 {
		after := 0
		for after < added+maxSpare && a.to+after < len(j.source) && !j.stops(a.to+after-1) {
			after++
		}
		steps := append([]step(nil), a.steps[:n-added]...)
		a.steps = append(steps, inPlace(added, after)...)
		a.to += used(added, after)
	}
	added, n = 0, len(a.steps)
	for added < n && a.steps[added] == stepAdded && !j.quote.Words[added].Bracket {
		added++
	}
	if added < n && added > 0 {
		before := 0
		for before < added+maxSpare && a.from-before > 0 && !j.stops(a.from-before-1) {
			before++
		}
		a.steps = append(inPlace(added, before), a.steps[added:]...)
		a.from -= used(added, before)
	}
	return a
}

// inSentence leaves the first word of a quote no word of the sentence before, where
// the rest stands in the next: "You do not plan" is changed from "for you all. We do
// not plan", and leaves out nothing. The last word likewise.
func (j *judge) inSentence(a alignment) alignment {
	n := 1
	for n < len(a.steps) && a.steps[n] == stepDropped {
		n++
	}
	if n > 1 && n < len(a.steps) && a.steps[0] == stepMatch && j.endsWithin(a.from, a.from+n-1) && !j.ends(a.from+n-1) {
		a.steps = append([]step{stepMatch}, a.steps[n:]...)
		a.from += n - 1
	}
	last := len(a.steps) - 1
	n = 1
	for n <= last && a.steps[last-n] == stepDropped {
		n++
	}
	if n > 1 && n <= last && a.steps[last] == stepMatch && j.endsWithin(a.to-n, a.to-1) && !j.ends(a.to-n-1) {
		a.steps = append(a.steps[:last-n+1:last-n+1], stepMatch)
		a.to -= n - 1
	}
	return a
}

// endsWithin says that a sentence ends behind one of the words from from up to to.
func (j *judge) endsWithin(from, to int) bool {
	for k := from; k < to; k++ {
		if j.ends(k) {
			return true
		}
	}
	return false
}

// maxSpare is how many more words than the quote's the rest of the sentence may
// have that all stand in their place.
const maxSpare = 3

// used returns how many words of the source stand in the place of some of the
// quote's, of those that the sentence still has.
func used(added, left int) int {
	if left == added+maxSpare {
		return added
	}
	return left
}

// inPlace returns the steps that put words of the quote in the place of others.
func inPlace(added, left int) []step {
	var out []step
	n := used(added, left)
	for i := range max(added, n) {
		switch {
		case i >= n:
			out = append(out, stepAdded)
		case i >= added:
			out = append(out, stepDropped)
		default:
			out = append(out, stepMatch)
		}
	}
	return out
}

// Raw returns the text of words of the source.
func (j *judge) raw(from, to int) string {
	if from >= to {
		return ""
	}
	var parts []string
	for k := from; k < to; {
		n := k + 1
		for n < to && !j.source[n].Is(token.KindAfterPage) {
			n++
		}
		parts = append(parts, j.text[j.source[k].Start:j.source[n-1].End])
		k = n
	}
	return strings.Join(parts, " ")
}
