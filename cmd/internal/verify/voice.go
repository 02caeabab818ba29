package verify

import (
	"context"
	"slices"
	"strings"

	"quotes/attribute"
	"quotes/cmd/internal/eval"
	"quotes/extract"
)

// sameVoice says that the speaker of a claim may be the voice of a passage: one
// name is a form of the other, with the aliases that both are known by.
func sameVoice(c *claim, v Voice) bool {
	named := func(name string, aliases []string, kind string) *eval.Entry {
		return &eval.Entry{Name: name, Aliases: aliases, Kind: kind, Named: true}
	}
	if eval.SameSpeaker(c.Speaker, named(v.Name, v.Aliases, v.Kind), nil) || eval.SameSpeaker(v.Name, named(c.Speaker, c.Aliases, c.Kind), nil) {
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
	ctx   context.Context
	who   Attributor
	text  string
	whole *attribute.Result // nil until asked for
}

// NewVoices returns the voices of a text, for one scan.
func NewVoices(ctx context.Context, who Attributor, text string) *Voices {
	return &Voices{ctx: ctx, who: who, text: text}
}

// Sizes in bytes: up to which a text is read as a whole, and what is read
// before and after a passage of a longer one.
const (
	maxWhole = 128 << 10
	around   = 6 << 10
)

// At returns who speaks between two bytes; nobody where the text does not say,
// or cannot be analysed.
func (v *Voices) At(start, end int) Voice {
	if len(v.text) > maxWhole {
		from, to := paragraphStart(v.text, start-around), paragraphEnd(v.text, end+around)
		return voiceAt(v.attribute(v.text[from:to]), start-from, end-from)
	}
	if v.whole == nil {
		v.whole = v.attribute(v.text)
	}
	return voiceAt(v.whole, start, end)
}

// attribute reads a text; one that cannot be read has no speakers.
func (v *Voices) attribute(text string) *attribute.Result {
	res, err := v.who.Attribute(v.ctx, extract.New(text))
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
	best, most := -1, (end-start)/2
	for i := range res.Quotes {
		q := &res.Quotes[i]
		if q.Kind == attribute.Term || q.Speaker < 0 || q.Status != attribute.Attributed {
			continue
		}
		shared := 0
		for _, p := range q.Parts {
			shared += max(0, min(p.End, end)-max(p.Start, start))
		}
		if shared > most {
			best, most = i, shared
		}
	}
	if best < 0 {
		return Voice{}
	}
	s := &res.Speakers[res.Quotes[best].Speaker]
	return Voice{Name: s.Name, Aliases: s.Aliases, Kind: string(s.Kind), Confidence: res.Quotes[best].Confidence}
}
