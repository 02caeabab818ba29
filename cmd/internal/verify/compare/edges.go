package compare

import (
	"strings"

	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/verdict"
)

// nearEdge is how many words from a quote a "not" may stand that it needs.
const nearEdge = 3

// stops says that a sentence, a clause or a speech ends after word k.
func (j *judge) stops(k int) bool {
	between := j.between(k)
	if strings.ContainsAny(between, "\n.!?;:“”\"«»—–") {
		return !j.lineEnd(between)
	}
	return strings.Contains(between, ",") && !strictNegations.Has(j.source[k].Key)
}

// lineEnd says that only the end of a line stands between two words, and no
// paragraph ends there.
func (j *judge) lineEnd(between string) bool {
	return strings.Trim(between, " \t\r\n") == "" && strings.Count(between, "\n") == 1
}

// ends says that a sentence or a paragraph ends after word k.
func (j *judge) ends(k int) bool {
	between := j.between(k)
	return strings.ContainsAny(between, ".!?;") || strings.Contains(between, "\n\n") || k+1 < len(j.source) && j.source[k+1].Is(token.KindLabel) != j.source[k].Is(token.KindLabel)
}

// breakBetween says that a sign of punctuation stands between two words.
func (j *judge) breakBetween(from, to int) bool {
	if from < 0 || to >= len(j.source) {
		return true
	}
	for k := from; k < to; k++ {
		if between := j.between(k); strings.ContainsAny(between, ".,;:!?—–()“”\"") || strings.Contains(between, "\n") && !j.lineEnd(between) {
			return true
		}
	}
	return false
}

// edges looks at the words of the source beside the passage: a quote may begin
// in the middle of a sentence, but not in the middle of a word or after what
// turns it round, and what was cut off is told.
func (j *judge) edges(from, to int) {
	j.cutWords(from, to)
	if k := j.deniedFrom(j.beforeStutter(from, to)); k >= 0 {
		left := short(j.raw(min(k, j.sentenceFrom(from)), from))
		if j.source[k].Is(token.KindNegation) {
			left += " (hides “" + j.raw(k, k+1) + "”)"
		}
		j.note(severeNegation, verdict.Altered, "left out before it: "+left)
		j.differ++
	}
	if k := j.askedFrom(from, to); k >= 0 {
		j.note(severeNegation, verdict.Altered, "cut out of a question: left out before it: "+short(j.raw(k, from)))
		j.differ++
	}
	if from > 0 && j.source[from-1].Is(token.KindNumber) && token.Units.Has(j.source[from].Key) && j.between(from-1) == " " {
		j.note(severeNumber, verdict.Altered, "left out before it: "+j.raw(from-1, from))
		j.differ++
	}
	if n := j.deniedAfter(to); n > 0 {
		j.note(severeNegation, verdict.Altered, "left out after it: "+short(j.raw(to, to+n)))
		j.differ++
	}
	if j.out.Verdict.Holds() {
		j.turned(from, to)
	}
	if j.out.Verdict.Holds() {
		j.cut(from, to)
	}
}

// beforeStutter returns where a passage begins that a speaker began more than once:
// we never, we never wanted it.
func (j *judge) beforeStutter(from, to int) int {
	if from == 0 || !strings.Contains(j.between(from-1), ",") {
		return from
	}
	for n := min(maxRepeat, from, to-from); n > 1; n-- {
		if j.sameWords(span(from-n, from), span(from, from+n)) {
			return from - n
		}
	}
	return from
}

// cutWords notes a quote that begins or ends inside a word with hyphens.
func (j *judge) cutWords(from, to int) {
	start, end := from, to
	for start > 0 && j.source[start].Is(token.KindGlued) {
		start--
	}
	for end < len(j.source) && j.source[end].Is(token.KindGlued) {
		end++
	}
	cut := func(a, b, c, d int) {
		j.note(severeWords, verdict.Altered, "cut inside a word: "+j.raw(a, b)+" → "+j.raw(c, d))
		j.differ++
	}
	if start < from {
		n := from + 1
		for n < to && j.source[n].Is(token.KindGlued) {
			n++
		}
		cut(start, n, from, n)
	}
	if end > to {
		n := to - 1
		for n > from && j.source[n].Is(token.KindGlued) {
			n--
		}
		cut(n, end, n, to)
	}
	if to < len(j.source) && j.source[to].Is(token.KindClipped) && j.source[to].Is(token.KindNegation) {
		j.note(severeNegation, verdict.Altered, "changed: "+j.raw(to-1, to+1)+" → "+j.quote.Raw(len(j.quote.Words)-1, len(j.quote.Words)))
		j.differ++
	}
}

// deniedFrom returns the word before a passage from which on it is denied or
// only asked, or -1: a "not" right before it, or one that governs the clause
// whose "that", or whose verb of speech or thought, it follows.
func (j *judge) deniedFrom(from int) int {
	for k := from - 1; k >= max(0, from-nearEdge) && !j.stops(k); k-- {
		if j.source[k].Is(token.KindNegation) || token.Denials.Has(j.source[k].Key) || k == from-1 && questions.Has(j.source[k].Key) {
			return k
		}
	}
	if k := j.beforeAside(from); k >= 0 {
		return k
	}
	if from == 0 || strings.ContainsAny(j.between(from-1), "“\"«:") {
		return -1
	}
	governor := j.governor(from)
	if governor < 0 {
		return -1
	}
	for k := from - 1; k >= max(0, from-maxScope) && !j.ends(k); k-- {
		w := &j.source[k]
		if w.Is(token.KindNegation) && !j.interjected(k) || token.Denials.Has(w.Key) || untrue.Has(w.Key) || questions.Has(w.Key) {
			return j.ofAside(k)
		}
		if k < from-1 && token.Conjunctions.Has(w.Key) && !relative.Has(w.Key) && strings.Contains(j.between(k-1+btoi(k == 0)), ",") && !j.shut(k, governor) {
			return -1
		}
	}
	return -1
}

// ofAside returns the "not" that an aside with a "not" of its own follows, or the
// one of the aside: nobody, not the captain, not the mate, told us.
func (j *judge) ofAside(k int) int {
	for n := k - 1; n >= max(0, k-maxCut) && strings.Contains(j.between(k-1), ",") && !j.ends(n); n-- {
		if j.source[n].Is(token.KindNegation) {
			return j.ofAside(n)
		}
	}
	return k
}

// askedFrom returns the beginning of the question that a passage is the end of, or
// -1: the quote says what the source only asks.
func (j *judge) askedFrom(from, to int) int {
	if from == 0 || strings.Contains(j.quote.Text, "?") {
		return -1
	}
	for k := from; k < len(j.source); k++ {
		if between := j.between(k); k >= to-1 && strings.Contains(between, "?") {
			break
		} else if j.speechEnds(k) || k-to > maxCut {
			return -1
		}
	}
	start := j.sentenceFrom(from)
	if start < from && asking.Has(j.source[start].Key) {
		return start
	}
	return -1
}

// asking are words that a question begins with.
var asking = token.NewWordSet("is are was were do does did has have had can could will would should who why how isn't aren't wasn't weren't don't doesn't didn't")

// maxAside is how many words between commas part a "not" from its verb.
const maxAside = 8

// beforeAside returns the "not" from which only words between commas part the
// passage, or -1: would not, under any circumstances, sell.
func (j *judge) beforeAside(from int) int {
	if from == 0 || !strings.Contains(j.between(from-1), ",") {
		return -1
	}
	for k := from - 2; k >= max(0, from-1-maxAside) && !j.ends(k); k-- {
		if strings.Contains(j.between(k), ",") {
			if strictNegations.Has(j.source[k].Key) && k > 0 && token.Auxiliaries.Has(j.source[k-1].Key) {
				return k
			}
			return -1
		}
	}
	return -1
}

// maxScope is how many words before a quote its "not" may stand.
const maxScope = 30

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// interjected says that a "no" is an answer of its own.
func (j *judge) interjected(k int) bool {
	return strings.Contains(j.between(k), ",") && (k == 0 || j.ends(k-1))
}

// governor returns the word before a passage that makes a report of it: a "that",
// or a verb of speech or thought, also with whom it is told. It is -1 for none, and
// the passage's first word where that is "that" itself.
func (j *judge) governor(from int) int {
	if from > 1 && told.Has(j.source[from-2].Key) && hearers.Has(j.source[from-1].Key) {
		return from - 2
	}
	for k := from - 1; k >= max(0, from-2); k-- {
		if thatKey == j.source[k].Key || governors.Has(j.source[k].Key) {
			return k
		}
		if !j.source[k].Is(token.KindFiller) {
			break
		}
	}
	if j.source[from].Key == thatKey {
		return from
	}
	return -1
}

// shut says that a comma right before a governor shuts an aside that word k opens:
// not one of them, and I asked all, told me.
func (j *judge) shut(k, governor int) bool {
	return governor-k > 1 && strings.Contains(j.between(governor-1), ",")
}

var (
	thatKey = token.KeyOf("that")
	// governors are verbs whose object a clause may be.
	governors = token.NewWordSet(`say says said saying think thinks thought thinking believe believes believed believing quote quotes quoteed
		suggest suggests suggested know knows knew mean means meant argue argues argued hope hopes hoped expect expects expected
		suppose supposes imagine imagines swear swears promise promises promised agree agrees agreed admit admits admitted pretend pretends feel feels felt hear heard to whether`)
	// told are verbs between which and what is reported stands who hears it.
	told    = token.NewWordSet("tell tells told assure assures assured warn warns warned inform informs informed convince convinces convinced persuade persuades persuaded")
	hearers = token.NewWordSet("me us him her them you it anybody anyone everybody everyone")
	// questions make of a statement what may be so or not.
	questions = token.NewWordSet("if whether unless")
	// strictNegations turn round even what a comma sets off.
	strictNegations = token.NewWordSet("not never")
	// untrue are words that call what stands before them so.
	untrue = token.NewWordSet("false untrue nonsense lie lies wrong rubbish myth wrongly falsely mistakenly")
)

// deniedAfter returns how many words after a passage take it back: a "not"
// after its auxiliary, "only if", "is not true".
func (j *judge) deniedAfter(to int) int {
	if to == 0 || to >= len(j.source) || j.stops(to-1) && !strings.HasPrefix(j.between(to-1), ",") {
		return 0
	}
	comma := strings.Contains(j.between(to-1), ",")
	w := &j.source[to]
	switch {
	case !comma && prepositions.Has(w.Key) && to+1 < len(j.source) && !j.stops(to) && j.source[to+1].Is(token.KindNegation) && !strictNegations.Has(j.source[to+1].Key):
		return 2
	case w.Is(token.KindNegation) && strictNegations.Has(w.Key) && token.Auxiliaries.Has(j.source[to-1].Key) && !comma:
		return 1
	case j.scopeWord(to, len(j.source)) != "" && (w.Key == onlyKey || w.Key == unlessKey):
		return min(2, len(j.source)-to)
	case comma || !token.Auxiliaries.Has(w.Key) || !hasAuxiliary(j.quote.Words):
		return 0
	}
	for n := 1; n <= nearEdge && to+n < len(j.source) && !j.stops(to+n-1); n++ {
		if k := &j.source[to+n]; untrue.Has(k.Key) {
			return n + 1
		}
		if to+n+1 < len(j.source) && j.source[to+n].Is(token.KindNegation) && trueWords.Has(j.source[to+n+1].Key) {
			return n + 2
		}
	}
	return 0
}

var (
	prepositions = token.NewWordSet("to for in of on at by with from under")
	unlessKey    = token.KeyOf("unless")
	trueWords    = token.NewWordSet("true so correct right")
)

func hasAuxiliary(words []Word) bool {
	for i := range words {
		if token.Auxiliaries.Has(words[i].Key) {
			return true
		}
	}
	return false
}

// cut notes what of the sentence stands before and after the passage.
func (j *judge) cut(from, to int) {
	start, end := j.sentenceFrom(from), to
	for end < len(j.source) && end-to < maxCut && !j.source[end].Is(token.KindLabel) && !j.speechEnds(end-1) {
		end++
	}
	var parts []string
	if start < from {
		parts = append(parts, "before it “"+short(j.raw(start, from))+"”")
	}
	if end > to {
		parts = append(parts, "after it “"+short(j.raw(to, end))+"”")
	}
	if len(parts) > 0 {
		j.note(mildCut, verdict.Exact, "cut from a longer sentence: "+strings.Join(parts, ", "))
	}
}

// sentenceFrom returns where the sentence of a word begins, of which at most maxCut
// words are told of.
func (j *judge) sentenceFrom(from int) int {
	start := from
	for start > 0 && from-start < maxCut && !j.source[start-1].Is(token.KindLabel) && !j.speechEnds(start-1) {
		start--
	}
	return start
}

// maxCut is how many words before and after a quote are told of.
const maxCut = 12

// speechEnds says that a sentence, a paragraph or what stands between marks
// ends after word k.
func (j *judge) speechEnds(k int) bool {
	between := j.between(k)
	return strings.ContainsAny(between, ".!?“”\"«»") || strings.Contains(between, "\n") && !j.lineEnd(between)
}

// Hidden returns what turns round the words of a run and stands beside them,
// before them or, where an ellipsis follows, after them, with no sign of
// punctuation between; or nothing.
func (w *Window) Hidden(from, to int, gap bool) string {
	j := &judge{text: w.text, source: w.Words}
	if k := j.deniedFrom(from); k >= 0 {
		return j.raw(k, from)
	}
	for k := to; gap && k < min(len(j.source), to+nearGap) && !j.breakBetween(to-1, k); k++ {
		if at := j.scopeWord(k, len(j.source)); at != "" {
			return at
		}
	}
	return ""
}

// nearGap is how many words after a piece an ellipsis must not hide a negation.
const nearGap = 3
