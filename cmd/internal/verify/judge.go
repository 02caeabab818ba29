package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotes/internal/source"
)

// A judgement is what an alignment says of a claim.
type judgement struct {
	verdict    Verdict
	score      float64
	ops        []Op
	start, end int // bytes of the passage in the stretch
	why        string
	agree      int // equal words
	telling    int // those of them that are no function words
	longest    int // equal words in a row
}

// A judge goes through an alignment and puts its steps into blocks: words that
// are equal, and what stands between them.
type judge struct {
	claim  *claim
	text   string // of the stretch
	source []word // of the window
	out    judgement
	differ int // words that do not agree
}

// A block is neighbouring words that agree, or neighbouring words that do not.
type block struct {
	equal              bool
	claim, claimTo     int
	source, sourceTo   int
	plain, brack, gaps int // words of the claim: its speaker's, in brackets, ellipses
}

func judged(c *claim, text string, source []word, a alignment) judgement {
	j := &judge{claim: c, text: text, source: source}
	j.out.verdict = Exact
	blocks := blocksOf(c, source, a)
	for i := range blocks {
		j.block(blocks, i)
	}
	if len(blocks) == 0 || j.out.agree == 0 {
		return judgement{verdict: Missing}
	}
	j.out.start, j.out.end = source[a.from].start, source[max(a.from, a.to-1)].end
	j.edges(a)
	j.out.score = float64(j.out.agree) / float64(j.out.agree+j.differ)
	return j.out
}

// blocksOf cuts an alignment into blocks.
func blocksOf(c *claim, source []word, a alignment) []block {
	var out []block
	i, k := 0, a.from
	for _, s := range a.steps {
		equal := s == stepMatch && c.words[i].key == source[k].key
		if n := len(out); n == 0 || out[n-1].equal != equal {
			out = append(out, block{equal: equal, claim: i, source: k})
		}
		b := &out[len(out)-1]
		if s != stepDropped {
			b.count(c.words[i])
			i++
		}
		if s != stepAdded {
			k++
		}
		b.claimTo, b.sourceTo = i, k
	}
	return out
}

func (b *block) count(w claimWord) {
	switch {
	case w.gap:
		b.gaps++
	case w.bracket:
		b.brack++
	default:
		b.plain++
	}
}

// worse makes the verdict no better than v.
func (j *judge) worse(v Verdict, why string) {
	if v.rank() > j.out.verdict.rank() {
		j.out.verdict, j.out.why = v, why
	}
}

func (j *judge) block(blocks []block, i int) {
	b := blocks[i]
	quote, source := j.claim.raw(b.claim, b.claimTo), j.raw(b.source, b.sourceTo)
	if b.equal {
		n := b.claimTo - b.claim
		j.out.agree += n
		j.out.telling += j.claim.telling(b.claim, b.claimTo)
		j.out.longest = max(j.out.longest, n)
		j.op(j.written(b, quote, source), quote, source)
		return
	}
	op, verdict, why := j.difference(b, quote, source)
	if verdict == Altered {
		j.differ += max(b.plain, b.sourceTo-b.source)
	}
	j.worse(verdict, why)
	j.op(op, quote, source)
}

func (j *judge) op(op, quote, source string) {
	j.out.ops = append(j.out.ops, Op{op, foldSpace(quote), strings.Clone(foldSpace(source))})
}

// written compares how equal words are written.
func (j *judge) written(b block, quote, source string) string {
	if foldSpace(quote) == foldSpace(source) || b.brack > 0 && foldSpace(quote) == foldSpace(j.withBrackets(b)) {
		return OpEqual
	}
	if b.brack > 0 {
		j.worse(Bracketed, "brackets change how a word is written")
		return OpBracket
	}
	j.worse(Punctuation, "the same words, with other marks, dashes, spaces or case")
	return OpWritten
}

// difference says what a block of words that differ makes of the claim.
func (j *judge) difference(b block, quote, source string) (string, Verdict, string) {
	switch {
	case b.plain > 0 && letters(quote) == letters(source) && j.sameNegations(b):
		return OpWritten, Punctuation, "the same words, with other marks, dashes or spaces"
	case b.plain > 0 && source == "":
		return OpAdded, Altered, "not in the source: " + foldSpace(quote)
	case b.plain > 0:
		return OpChanged, Altered, "changed: " + foldSpace(source) + " → " + foldSpace(quote)
	case b.gaps > 0:
		return j.elided(b, source)
	case b.brack > 0:
		return j.bracketed(b, quote, source)
	case j.isTag(b), j.isSic(b):
		return OpTag, Exact, ""
	case j.isFiller(b):
		return OpFiller, Cleaned, "fillers, repeats or false starts are left out"
	}
	return OpDropped, Altered, "left out: " + foldSpace(source)
}

// sameNegations says that both sides of a block deny alike: "not able" is no
// way to write "notable".
func (j *judge) sameNegations(b block) bool {
	n := 0
	for _, w := range j.source[b.source:b.sourceTo] {
		if negations[w.key] {
			n++
		}
	}
	for _, w := range j.claim.words[b.claim:b.claimTo] {
		if negations[w.key] {
			n--
		}
	}
	return n == 0
}

// nearGap is how many words from its ends an ellipsis must not hide a negation.
const nearGap = 3

// elided judges what an ellipsis leaves out: all but a negation that belongs
// to the words that are left.
func (j *judge) elided(b block, source string) (string, Verdict, string) {
	if source == "" && b.source > 0 && strings.ContainsAny(j.between(b.source-1), "….") {
		return OpEqual, Exact, "" // the speaker's own, or the source's
	}
	if source == "" {
		return OpWritten, Punctuation, "an ellipsis leaves out nothing"
	}
	for k := b.source; k < b.sourceTo; k++ {
		near := k-b.source < nearGap && !j.breakBetween(b.source-1, k) || b.sourceTo-1-k < nearGap && !j.breakBetween(k, b.sourceTo)
		if near && negations[j.source[k].key] {
			return OpDropped, Altered, "the ellipsis hides " + j.raw(k, k+1)
		}
	}
	return OpElided, Elided, "an ellipsis marks what is left out"
}

// bracketed judges words in brackets: they may stand for anything but a
// negation or a number that they do not hold.
func (j *judge) bracketed(b block, quote, source string) (string, Verdict, string) {
	for k := b.source; k < b.sourceTo; k++ {
		w := j.raw(k, k+1)
		if (negations[j.source[k].key] || isNumber(w)) && !strings.Contains(strings.ToLower(quote), strings.ToLower(w)) {
			return OpChanged, Altered, "the brackets hide " + w
		}
	}
	for _, w := range j.claim.words[b.claim:b.claimTo] {
		raw := strings.Trim(j.claim.Text[w.start:w.end], "[]")
		if (negations[w.key] || isNumber(raw)) && !strings.Contains(strings.ToLower(source), strings.ToLower(raw)) {
			return OpAdded, Altered, "the brackets put in " + raw
		}
	}
	return OpBracket, Bracketed, "brackets mark what was put in"
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
		counts = counts || negations[j.source[k].key] || isNumber(j.raw(k, k+1))
	}
	return said || !counts
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
	return j.text[j.source[k].end:j.source[k+1].start]
}

// breakBetween says that a sign of punctuation stands between two words.
func (j *judge) breakBetween(from, to int) bool {
	if from < 0 || to >= len(j.source) {
		return true
	}
	for k := from; k < to; k++ {
		if strings.ContainsAny(j.between(k), ".,;:!?—–()“”\"\n") {
			return true
		}
	}
	return false
}

// raw returns the text of words of the source.
func (j *judge) raw(from, to int) string {
	if from >= to {
		return ""
	}
	return j.text[j.source[from].start:j.source[to-1].end]
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

// edges looks at the words of the source beside the passage: a quote may begin
// in the middle of a sentence, but not right after its "not" or its number.
func (j *judge) edges(a alignment) {
	for k := a.from - 1; k >= max(0, a.from-nearGap); k-- {
		if j.stops(k) {
			break
		}
		if negations[j.source[k].key] || k == a.from-1 && isNumber(j.raw(k, k+1)) && j.between(k) == " " {
			j.worse(Altered, "left out before it: "+j.raw(k, k+1))
			j.differ++
		}
	}
	if k := a.to; k > 0 && k < len(j.source) && !j.stops(k-1) && negations[j.source[k].key] && !functionStart[j.source[k].key] {
		j.worse(Altered, "left out after it: "+j.raw(k, k+1))
		j.differ++
	}
}

// hidden returns a negation beside words of the source, before them or, where
// an ellipsis follows, after them, with no sign of punctuation between; or
// nothing.
func (j *judge) hidden(from, to int, gap bool) string {
	for k := from - 1; k >= max(0, from-nearGap) && !j.stops(k); k-- {
		if negations[j.source[k].key] {
			return j.raw(k, k+1)
		}
	}
	for k := to; gap && k < min(len(j.source), to+nearGap) && !j.breakBetween(to-1, k); k++ {
		if negations[j.source[k].key] {
			return j.raw(k, k+1)
		}
	}
	return ""
}

// stops says that a sentence, a clause or a speech ends after word k.
func (j *judge) stops(k int) bool {
	between := j.between(k)
	if strings.ContainsAny(between, "\n.!?;:“”\"«»—–") {
		return true
	}
	return strings.Contains(between, ",") && !strictNegations[j.source[k].key]
}

var (
	// strictNegations turn round even what a comma sets off.
	strictNegations = newWordSet("not never")
	// functionStart begin a clause of their own after a quote.
	functionStart = newWordSet("no none nobody nothing nor neither without hardly barely")
)

// letters returns the letters and digits of a text in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// foldSpace is source.Fold, in functions whose source is the words of one.
func foldSpace(s string) string { return source.Fold(s) }

// isName says that a word is capitalised inside a sentence, other than I.
func (j *judge) isName(k int) bool {
	r, size := utf8.DecodeRuneInString(j.text[j.source[k].start:])
	if !unicode.IsUpper(r) || k == 0 || strings.ContainsAny(j.between(k-1), ".!?\n“\"") {
		return false
	}
	return j.source[k].end-j.source[k].start > size && !strings.HasPrefix(j.text[j.source[k].start:], "I’") && !strings.HasPrefix(j.text[j.source[k].start:], "I'")
}
