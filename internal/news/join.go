package news

import (
	"slices"
	"strings"

	"quotes/extract"
	"quotes/internal/scene"
)

// A Join is one way in which a stretch of speech can go on with the one before
// as one quote.
type Join string

// The ways. How likely each is to join is measured by training.
const (
	NoJoin      Join = ""
	Reopened    Join = "reopened"     // a paragraph that opens the marks which the one before left open
	ReopenedTag Join = "reopened-tag" // the same, and it has a source of its own
	LateTag     Join = "late-tag"     // the same, and the one before has none: the tag of a speech comes with its last paragraph
	AroundTag   Join = "around-tag"   // "I think," he said, "that we win."
	AroundMore  Join = "around-more"  // "Yes," said Ek. Roe said, "No.": more than a tag stands between
)

// joins says that the words of decision d go on with the quote of the decision
// before, and sets which.
func (s *settler) joins(d *Decision, before int) bool {
	head := s.head(before)
	way := s.way(d, before, head)
	if way == NoJoin {
		return false
	}
	d.Way, d.Joined = way, s.settings.Join(way)
	if d.Joined <= .5 { // no likelier than not
		return false
	}
	d.Joins = head
	s.late(&s.all[head], d)
	return true
}

// late gives a quote the source of a part of it that names somebody where it has
// nobody, or names the same person more plainly: the tag of a speech may come
// with its last paragraph.
func (s *settler) late(head, d *Decision) {
	if d.Way != LateTag && (d.Entity < 0 || d.Entity != head.Entity) || d.Name <= head.Name || s.Doc.Spans[s.Quotes[head.Quote].Span].Style == extract.Turn {
		return
	}
	kind := head.Kind
	head.Mention, head.Shape, head.Choice, head.Candidates = d.Mention, d.Shape, d.Choice, nil
	if s.speech(head); kind == Direct {
		head.Kind = Direct
	}
}

// way returns in which way decision d could go on with the quote of decision
// head, whose last words are those of decision before.
func (s *settler) way(d *Decision, before, head int) Join {
	sp := &s.Doc.Spans[s.Quotes[d.Quote].Span]
	prev := &s.all[head]
	switch {
	case s.broken(sp, before, head):
		return Reopened
	case prev.Kind == Term:
		return NoJoin
	case sp.Reopens < 0:
		return s.around(d, before, prev)
	case s.quoteOf(sp.Reopens, before) != head:
		return NoJoin
	case sp.Style != extract.Turn && s.ownTag(d, prev):
		if !prev.Given && !s.swallowed(s.Quotes[prev.Quote].Span) {
			return LateTag
		}
		return ReopenedTag
	}
	return Reopened
}

// broken says that the span goes on with one of its own paragraph, from which
// an action between dashes parts it. The halves are then a whole sentence.
func (s *settler) broken(sp *extract.Span, before, head int) bool {
	if sp.Style == extract.Turn || sp.Reopens < 0 || s.Doc.Spans[sp.Reopens].Paragraph != sp.Paragraph || s.quoteOf(sp.Reopens, before) != head {
		return false
	}
	s.all[head].Kind = Direct
	return true
}

// quoteOf returns the decision whose quote holds a span, of those up to decision
// last; -1 where none does.
func (s *settler) quoteOf(span, last int) int {
	for i := last; i >= 0 && s.Quotes[s.all[i].Quote].Span >= span; i-- {
		if s.Quotes[s.all[i].Quote].Span == span {
			return s.head(i)
		}
	}
	return -1
}

// tagBytes is how long what stands between two parts of a sentence may be.
const tagBytes = 240

// around returns how a tag between them may join decision d to the one before.
func (s *settler) around(d *Decision, at int, head *Decision) Join {
	before := &s.all[at]
	q, pq := &s.Quotes[d.Quote], &s.Quotes[before.Quote]
	if at != d.Quote-1 || pq.Paragraph != q.Paragraph || before.Mention < 0 || head.Kind != Direct {
		return NoJoin
	}
	sp := &s.Doc.Spans[q.Span]
	start, end := s.Doc.Spans[pq.Span].OuterEnd, sp.OuterStart
	if sp.Style == extract.Dash {
		end = sp.Start // the dash shuts the tag: —Yes —she said—, if you like.
	}
	m := &s.Mentions[before.Mention]
	gap := strings.TrimSpace(s.Doc.Text[start:max(start, end)])
	if m.Start < start || m.End > end || end-start > tagBytes || !endsOpen(s.inner(pq.Span)) || !goesOn(gap) {
		return NoJoin
	}
	if s.stops(pq, q) {
		return AroundMore
	}
	return AroundTag
}

// inner returns the words between the marks of a span.
func (s *settler) inner(span int) string {
	sp := &s.Doc.Spans[span]
	return strings.TrimRight(s.Doc.Text[sp.Start:sp.End], " \t\r\n\u00a0")
}

// stops says that a sentence ends with a full stop between the quote and the next.
func (s *settler) stops(q, next *scene.Quote) bool {
	from := s.Doc.Spans[q.Span].OuterEnd
	for i := next.Sentence; i > q.Sentence && s.Doc.Sentences[i].Start > from; i-- {
		if strings.HasSuffix(strings.TrimRight(s.Doc.Text[from:s.Doc.Sentences[i].Start], " \t\r\n\u00a0"), ".") {
			return true
		}
	}
	return false
}

// endsOpen says that the words inside the marks end without ending a sentence.
func endsOpen(inner string) bool {
	return !strings.HasSuffix(inner, ".") && !strings.HasSuffix(inner, "…")
}

// goesOn says that what stands between two parts ends as a tag in a sentence does.
func goesOn(gap string) bool {
	if strings.ContainsAny(gap, ":;") {
		return false
	}
	for _, end := range []string{",", "--", "—", "–"} {
		if strings.HasSuffix(gap, end) {
			return true
		}
	}
	return false
}

// swallowedWords is how many words a tag has that a lost mark lets into a quote.
const swallowedWords = 6

// swallowed says that a span ends in what looks like a tag, so that its closing mark
// is lost and not left out: "The ferry sank at noon, said Kit Lowe.
func (s *settler) swallowed(span int) bool {
	inner := s.inner(span)
	words := strings.Fields(inner[strings.LastIndexByte(inner, ',')+1:])
	if len(words) > swallowedWords {
		return false
	}
	return slices.ContainsFunc(words, func(w string) bool {
		c, ok := s.Cues.Verb(strings.ToLower(strings.Trim(w, ".!?")))
		return ok && c.Strength > .5
	})
}

// ownTag says that a paragraph that reopens a speech names another speaker itself.
func (s *settler) ownTag(d *Decision, head *Decision) bool {
	if d.Mention < 0 || d.Accept < .5 {
		return false
	}
	if s.Doc.Sentences[s.Mentions[d.Mention].Sentence].Paragraph != s.Quotes[d.Quote].Paragraph {
		return false
	}
	if d.Entity >= 0 && d.Entity == head.Entity {
		return false
	}
	return d.Entity < 0 || head.Found.Nobody() || !s.same(named(d.Entity), head.Found)
}

// continues links decision d to the quote of decision head, where its speaker
// goes on across a full stop.
func (s *settler) continues(d *Decision, head int) {
	prev := &s.all[head]
	if d.Status != Attributed || prev.Kind != Direct || d.Kind != Direct || !s.same(prev.Speaker, d.Speaker) {
		return
	}
	q := &s.Quotes[d.Quote]
	sp := &s.Doc.Spans[q.Span]
	if sp.Reopens >= 0 || s.Quotes[prev.Quote].Paragraph == q.Paragraph && s.Mentions[d.Mention].Start < sp.OuterStart {
		d.Continues = head
	}
}
