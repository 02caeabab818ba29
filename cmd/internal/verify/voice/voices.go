package voice

import (
	"context"
	"slices"
	"sort"
	"strings"
	"unicode"

	"quotes/attribute"
	"quotes/cmd/internal/verify/token"
	"quotes/extract"
	"quotes/internal/lazy"
	"quotes/internal/lexicon"
)

// An Attributor says who spoke. It is an *attribute.Attributor, or a test's own.
type Attributor interface {
	Attribute(context.Context, *extract.Document) (*attribute.Result, error)
}

// Voices says who speaks in a text. It asks only when a passage was found: the
// whole text at once where that is short, and the surroundings where it is long.
type Voices struct {
	ctx  context.Context
	who  Attributor
	text string

	writer string // of a letter; empty: the text is none
}

// A Place is where a passage stands in a text.
type Place struct {
	token.Span

	// Minor says that the place is never why a part of the text is read in another
	// way: what is read for the others, and what they are told, does not depend on it.
	Minor bool
}

// A reading is a part of the text that was read.
type reading struct {
	from     int // byte of the text
	doc      *extract.Document
	labels   []string
	lines    []string          // what looks like labels; nil until asked for
	labelled bool              // the text is a transcript by them
	result   *attribute.Result // nil until asked for
}

// NewVoices returns the voices of a text, for one scan.
func NewVoices(ctx context.Context, who Attributor, text string) *Voices {
	return &Voices{ctx: ctx, who: who, text: text}
}

// Sizes in bytes: up to which a text is read as a whole, what is read before
// and after a passage of a longer one, and how much is read at once of
// passages that stand so near each other that their surroundings meet.
const (
	maxWhole   = 128 << 10
	before     = 4 << 10
	after      = 1 << 10
	maxCluster = 16 << 10
	blockSize  = 8 << 10 // of the parts that are read for minor places
)

// Of returns who speaks at places, which come in the order of the text; nobody
// where the text does not say, or cannot be analysed. What stands in a turn of a
// transcript its label says; what stands in no marks nobody speaks, so only the
// others are read. Minor places are answered by what is read for the others, where
// that has what stands round them, else by blocks of the text that no other place
// changes.
func (v *Voices) Of(places []Place) []Voice {
	out := make([]Voice, len(places))
	var major, minor []int
	for i, p := range places {
		if p.Minor {
			minor = append(minor, i)
		} else {
			major = append(major, i)
		}
	}
	for len(major) > 0 {
		n, from, to := v.cluster(places, major)
		covered, rest := v.covered(places, minor, from, to)
		v.ask(from, to, places, slices.Concat(major[:n], covered), out)
		major, minor = major[n:], rest
	}
	for len(minor) > 0 {
		from, to := v.block(places[minor[0]].Span)
		n := 1
		for n < len(minor) && v.sameBlock(places[minor[0]].Span, places[minor[n]].Span) {
			n++
		}
		v.ask(from, to, places, minor[:n], out)
		minor = minor[n:]
	}
	return out
}

// covered parts minor places into those round which a part of the text has enough,
// and the others.
func (v *Voices) covered(places []Place, minor []int, from, to int) (covered, rest []int) {
	for _, i := range minor {
		if p := places[i]; from <= max(0, p.Start-before/2) && to >= min(len(v.text), p.End+after/2) {
			covered = append(covered, i)
		} else {
			rest = append(rest, i)
		}
	}
	return covered, rest
}

// block returns what is read for a minor place: the block that it begins in and what
// stands round that, or all of a short text.
func (v *Voices) block(p token.Span) (from, to int) {
	if len(v.text) <= maxWhole {
		return 0, len(v.text)
	}
	start := p.Start / blockSize * blockSize
	return paragraphStart(v.text, start-before), paragraphEnd(v.text, max(start+blockSize, p.End)+after)
}

// sameBlock says that two places are read together.
func (v *Voices) sameBlock(a, b token.Span) bool {
	aFrom, aTo := v.block(a)
	bFrom, bTo := v.block(b)
	return aFrom == bFrom && aTo == bTo
}

// Later returns a function that tells who speaks at places near each other. It
// keeps a short text in memory, and of a long one what stands round them.
func (v *Voices) Later(places []token.Span) func(context.Context) []Voice {
	text, n, from, writer := v.text, len(places), 0, v.writer
	moved := make([]Place, n)
	for i, p := range places {
		moved[i].Span = p
	}
	if len(text) > maxWhole {
		to := 0
		n, from, to = v.cluster(moved, indices(n))
		text, writer = strings.Clone(text[from:to]), ""
	}
	who := v.who
	moved = moved[:n]
	for i := range moved {
		moved[i].Start, moved[i].End = moved[i].Start-from, moved[i].End-from
	}
	return func(ctx context.Context) []Voice {
		voices := NewVoices(ctx, who, text)
		voices.WrittenBy(writer)
		return voices.Of(moved)
	}
}

func indices(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// ask reads a part of the text and finds who speaks at some places in it.
func (v *Voices) ask(from, to int, places []Place, which []int, out []Voice) {
	doc := extract.New(v.text[from:to])
	r := &reading{from: from, doc: doc, labels: labelsOf(doc)}
	for _, i := range which {
		p := token.Span{Start: places[i].Start - from, End: places[i].End - from}
		around := spansOf(doc, p)
		if len(around) == 0 {
			if out[i] = r.loose(p); out[i].Name == "" {
				out[i] = v.write(r, p.Start)
			}
			continue
		}
		outer := &doc.Spans[around[0]]
		if label := doc.Text[outer.LabelStart:outer.LabelEnd]; label != "" {
			out[i] = Voice{Name: LabelName(label), Kind: string(attribute.Person), Confidence: 1, Label: true, Labels: r.labels}
		} else {
			if r.result == nil {
				r.result = v.attribute(doc)
			}
			out[i] = voiceAt(r.result, p.Start, p.End)
		}
		if inner := &doc.Spans[around[len(around)-1]]; len(around) > 1 && p.Start >= inner.Start && p.End <= inner.End {
			out[i].Outer = doc.Text[outer.Start:inner.Start] + doc.Text[inner.End:outer.End]
			v.tell(&out[i], doc.Text[outer.Start:outer.End], p.Start-outer.Start, p.End-outer.Start)
		}
	}
}

// tell notes whom a speech itself gives a part of it to: a person's name, or words
// that tell of another than its speaker. What "I" is said to have said is its own.
func (v *Voices) tell(out *Voice, speech string, start, end int) {
	q := quoteAt(v.attribute(extract.New(speech)), start, end)
	switch {
	case q == nil:
	case q.Mention != nil && firstPerson.MatchString(q.Mention.Text):
		if isTagged(speech, q, start, end) {
			out.Outer = ""
		}
	case q.Speaker.Kind == attribute.Person && !isNobody(q.Speaker.Name):
		out.Inner, out.Given = q.Speaker.Name, q.Confidence
	case q.Mention != nil:
		out.Told, out.Given = q.Mention.Text, q.Confidence
	}
	if out.gives() && q.Mention != nil && isTagged(speech, q, start, end) {
		out.Given = 1 // it may be unsure who that is, but not that it is another
	}
}

// isTagged says that the mention and the verb of a quote stand in its sentence, and
// that nobody speaks of himself there.
func isTagged(speech string, q *attribute.Quote, start, end int) bool {
	if q.Cue == nil {
		return false
	}
	var tag string
	switch m := q.Mention; {
	case m.End <= start:
		tag = speech[m.End:start]
	case m.Start >= end:
		tag = speech[end:m.Start]
	}
	return len(tag) < maxTag && !otherwiseTold.MatchString(tag)
}

// maxTag is how many bytes stand between who speaks and a quote at most.
const maxTag = 80

// otherwiseTold is what parts a quote from its tag, or gives it another subject.
var otherwiseTold = lazy.MustCompile(`[.!?\n]\s|\b(?:I|we|We)\b`)

// firstPerson is what somebody is called by himself.
var firstPerson = lazy.MustCompile(`(?i)^(?:i|we|me|us|myself|ourselves|you)$`)

// loose returns the voice of a line that begins with what looks like a label, in a
// text that is too short or too mixed to be a transcript for sure.
func (r *reading) loose(p token.Span) Voice {
	text := r.doc.Text
	line := text[paragraphStart(text, p.Start):]
	label := token.LabelEnd(line)
	if label == 0 || paragraphStart(text, p.Start)+label > p.Start {
		return Voice{}
	}
	if r.lines == nil {
		r.readLines()
	}
	name := LabelName(line[:label-1])
	return Voice{Name: name, Kind: string(attribute.Person), Confidence: 1, Label: true, Labels: r.lines, Loose: !r.labelled || !isFull(name)}
}

// minFull is how many full names label lines of a text that is a transcript for
// sure, though no label comes twice.
const minFull = 2

// readLines finds what looks like labels. Each line has one in a transcript, or
// some of them are people's full names.
func (r *reading) readLines() {
	all, full := true, 0
	for line := range strings.Lines(r.doc.Text) {
		end := token.LabelEnd(line)
		all = all && (end > 0 || strings.TrimSpace(line) == "")
		if end > 0 && !slices.Contains(r.lines, line[:end-1]) {
			r.lines = append(r.lines, line[:end-1])
			if isFull(LabelName(line[:end-1])) {
				full++
			}
		}
	}
	r.labelled = all || full >= minFull
}

// isFull says that a label is a given name and a surname.
func isFull(name string) bool {
	words := strings.Fields(name)
	for len(words) > 2 && isRole(strings.ToLower(strings.TrimSuffix(words[0], "."))) {
		words = words[1:]
	}
	if len(words) < 2 || len(words) > 3 || isNobody(name) {
		return false
	}
	first, _, _ := strings.Cut(words[0], "-")
	_, given := lexicon.GivenName(first)
	return given && !isRole(strings.ToLower(words[len(words)-1]))
}

// LabelName returns the name in a label, without what stands in parentheses:
// ANA REYES (Harbour Board) is Ana Reyes.
func LabelName(label string) string {
	name, _, _ := strings.Cut(label, "(")
	words := strings.Fields(name)
	for i, w := range words {
		if len(words) > 1 && len(w) > 2 && w == strings.ToUpper(w) && strings.ToLower(w) != w {
			words[i] = capitalized(w)
		}
	}
	return strings.Join(words, " ")
}

// capitalized returns a word of capitals with those of a name: Karl-Heinz, O'Hara.
func capitalized(word string) string {
	runes := []rune(strings.ToLower(word))
	for i := range runes {
		if i == 0 || runes[i-1] == '-' || i == 2 && strings.ContainsRune("'’", runes[1]) {
			runes[i] = unicode.ToUpper(runes[i])
		}
	}
	return string(runes)
}

// labelsOf returns the labels of the turns of a transcript, each once.
func labelsOf(doc *extract.Document) []string {
	var out []string
	for i := range doc.Spans {
		if label := doc.Text[doc.Spans[i].LabelStart:doc.Spans[i].LabelEnd]; label != "" && !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	return out
}

// spansOf returns the spans that hold a half of a place or more, the outermost
// first; none where nobody speaks.
func spansOf(doc *extract.Document, p token.Span) []int {
	var out []int
	end := sort.Search(len(doc.Spans), func(i int) bool { return doc.Spans[i].Start >= p.End })
	first := end
	for first > 0 {
		first--
		if s := &doc.Spans[first]; s.Within < 0 && s.End <= p.Start {
			break
		}
	}
	for i := first; i < end; i++ {
		s := &doc.Spans[i]
		if 2*(min(s.End, p.End)-max(s.Start, p.Start)) >= p.End-p.Start {
			out = append(out, i)
		}
	}
	return out
}

// cluster returns how many of some places are read at once, and what is read for them.
func (v *Voices) cluster(places []Place, which []int) (n, from, to int) {
	if len(v.text) <= maxWhole {
		return len(which), 0, len(v.text)
	}
	first, end := places[which[0]].Start, 0
	for n = 0; n < len(which); n++ {
		p := places[which[n]]
		if n > 0 && (p.Start-before > end+after || p.End-first > maxCluster) {
			break
		}
		end = max(end, p.End)
	}
	return n, paragraphStart(v.text, first-before), paragraphEnd(v.text, end+after)
}

// attribute reads a text; one that cannot be read has no speakers.
func (v *Voices) attribute(doc *extract.Document) *attribute.Result {
	res, err := v.who.Attribute(v.ctx, doc)
	if err != nil {
		return &attribute.Result{}
	}
	return res
}

// paragraphStart returns the beginning of the paragraph that holds a byte.
func paragraphStart(text string, at int) int {
	if at <= 0 {
		return 0
	}
	return strings.LastIndexByte(text[:at], '\n') + 1
}

// paragraphEnd returns the end of the paragraph that holds a byte.
func paragraphEnd(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(text)
}

// voiceAt returns the speaker of the quote that holds most of a stretch.
func voiceAt(res *attribute.Result, start, end int) Voice {
	best := quoteAt(res, start, end)
	if best == nil {
		return Voice{}
	}
	s := best.Speaker
	return Voice{Name: s.Name, Aliases: s.Aliases, Kind: string(s.Kind), Confidence: best.Confidence}
}

// quoteAt returns the quote with a speaker that holds most of a stretch, or nil.
func quoteAt(res *attribute.Result, start, end int) *attribute.Quote {
	most := (end - start) / 2
	var best *attribute.Quote
	for _, q := range res.Quotes {
		if q.Kind == attribute.Term || q.Speaker == nil || q.Status != attribute.Attributed {
			continue
		}
		shared := 0
		for _, p := range q.Parts {
			shared += max(0, min(p.End, end)-max(p.Start, start))
		}
		if shared > most {
			best, most = q, shared
		}
	}
	return best
}
