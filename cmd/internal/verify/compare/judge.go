package compare

import (
	"slices"
	"strings"
	"unicode"

	"quotes/cmd/internal/verify/token"
	"quotes/cmd/internal/verify/verdict"
	"quotes/internal/source"
)

// A Judgement is what an alignment says of a quote.
type Judgement struct {
	Verdict    verdict.Verdict
	Score      float64
	Ops        []verdict.Op
	From, To   int // words of the window
	Start, End int // bytes of the passage in the text
	Why        string
	Ascribed   string       // by which words the source gives the passage to another than who speaks there
	Longest    int          // equal words in a row
	Parts      []token.Span // of the passage, where the source has words of its own between them
	agree      int          // equal words
	telling    int          // those of them that are no function words
}

// A judge goes through an alignment and puts its steps into blocks: words that
// are equal, and what stands between them.
type judge struct {
	quote    *Quote
	text     string       // of the stretch
	source   []token.Word // of the window
	out      Judgement
	differ   int // words that do not agree
	findings []finding
}

func judged(q *Quote, text string, source []token.Word, a alignment) Judgement {
	j := &judge{quote: q, text: text, source: source}
	j.out.Verdict = verdict.Exact
	if len(a.steps) == 0 || !slices.Contains(a.steps, stepMatch) {
		return Judgement{Verdict: verdict.Missing}
	}
	a = j.inSentence(j.pairEnds(a))
	steps := pairedOf(q, source, a)
	keepWhole(q, source, steps)
	blocks := blocksOf(q, steps, a.from)
	j.out.From, j.out.To = a.from, a.to
	j.out.Start, j.out.End = source[a.from].Start, source[max(a.from, a.to-1)].End
	j.out.Parts = []token.Span{{Start: j.out.Start, End: j.out.End}}
	for i := range blocks {
		j.block(blocks, i)
	}
	if j.out.agree == 0 {
		return Judgement{Verdict: verdict.Missing}
	}
	j.edges(a.from, a.to)
	j.out.Score = float64(j.out.agree) / float64(j.out.agree+j.differ)
	j.out.Why = j.why()
	return j.out
}

func (j *judge) block(blocks []block, i int) {
	b := blocks[i]
	if k := j.turnIn(b); k > 0 {
		j.note(severeSpeaker, verdict.Spliced, "put together from 2 places: another speaks from “"+j.raw(k, min(k+3, len(j.source)))+"” on")
	}
	quote, source := j.quote.Raw(b.quote, b.quoteTo), j.raw(b.source, b.sourceTo)
	if b.class == classEqual {
		n := b.quoteTo - b.quote
		j.out.agree += n
		j.out.telling += j.quote.Telling(b.quote, b.quoteTo)
		j.out.Longest = max(j.out.Longest, n)
		j.op(j.written(b, quote, source), quote, source)
		return
	}
	before := j.out.Verdict
	j.out.Verdict = verdict.Exact
	op := j.difference(b, quote, source)
	if !j.out.Verdict.Holds() {
		j.differ += max(b.plain, min(b.sourceTo-b.source, maxDiffer))
	}
	if before.Rank() > j.out.Verdict.Rank() {
		j.out.Verdict = before
	}
	j.op(op, quote, source)
}

// turnIn returns the word of a block before which a sign says that another speaks
// now, inside the passage, or 0. What an ellipsis leaves out may hold more turns.
func (j *judge) turnIn(b block) int {
	for k := max(b.source, j.out.From+1); b.class != classGap && k < b.sourceTo; k++ {
		if j.source[k].Is(token.KindTurn) {
			return k
		}
	}
	return 0
}

// maxDiffer is how many words at most what is left out in one place counts for.
const maxDiffer = 4

func (j *judge) op(op, quote, source string) {
	j.out.Ops = append(j.out.Ops, verdict.Op{Op: op, Quote: oneSpace(quote), Source: strings.Clone(oneSpace(source))})
}

// written compares how equal words are written.
func (j *judge) written(b block, quote, source string) string {
	if oneSpace(quote) == oneSpace(source) || b.brack > 0 && oneSpace(quote) == oneSpace(j.withBrackets(b)) {
		return verdict.OpEqual
	}
	if b.brack > 0 {
		j.note(mildBracket, verdict.Bracketed, "brackets change how a word is written")
		return verdict.OpBracket
	}
	named := j.otherwise(b)
	if !named {
		j.note(mildMarks, verdict.Punctuation, "the same words, with other marks, dashes, spaces or case")
	}
	return verdict.OpWritten
}

// otherwise notes the equal words of a block that are written with other
// letters: contractions, numbers, spellings.
func (j *judge) otherwise(b block) bool {
	named := false
	for i, k := b.quote, b.source; i < b.quoteTo; {
		n := 1 // words that one contraction stands for
		for i+n < b.quoteTo && (j.quote.Words[i+n].Is(token.KindClipped) || j.source[k+n].Is(token.KindClipped)) {
			n++
		}
		quote, source := oneSpace(j.quote.Raw(i, i+n)), oneSpace(j.raw(k, k+n))
		short := n > 1 && j.quote.Words[i+1].Is(token.KindClipped) != j.source[k+1].Is(token.KindClipped)
		switch {
		case short:
			j.note(mildContraction, verdict.Cleaned, "a contraction written otherwise: "+source+" → "+quote)
			named = true
		case letters(quote) != letters(source) && !j.source[k].Is(token.KindNoted):
			j.note(mildSpelling, verdict.Punctuation, "written otherwise: "+source+" → "+quote)
			named = true
		}
		i, k = i+n, k+n
	}
	return named
}

// difference notes what a block of words that differ makes of the quote.
func (j *judge) difference(b block, quote, source string) string {
	switch {
	case b.class == classGap:
		return j.elided(b, source)
	case b.class == classBracket:
		return j.bracketed(b, quote, source)
	case b.plain > 0 && j.sameLetters(b, quote, source):
		return j.respelled(quote, source)
	case b.plain > 0 && source == "":
		return j.added(b, quote)
	case b.plain > 0:
		j.note(j.severityOf(b, severeWords), verdict.Altered, "changed: "+short(source)+" → "+short(quote))
		return verdict.OpChanged
	case j.isSic(b), j.isInsertion(b):
		return verdict.OpTag
	case j.isTag(b):
		return j.tag(b)
	case j.isFiller(b):
		j.note(mildFiller, verdict.Cleaned, "fillers, repeats or false starts are left out: "+short(source))
		return verdict.OpFiller
	}
	return j.dropped(b, source)
}

// sameLetters says that two sides of a block differ in spaces, hyphens and
// marks only. Numbers and negations are no matter of spaces: "not able" is no
// way to write "notable".
func (j *judge) sameLetters(b block, quote, source string) bool {
	n := 0
	for _, w := range j.source[b.source:b.sourceTo] {
		if w.Is(token.KindNumber) {
			return false
		}
		if w.Is(token.KindNegation) {
			n++
		}
	}
	for _, w := range j.quote.Words[b.quote:b.quoteTo] {
		if w.Is(token.KindNumber) {
			return false
		}
		if w.Is(token.KindNegation) {
			n--
		}
	}
	return n == 0 && letters(quote) == letters(source)
}

// turning are words that a hyphen makes another word of: re-sign, resign.
var turning = token.NewWordSet(`resign recover reform recreation relay resent represent reserve remark resort retreat redress recount resound restore
	restrain rebound reprove release repair recollect react resigned recovered reformed relayed reserved remarked resorted retreated coop unionized resigns recovers reforms`)

// respelled notes words that are written apart, together or with a hyphen.
func (j *judge) respelled(quote, source string) string {
	if turning.Has(token.KeyOf(letters(quote))) && strings.Contains(quote+source, "-") {
		j.note(severeWords, verdict.Altered, "changed: "+oneSpace(source)+" → "+oneSpace(quote))
		return verdict.OpChanged
	}
	j.note(mildSpelling, verdict.Punctuation, "written otherwise: "+short(source)+" → "+short(quote))
	return verdict.OpWritten
}

// added notes words that the source does not have here: nowhere near, once
// where the quote has them twice, or in another place.
func (j *judge) added(b block, quote string) string {
	s := j.severityOf(b, severeWords)
	words := j.quote.Words[b.quote:b.quoteTo]
	switch n := len(words); {
	case j.sameAsQuote(words, b.quote-n) || j.sameAsQuote(words, b.quoteTo):
		j.note(s, verdict.Altered, "said once, quoted again: "+short(quote))
	case j.elsewhere(words):
		j.note(severeOrder, verdict.Altered, "in another place and order in the source: "+short(quote))
	default:
		j.note(s, verdict.Altered, "added: "+short(quote))
	}
	return verdict.OpAdded
}

// sameAsQuote says that words stand in the quote from word i on.
func (j *judge) sameAsQuote(words []Word, i int) bool {
	if i < 0 || i+len(words) > len(j.quote.Words) {
		return false
	}
	for n := range words {
		if !words[n].Agrees(&j.quote.Words[i+n].Word) {
			return false
		}
	}
	return true
}

// elsewhere says that words stand together somewhere in the window.
func (j *judge) elsewhere(words []Word) bool {
	for k := 0; k+len(words) <= len(j.source); k++ {
		n := 0
		for n < len(words) && words[n].Agrees(&j.source[k+n]) {
			n++
		}
		if n == len(words) {
			return true
		}
	}
	return false
}

// dropped notes words of the source that are left out without a mark. Over a
// label, or from one speech to another, the quote is of two.
func (j *judge) dropped(b block, source string) string {
	s := severeOmission
	if !j.isSentence(b) {
		s = j.severityOf(b, severeOmission)
	}
	if name := j.turn(b); name != "" {
		j.note(severeSpeaker, verdict.Spliced, "put together from 2 places: between them another speaks ("+name+")")
	}
	j.note(s, verdict.Altered, "left out: "+short(source))
	return verdict.OpDropped
}

// turn returns the label that stands between two words, or nothing.
func (j *judge) turn(b block) string {
	for k := b.source; k < b.sourceTo; k++ {
		if j.source[k].Is(token.KindLabel) {
			n := k + 1
			for n < b.sourceTo && j.source[n].Is(token.KindLabel) {
				n++
			}
			return j.raw(k, n)
		}
	}
	return ""
}

// isSentence says that a block is whole sentences.
func (j *judge) isSentence(b block) bool {
	return b.source > 0 && strings.ContainsAny(j.between(b.source-1), ".!?\n") && strings.ContainsAny(j.between(b.sourceTo-1), ".!?\n")
}

// isTag says that words of the source stand between two parts of the speech:
// after a mark that closes and before one that opens, and are none of it.
// Without a verb of speech they may stand between two words in marks of their
// own, and then a negation or a number in them counts.
func (j *judge) isTag(b block) bool {
	if b.source == 0 || b.sourceTo >= len(j.source) {
		return false
	}
	before := j.between(b.source - 1)
	after := j.between(b.sourceTo - 1)
	if !strings.ContainsAny(before, "”\"»’'") || !strings.ContainsAny(after, "“\"«‘'") {
		return false
	}
	said, counts := false, false
	for k := b.source; k < b.sourceTo; k++ {
		if k+1 < b.sourceTo && strings.ContainsAny(j.between(k), "“”\"«»") {
			return false // more speech, which the quote leaves out
		}
		said = said || token.SpeechVerbs.Has(j.source[k].Key)
		counts = counts || j.source[k].Is(token.KindNegation|token.KindNumber)
	}
	return said || !counts
}

// tag notes the words between two parts of a speech. Where they are of two
// sentences, or begin with a conjunction and a subject of their own, they end
// one speech and begin another: “…,” he said, and she said: “…”.
func (j *judge) tag(b block) string {
	j.cutParts(b)
	verbs, ended := 0, false
	for k := b.source; k < b.sourceTo; k++ {
		if token.SpeechVerbs.Has(j.source[k].Key) {
			verbs++
		}
		ended = ended || k+1 < b.sourceTo && strings.ContainsAny(j.between(k), ".!?\n") && verbs > 0
	}
	first := j.source[b.source]
	joined := (token.Conjunctions.Has(first.Key) && !relative.Has(first.Key)) && verbs > 0 && b.sourceTo-b.source > 2
	if ended && verbs > 1 || joined {
		j.note(severeSpeaker, verdict.Spliced, "put together from 2 places, with words of the source between them: "+short(j.raw(b.source, b.sourceTo)))
		return verdict.OpDropped
	}
	return verdict.OpTag
}

var relative = token.NewWordSet("who which where when")

// cutParts ends the last part of the passage before a block and begins another after it.
func (j *judge) cutParts(b block) {
	last := &j.out.Parts[len(j.out.Parts)-1]
	end := last.End
	last.End = j.source[b.source-1].End
	j.out.Parts = append(j.out.Parts, token.Span{Start: j.source[b.sourceTo].Start, End: end})
}

// isSic says that a word of the source is the writer's [sic].
func (j *judge) isSic(b block) bool {
	return b.source > 0 && b.sourceTo == b.source+1 && strings.HasPrefix(strings.ToLower(j.text[j.source[b.source].Start-1:]), "[sic]")
}

// isInsertion says that words stand in square brackets of the source's: what its
// writer put in, or a sound. A negation or a number in them counts all the same.
func (j *judge) isInsertion(b block) bool {
	if b.source == 0 || b.source >= b.sourceTo || !strings.HasSuffix(j.between(b.source-1), "[") || !strings.HasPrefix(j.between(b.sourceTo-1), "]") {
		return false
	}
	for k := b.source; k < b.sourceTo; k++ {
		if j.source[k].Is(token.KindNegation | token.KindNumber | token.KindModal) {
			return false
		}
	}
	return true
}

// between returns what stands between word k of the source and the next.
func (j *judge) between(k int) string {
	if k+1 >= len(j.source) {
		return j.text[j.source[k].End:min(len(j.text), j.source[k].End+8)]
	}
	return betweenWords(j.text, &j.source[k], &j.source[k+1])
}

// betweenWords returns what stands between two neighbouring words: nothing
// where they are one contraction.
func betweenWords(text string, a, b *token.Word) string {
	if b.Start < a.End {
		return ""
	}
	return text[a.End:b.Start]
}

// withBrackets returns the words of the source in a block with the brackets
// right before and after them.
func (j *judge) withBrackets(b block) string {
	from, to := j.source[b.source].Start, j.source[b.sourceTo-1].End
	if strings.HasSuffix(j.text[:from], "[") {
		from--
	}
	if strings.HasPrefix(j.text[to:], "]") {
		to++
	}
	return j.text[from:to]
}

// letters returns the letters and digits of a text in lower case, without accents.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, token.FoldRunes(s))
}

// oneSpace is source.Fold, in functions whose source is the words of one.
func oneSpace(s string) string { return source.Fold(s) }
