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
	read []*reading // the last ones
}

// maxReadings is how many readings of a text are kept.
const maxReadings = 4

// A reading is a part of the text that was read: places near each other are asked
// for at several times.
type reading struct {
	from, to int
	doc      *extract.Document
	labels   []string
	lines    []string          // what looks like labels; nil until asked for
	labelled bool              // every line begins with one
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
)

// Of returns who speaks at places, which come in the order of the text; nobody
// where the text does not say, or cannot be analysed. What stands in a turn of a
// transcript its label says; what stands in no marks nobody speaks, so only the
// others are read.
func (v *Voices) Of(places []token.Span) []Voice {
	out := make([]Voice, len(places))
	for done := 0; done < len(places); {
		n, from, to := v.cluster(places[done:])
		r := v.reading(places[done:done+n], from, to)
		v.ask(r, places[done:done+n], out[done:done+n])
		done += n
	}
	return out
}

// Later returns a function that tells who speaks at places near each other. It
// keeps a short text in memory, and of a long one what stands round them.
func (v *Voices) Later(places []token.Span) func(context.Context) []Voice {
	text, n, from := v.text, len(places), 0
	if len(text) > maxWhole {
		to := 0
		n, from, to = v.cluster(places)
		text = strings.Clone(text[from:to])
	}
	who, moved := v.who, make([]token.Span, n)
	for i, p := range places[:n] {
		moved[i] = token.Span{Start: p.Start - from, End: p.End - from}
	}
	return func(ctx context.Context) []Voice { return NewVoices(ctx, who, text).Of(moved) }
}

// reading returns a reading of a part of the text, or an older one that has
// much of what stands round all places.
func (v *Voices) reading(places []token.Span, from, to int) *reading {
	start, end := places[0].Start, 0
	for _, p := range places {
		end = max(end, p.End)
	}
	for _, r := range v.read {
		if r.from <= max(from, start-before/2) && r.to >= min(to, end+after/2) {
			return r
		}
	}
	doc := extract.New(v.text[from:to])
	r := &reading{from: from, to: to, doc: doc, labels: labelsOf(doc)}
	if len(v.read) == maxReadings {
		v.read = v.read[1:]
	}
	v.read = append(v.read, r)
	return r
}

// ask finds who speaks at places of a part of the text.
func (v *Voices) ask(r *reading, places []token.Span, out []Voice) {
	doc := r.doc
	for i, p := range places {
		p = token.Span{Start: p.Start - r.from, End: p.End - r.from}
		around := spansOf(doc, p)
		if len(around) == 0 {
			out[i] = r.loose(p)
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
			out[i].Inner = v.teller(doc.Text[outer.Start:outer.End], p.Start-outer.Start, p.End-outer.Start)
		}
	}
}

// teller returns the person who surely says a part of a speech by the speech's own
// words, or nothing.
func (v *Voices) teller(speech string, start, end int) string {
	in := voiceAt(v.attribute(extract.New(speech)), start, end)
	if in.Kind != string(attribute.Person) || !in.sure() {
		return ""
	}
	return in.Name
}

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
		r.labelled = true
		for line := range strings.Lines(text) {
			end := token.LabelEnd(line)
			r.labelled = r.labelled && (end > 0 || strings.TrimSpace(line) == "")
			if end > 0 && !slices.Contains(r.lines, line[:end-1]) {
				r.lines = append(r.lines, line[:end-1])
			}
		}
	}
	name := LabelName(line[:label-1])
	return Voice{Name: name, Kind: string(attribute.Person), Confidence: 1, Label: true, Labels: r.lines, Loose: !r.labelled || !isFull(name)}
}

// isFull says that a label is a given name and a surname.
func isFull(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 3 || isNobody(name) {
		return false
	}
	_, given := lexicon.GivenName(words[0])
	return given && !isRole(words[len(words)-1])
}

// LabelName returns the name in a label, without what stands in parentheses:
// ANA REYES (Harbour Board) is Ana Reyes.
func LabelName(label string) string {
	name, _, _ := strings.Cut(label, "(")
	words := strings.Fields(name)
	for i, w := range words {
		if len(words) > 1 && len(w) > 2 && w == strings.ToUpper(w) && strings.ToLower(w) != w {
			r := []rune(strings.ToLower(w))
			words[i] = string(unicode.ToUpper(r[0])) + string(r[1:])
		}
	}
	return strings.Join(words, " ")
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

// cluster returns how many places are read at once, and what is read for them.
func (v *Voices) cluster(places []token.Span) (n, from, to int) {
	if len(v.text) <= maxWhole {
		return len(places), 0, len(v.text)
	}
	end := 0
	for n = 0; n < len(places); n++ {
		p := places[n]
		if n > 0 && (p.Start-before > end+after || p.End-places[0].Start > maxCluster) {
			break
		}
		end = max(end, p.End)
	}
	return n, paragraphStart(v.text, places[0].Start-before), paragraphEnd(v.text, end+after)
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
	if best == nil {
		return Voice{}
	}
	s := best.Speaker
	return Voice{Name: s.Name, Aliases: s.Aliases, Kind: string(s.Kind), Confidence: best.Confidence}
}

// Marked says that marks or a label stand in the paragraph of a passage: what
// is in none nobody speaks.
func Marked(text string, start, end int) bool {
	from, to := paragraphStart(text, start), paragraphEnd(text, end)
	return strings.ContainsAny(text[from:to], "“”\"«»‘’'„「—–-") || strings.Contains(text[from:start], ":") || to < end
}

// Opened says that a mark that may open speech, or the colon of a label, stands
// before a byte in its line.
func Opened(text string, at int) bool {
	head := text[paragraphStart(text, at):at]
	if strings.ContainsAny(head, "“\"«„—–:") || strings.HasPrefix(strings.TrimLeft(head, " \t"), "-") {
		return true
	}
	for i := 0; i < len(head); i++ {
		if c := head[i]; c == '\'' || strings.HasPrefix(head[i:], "‘") {
			if i == 0 || head[i-1] <= ' ' {
				return true
			}
		}
	}
	return false
}

// NamedNear says that the last word of a name stands near a passage. A few words
// are in any text, and asking who speaks takes longer than all the rest; where
// neither the name nor any label is near, they are not that speaker's.
func NamedNear(text, name string, start, end int) bool {
	names := strings.Fields(name)
	if len(names) == 0 {
		return false
	}
	near := text[max(0, start-before):min(len(text), end+after)]
	last := names[len(names)-1]
	return strings.Contains(near, last) || strings.Contains(near, strings.ToUpper(last))
}
