package verify

import (
	"context"
	"slices"
	"sort"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/eval/corpus"
	"quotes/extract"
)

// sameVoice says that the speaker of a claim may be the voice of a passage: one
// name is a form of the other, with the aliases that both are known by.
func sameVoice(c *claim, v Voice) bool {
	named := func(name string, aliases []string, kind string) *corpus.Entry {
		return &corpus.Entry{Name: name, Aliases: aliases, Kind: kind, Named: true}
	}
	if corpus.SameSpeaker(c.Speaker, named(v.Name, v.Aliases, v.Kind), nil) || corpus.SameSpeaker(v.Name, named(c.Speaker, c.Aliases, c.Kind), nil) {
		return true
	}
	return slices.Contains(v.Aliases, c.Speaker) || slices.Contains(c.Aliases, v.Name)
}

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
	around     = 6 << 10
	maxCluster = 16 << 10
)

// Of returns who speaks at places, which come in the order of the text; nobody
// where the text does not say, or cannot be analysed. What stands in no marks
// and in no turn of a transcript nobody speaks, so only the others are read.
func (v *Voices) Of(places []Span) []Voice {
	out := make([]Voice, len(places))
	doc := extract.New(v.text)
	var spoken []int
	var rest []Span
	for i, p := range places {
		if isSpoken(doc, p) {
			spoken, rest = append(spoken, i), append(rest, p)
		}
	}
	for len(rest) > 0 {
		n, from, to := v.cluster(rest)
		part := doc
		if from > 0 || to < len(v.text) {
			part = extract.New(v.text[from:to])
		}
		res := v.attribute(part)
		for i, p := range rest[:n] {
			out[spoken[i]] = voiceAt(res, p.Start-from, p.End-from)
		}
		spoken, rest = spoken[n:], rest[n:]
	}
	return out
}

// isSpoken says that half of a place or more stands in marks or a turn.
func isSpoken(doc *extract.Document, p Span) bool {
	shared := 0
	i := sort.Search(len(doc.Spans), func(i int) bool { return doc.Spans[i].Start >= p.End })
	for i--; i >= 0; i-- {
		s := &doc.Spans[i]
		shared += max(0, min(s.End, p.End)-max(s.Start, p.Start))
		if s.Within < 0 && s.End <= p.Start {
			break
		}
	}
	return 2*shared >= p.End-p.Start
}

// cluster returns how many places are read at once, and what is read for them.
func (v *Voices) cluster(places []Span) (n, from, to int) {
	if len(v.text) <= maxWhole {
		return len(places), 0, len(v.text)
	}
	end := 0
	for n = 0; n < len(places); n++ {
		p := places[n]
		if n > 0 && (p.Start-around > end+around || p.End-places[0].Start > maxCluster) {
			break
		}
		end = max(end, p.End)
	}
	return n, paragraphStart(v.text, places[0].Start-around), paragraphEnd(v.text, end+around)
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
