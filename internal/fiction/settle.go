package fiction

import (
	"strings"

	"quotes/internal/story"
)

// A Status tells whether a quote has a speaker.
type Status string

// The states.
const (
	Attributed Status = "attributed"
	Open       Status = "open"     // nobody of the story could have spoken, or somebody else is likelier
	Withheld   Status = "withheld" // somebody is found, and is below the threshold
)

// Conversation is the rule of a speech without a tag.
const Conversation = "conversation"

// A Quote is all that is decided about one quote of a story. It is final:
// whoever takes it converts it and decides nothing.
type Quote struct {
	Spans     []int // its parts, in Book.Doc.Spans
	Continues int   // the quote that it goes on from across a full stop, -1 for none
	Within    int   // the quote that it is nested in, -1 for none

	// Term says that nobody of the story says the words: they stand in marks
	// and are no speech, or they are thought.
	Term    bool
	Thought bool

	Status     Status
	Speaker    int      // in Book.Cast: who spoke; -1 unless the quote is attributed
	Found      int      // who is found, named or withheld; -1 for nobody
	Confidence float64  // the probability that Found is right; 0 where nobody is found
	Threshold  float64  // the confidence from which on a name is given; 0 where nobody is found
	Choices    []Choice // the likeliest first

	Rule       string         // empty where nobody is found
	Tag        *story.Witness // the tag that fits Found; nil without one
	Addressees []int          // in Book.Cast
}

// Quotes decides every quote of a book: those that are spoken, in the order of
// the text, then those that are not. A speaker is named from the confidence
// least on; where it is nil, from the calibrated one.
func (d *Decoder) Quotes(b *story.Book, least *float64) []Quote {
	s := settler{Book: b, least: d.Settings.Threshold, quoteOf: map[int]int{}}
	if least != nil {
		s.least = *least
	}
	for _, dec := range d.Decode(b) {
		b.Watch.Check()
		s.unit(&dec)
	}
	s.terms()
	return s.out
}

// A settler makes quotes of the decisions about units.
type settler struct {
	*story.Book
	least   float64 // the confidence from which on a speaker is named
	out     []Quote
	quoteOf map[int]int // span → quote
}

// blank says that a span holds nothing but white space.
func (s *settler) blank(i int) bool {
	sp := &s.Doc.Spans[i]
	return strings.Trim(s.Doc.Text[sp.Start:sp.End], " \t\r\n\u00a0") == ""
}

// unit adds the quotes of a unit: one, and one more after each full stop
// between two of its spans.
func (s *settler) unit(d *Decision) {
	last := -1
	spans := s.Units[d.Unit].Spans
	for k, i := range spans {
		switch {
		case s.blank(i):
			continue
		case last >= 0 && s.joins(spans[k-1], i):
			s.out[last].Spans = append(s.out[last].Spans, i)
		default:
			q := s.spoken(d)
			q.Spans, q.Continues = []int{i}, last
			last = len(s.out)
			s.out = append(s.out, q)
		}
		s.quoteOf[i] = last
	}
}

// joins says that span i goes on with the sentence of the span before, or is
// the next paragraph of its speech.
func (s *settler) joins(before, i int) bool {
	sp, prev := &s.Doc.Spans[i], &s.Doc.Spans[before]
	if sp.Reopens == before {
		return true
	}
	if sp.Paragraph != prev.Paragraph {
		return false
	}
	said := strings.TrimSpace(s.Doc.Text[prev.Start:prev.End])
	gap := strings.TrimSpace(s.Doc.Text[prev.OuterEnd:sp.OuterStart])
	return !strings.HasSuffix(said, ".") && !strings.HasSuffix(said, "…") && !strings.HasSuffix(gap, ".") && !strings.ContainsAny(gap, "!?")
}

// leastChoice is the probability below which a candidate is not listed.
const leastChoice = .005

// spoken returns the quote of a unit, without its spans.
func (s *settler) spoken(d *Decision) Quote {
	q := Quote{Within: -1, Status: Open, Speaker: -1, Found: -1}
	if len(d.Choices) == 0 {
		return q
	}
	for _, c := range d.Choices {
		if c.P >= leastChoice {
			q.Choices = append(q.Choices, c)
		}
	}
	best := d.Choices[0]
	if best.P < d.Nobody {
		return q // somebody of whom the text does not speak is likelier than any of them
	}
	s.witnessed(&q, d.Unit, best.Person)
	q.Status, q.Found, q.Confidence, q.Threshold = Withheld, best.Person, best.P, s.least
	if best.P >= s.least {
		q.Status, q.Speaker, q.Addressees = Attributed, best.Person, s.Addressees(d.Unit, best.Person)
	}
	return q
}

// witnessed sets the tag by which a character is the speaker, and the rule.
func (s *settler) witnessed(q *Quote, unit, person int) {
	q.Rule = Conversation
	if tag, ok := s.TagFor(unit, person); ok {
		q.Rule, q.Tag, q.Thought = shapeOf(&tag.Tag), &tag, tag.Thought()
		q.Term = q.Thought
	}
}

// shape names the shape of a tag as those of news are named.
func shapeOf(t *story.Tag) string {
	switch {
	case t.Position == story.Before:
		return "tag-before"
	case t.Inverted:
		return "tag-after-inverted"
	case t.Position == story.Inside:
		return "tag-inside"
	}
	return "tag-after"
}

// terms adds the spans that are no speech of the story, and those inside of others.
func (s *settler) terms() {
	for i := range s.Doc.Spans {
		if _, listed := s.quoteOf[i]; listed || s.blank(i) {
			continue
		}
		q := Quote{Spans: []int{i}, Continues: -1, Within: -1, Term: true, Status: Open, Speaker: -1, Found: -1}
		if within := s.Doc.Spans[i].Within; within >= 0 {
			outer, ok := s.quoteOf[within]
			if !ok {
				continue
			}
			q.Within = outer
		}
		s.quoteOf[i] = len(s.out)
		s.out = append(s.out, q)
	}
}
