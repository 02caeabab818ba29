package verify

import (
	"slices"
	"strings"
	"unicode"

	"quotes/internal/source"
)

// A judgement is what an alignment says of a claim.
type judgement struct {
	verdict    Verdict
	score      float64
	ops        []Op
	start, end int // bytes of the passage in the stretch
	why        string
	agree      int    // equal words
	telling    int    // those of them that are no function words
	longest    int    // equal words in a row
	parts      []Span // of the passage, where the source has words of its own between them
}

// A judge goes through an alignment and puts its steps into blocks: words that
// are equal, and what stands between them.
type judge struct {
	claim    *claim
	text     string // of the stretch
	source   []word // of the window
	out      judgement
	differ   int // words that do not agree
	findings []finding
}

func judged(c *claim, text string, source []word, a alignment) judgement {
	j := &judge{claim: c, text: text, source: source}
	j.out.verdict = Exact
	if len(a.steps) == 0 || !slices.Contains(a.steps, stepMatch) {
		return judgement{verdict: Missing}
	}
	a = j.pairEnds(a)
	steps := pairedOf(c, source, a)
	keepWhole(c, source, steps)
	blocks := blocksOf(c, steps, a.from)
	j.out.start, j.out.end = source[a.from].start, source[max(a.from, a.to-1)].end
	j.out.parts = []Span{{j.out.start, j.out.end}}
	for i := range blocks {
		j.block(blocks, i)
	}
	if j.out.agree == 0 {
		return judgement{verdict: Missing}
	}
	j.edges(a.from, a.to)
	j.out.score = float64(j.out.agree) / float64(j.out.agree+j.differ)
	j.out.why = j.why()
	return j.out
}

func (j *judge) block(blocks []block, i int) {
	b := blocks[i]
	quote, source := j.claim.raw(b.claim, b.claimTo), j.raw(b.source, b.sourceTo)
	if b.class == classEqual {
		n := b.claimTo - b.claim
		j.out.agree += n
		j.out.telling += j.claim.telling(b.claim, b.claimTo)
		j.out.longest = max(j.out.longest, n)
		j.op(j.written(b, quote, source), quote, source)
		return
	}
	before := j.out.verdict
	j.out.verdict = Exact
	op := j.difference(b, quote, source)
	if !j.out.verdict.holds() {
		j.differ += max(b.plain, min(b.sourceTo-b.source, maxDiffer))
	}
	if before.rank() > j.out.verdict.rank() {
		j.out.verdict = before
	}
	j.op(op, quote, source)
}

// maxDiffer is how many words at most what is left out in one place counts for.
const maxDiffer = 4

func (j *judge) op(op, quote, source string) {
	j.out.ops = append(j.out.ops, Op{op, foldSpace(quote), strings.Clone(foldSpace(source))})
}

// written compares how equal words are written.
func (j *judge) written(b block, quote, source string) string {
	if foldSpace(quote) == foldSpace(source) || b.brack > 0 && foldSpace(quote) == foldSpace(j.withBrackets(b)) {
		return OpEqual
	}
	if b.brack > 0 {
		j.note(mildBracket, Bracketed, "brackets change how a word is written")
		return OpBracket
	}
	named := j.otherwise(b)
	if !named {
		j.note(mildMarks, Punctuation, "the same words, with other marks, dashes, spaces or case")
	}
	return OpWritten
}

// otherwise notes the equal words of a block that are written with other
// letters: contractions, numbers, spellings.
func (j *judge) otherwise(b block) bool {
	named := false
	for i, k := b.claim, b.source; i < b.claimTo; {
		n := 1 // words that one contraction stands for
		for i+n < b.claimTo && (j.claim.words[i+n].is(kindClipped) || j.source[k+n].is(kindClipped)) {
			n++
		}
		quote, source := foldSpace(j.claim.raw(i, i+n)), foldSpace(j.raw(k, k+n))
		short := n > 1 && j.claim.words[i+1].is(kindClipped) != j.source[k+1].is(kindClipped)
		switch {
		case short:
			j.note(mildContraction, Cleaned, "a contraction written otherwise: "+source+" → "+quote)
			named = true
		case letters(quote) != letters(source) && !j.source[k].is(kindNoted):
			j.note(mildSpelling, Punctuation, "written otherwise: "+source+" → "+quote)
			named = true
		}
		i, k = i+n, k+n
	}
	return named
}

// difference notes what a block of words that differ makes of the claim.
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
		j.note(j.severityOf(b, severeWords), Altered, "changed: "+short(source)+" → "+short(quote))
		return OpChanged
	case j.isSic(b):
		return OpTag
	case j.isTag(b):
		return j.tag(b)
	case j.isFiller(b):
		j.note(mildFiller, Cleaned, "fillers, repeats or false starts are left out: "+short(source))
		return OpFiller
	}
	return j.dropped(b, source)
}

// sameLetters says that two sides of a block differ in spaces, hyphens and
// marks only. Numbers and negations are no matter of spaces: "not able" is no
// way to write "notable".
func (j *judge) sameLetters(b block, quote, source string) bool {
	n := 0
	for _, w := range j.source[b.source:b.sourceTo] {
		if w.is(kindNumber) {
			return false
		}
		if w.is(kindNegation) {
			n++
		}
	}
	for _, w := range j.claim.words[b.claim:b.claimTo] {
		if w.is(kindNumber) {
			return false
		}
		if w.is(kindNegation) {
			n--
		}
	}
	return n == 0 && letters(quote) == letters(source)
}

// turning are words that a hyphen makes another word of: re-sign, resign.
var turning = newWordSet(`resign recover reform recreation relay resent represent reserve remark resort retreat redress recount resound restore
	restrain rebound reprove release repair recollect react resigned recovered reformed relayed reserved remarked resorted retreated coop unionized resigns recovers reforms`)

// respelled notes words that are written apart, together or with a hyphen.
func (j *judge) respelled(quote, source string) string {
	if turning[keyOf(letters(quote))] && strings.Contains(quote+source, "-") {
		j.note(severeWords, Altered, "changed: "+foldSpace(source)+" → "+foldSpace(quote))
		return OpChanged
	}
	j.note(mildSpelling, Punctuation, "written otherwise: "+short(source)+" → "+short(quote))
	return OpWritten
}

// added notes words that the source does not have here: nowhere near, once
// where the quote has them twice, or in another place.
func (j *judge) added(b block, quote string) string {
	s := j.severityOf(b, severeWords)
	words := j.claim.words[b.claim:b.claimTo]
	switch n := len(words); {
	case j.sameAsClaim(words, b.claim-n) || j.sameAsClaim(words, b.claimTo):
		j.note(s, Altered, "said once, quoted again: "+short(quote))
	case j.elsewhere(words):
		j.note(severeOrder, Altered, "in another place and order in the source: "+short(quote))
	default:
		j.note(s, Altered, "added: "+short(quote))
	}
	return OpAdded
}

// sameAsClaim says that words stand in the claim from word i on.
func (j *judge) sameAsClaim(words []claimWord, i int) bool {
	if i < 0 || i+len(words) > len(j.claim.words) {
		return false
	}
	for n := range words {
		if !words[n].agrees(&j.claim.words[i+n].word) {
			return false
		}
	}
	return true
}

// elsewhere says that words stand together somewhere in the window.
func (j *judge) elsewhere(words []claimWord) bool {
	for k := 0; k+len(words) <= len(j.source); k++ {
		n := 0
		for n < len(words) && words[n].agrees(&j.source[k+n]) {
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
		j.note(severeSpeaker, Spliced, "put together from 2 places: between them another speaks ("+name+")")
	}
	j.note(s, Altered, "left out: "+short(source))
	return OpDropped
}

// turn returns the label that stands between two words, or nothing.
func (j *judge) turn(b block) string {
	for k := b.source; k < b.sourceTo; k++ {
		if j.source[k].is(kindLabel) {
			n := k + 1
			for n < b.sourceTo && j.source[n].is(kindLabel) {
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
		said = said || speechVerbs[j.source[k].key]
		counts = counts || j.source[k].is(kindNegation|kindNumber)
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
		if speechVerbs[j.source[k].key] {
			verbs++
		}
		ended = ended || k+1 < b.sourceTo && strings.ContainsAny(j.between(k), ".!?\n") && verbs > 0
	}
	first := j.source[b.source]
	joined := (conjunctions[first.key] && !relative[first.key]) && verbs > 0 && b.sourceTo-b.source > 2
	if ended && verbs > 1 || joined {
		j.note(severeSpeaker, Spliced, "put together from 2 places, with words of the source between them: "+short(j.raw(b.source, b.sourceTo)))
		return OpDropped
	}
	return OpTag
}

var relative = newWordSet("who which where when")

// cutParts ends the last part of the passage before a block and begins another after it.
func (j *judge) cutParts(b block) {
	last := &j.out.parts[len(j.out.parts)-1]
	end := last.End
	last.End = j.source[b.source-1].end
	j.out.parts = append(j.out.parts, Span{j.source[b.sourceTo].start, end})
}

// isSic says that a word of the source is the writer's [sic].
func (j *judge) isSic(b block) bool {
	return b.source > 0 && b.sourceTo == b.source+1 && strings.HasPrefix(strings.ToLower(j.text[j.source[b.source].start-1:]), "[sic]")
}

// between returns what stands between word k of the source and the next.
func (j *judge) between(k int) string {
	if k+1 >= len(j.source) {
		return j.text[j.source[k].end:min(len(j.text), j.source[k].end+8)]
	}
	return betweenWords(j.text, &j.source[k], &j.source[k+1])
}

// betweenWords returns what stands between two neighbouring words: nothing
// where they are one contraction.
func betweenWords(text string, a, b *word) string {
	if b.start < a.end {
		return ""
	}
	return text[a.end:b.start]
}

// withBrackets returns the words of the source in a block with the brackets
// right before and after them.
func (j *judge) withBrackets(b block) string {
	from, to := j.source[b.source].start, j.source[b.sourceTo-1].end
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
	}, foldRunes(s))
}

// foldSpace is source.Fold, in functions whose source is the words of one.
func foldSpace(s string) string { return source.Fold(s) }
