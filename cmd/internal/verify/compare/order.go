package compare

import (
	"slices"

	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/verdict"
)

// minOrdered is how many words a quote has at least whose words are looked for in
// any order: fewer are in any text.
const minOrdered = 6

// InOrder finds the sentence of a window, between word lo and word hi, that has
// the words of a quote in another order: the crews trust the board, the board
// trusts the crews. All words that tell something are there, and of the others
// some may not be.
func InOrder(q *Quote, w *Window, lo, hi int) (Judgement, bool) {
	if q.Spoken < minOrdered || q.Spoken != len(q.Words) || q.Telling(0, len(q.Words)) < 3 {
		return Judgement{}, false
	}
	j := &judge{quote: q, text: w.text, source: w.Words}
	for from := lo; from < hi; {
		to := from + 1
		for to < hi && !j.ends(to-1) {
			to++
		}
		if n := j.shared(from, to); n > 0 && to-from <= 2*len(q.Words) {
			return j.reordered(from, to, n), true
		}
		from = to
	}
	return Judgement{}, false
}

// shared counts the words of the quote that stand in a sentence; none where one
// that tells something does not, or more than one of the others.
func (j *judge) shared(from, to int) int {
	rest := slices.Clone(j.source[from:to])
	missing := 0
	for i := range j.quote.Words {
		c := &j.quote.Words[i].Word
		at := slices.IndexFunc(rest, func(s token.Word) bool { return c.Agrees(&s) || sameStem(j.quote.Raw(i, i+1), j.text[s.Start:s.End]) })
		switch {
		case at >= 0:
			rest = slices.Delete(rest, at, at+1)
		case !token.FunctionWords.Has(c.Key), missing > 0:
			return 0
		default:
			missing++
		}
	}
	return len(j.quote.Words) - missing
}

// sameStem says that two words differ in an ending of one or two letters.
func sameStem(a, b string) bool {
	a, b = letters(a), letters(b)
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 4 && len(b)-len(a) <= 2 && b[:len(a)] == a
}

// reordered judges a sentence that has n words of the quote in another order.
func (j *judge) reordered(from, to, n int) Judgement {
	j.out = Judgement{
		Verdict: verdict.Altered, From: from, To: to, Start: j.source[from].Start, End: j.source[to-1].End,
		Score: float64(n) / float64(2*len(j.quote.Words)), agree: n, telling: j.quote.Telling(0, len(j.quote.Words)),
	}
	j.out.Parts = []token.Span{{Start: j.out.Start, End: j.out.End}}
	quote, source := j.quote.Raw(0, len(j.quote.Words)), j.raw(from, to)
	j.op(verdict.OpChanged, quote, source)
	j.out.Why = "the same words in another order: " + short(source) + " → " + short(quote)
	return j.out
}
