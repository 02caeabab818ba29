package eval

import (
	"slices"

	"quotes/cmd/internal/eval/corpus"
)

// scoreNews counts how far predictions agree with attributions.
//
// An attribution is found where half of its quoted words are covered, its
// source is right where half are covered by predictions of the right source,
// and its name where half are covered by predictions with the right name. A
// prediction is right where half of its quoted words belong to attributions
// whose source it has. What was set aside, or has no source, is neither.
func scoreNews(doc *corpus.Document, preds []corpus.Prediction) *Tally {
	s := newsScorer{doc: doc, tally: &Tally{ID: doc.ID, Trained: doc.Trained}}
	if doc.Marks == corpus.DoubleMarks {
		s.inside = insideMarks(doc.Text)
	}
	for _, p := range preds {
		if !p.Reported() {
			s.preds = append(s.preds, newsPrediction{Prediction: p, words: s.quoted(wordsIn(doc.Text, p.Spans))})
		}
	}
	for i := range doc.Quotes {
		s.gold(&doc.Quotes[i])
	}
	for i := range s.preds {
		s.predicted(&s.preds[i])
	}
	s.overlaps(preds)
	return s.tally
}

type newsScorer struct {
	doc    *corpus.Document
	inside []bool // positions inside marks; nil where all words count
	preds  []newsPrediction
	tally  *Tally
}

// A newsPrediction is a prediction with marks, and how many of its words are
// as the gold has them.
type newsPrediction struct {
	corpus.Prediction
	words    wordSet
	covered  int // in some attribution
	source   int // right source, or neither right nor wrong
	name     int // likewise for the name
	unjudged int // neither right nor wrong
}

// named says that the prediction gives a name: a description is none.
func (p *newsPrediction) named() bool { return p.Speaker != "" && !p.Described }

func (s *newsScorer) quoted(words wordSet) wordSet {
	if s.inside == nil {
		return words
	}
	return words.keep(s.inside)
}

// counts says that the words of a quote count as quoted.
func (s *newsScorer) counts(q *corpus.Quote) bool {
	return s.doc.Marks == corpus.DoubleMarks || q.Kind != "indirect"
}

func (s *newsScorer) gold(q *corpus.Quote) {
	words := s.quoted(wordsIn(s.doc.Text, q.Content))
	if len(words) == 0 || !s.counts(q) {
		return
	}
	if q.Aside {
		s.unjudged(words)
		return
	}
	cover := wordSet{}
	for i := range s.preds {
		cover.add(s.preds[i].words.and(words))
	}
	found := half(len(cover), len(words))
	s.tally.Found.add(found)
	if q.Nobody {
		s.nobodys(q, words)
		return
	}
	if len(q.Source) == 0 && (q.Speaker == nil || s.doc.Marks == corpus.DoubleMarks) {
		s.unjudged(words)
		return
	}
	item := s.judge(q, words)
	s.tally.Source.add(item.Right)
	if item.Named {
		s.tally.Entity.add(item.NameRight)
		s.tally.Given.add(item.Given)
		if item.Given {
			s.tally.GivenRight.add(item.NameRight && !item.ByDescription)
		}
		s.tally.Described.add(item.Described)
	}
	s.tally.Items = append(s.tally.Items, item)
	s.note(q, words, item, found)
}

// unjudged counts the words for whatever prediction covers them.
func (s *newsScorer) unjudged(words wordSet) {
	for i := range s.preds {
		p := &s.preds[i]
		n := p.words.common(words)
		p.covered += n
		p.source += n
		p.name += n
		p.unjudged += n
	}
}

// nobodys counts a quote of which the text does not tell who said it: a name
// is wrong, and anything else is neither right nor wrong.
func (s *newsScorer) nobodys(q *corpus.Quote, words wordSet) {
	var named []corpus.Prediction
	for i := range s.preds {
		p := &s.preds[i]
		n := p.words.common(words)
		p.covered += n
		if p.Speaker == "" {
			p.source += n
			p.name += n
			p.unjudged += n
		} else if n > 0 {
			named = append(named, p.Prediction)
		}
	}
	s.tally.Open.add(len(named) == 0)
	if len(named) > 0 {
		s.tally.Errors = append(s.tally.Errors, failure(s.doc, "named", q.ID, words.first(), "", named))
	}
}

// judge compares an attribution with all predictions that share words with it.
func (s *newsScorer) judge(q *corpus.Quote, words wordSet) Item {
	item := Item{Kind: s.kind(q), Mention: corpus.MentionKind(s.source(q)), Named: q.Speaker != nil && q.Speaker.Named}
	var ok, okName, okDescribed, described int
	var given []share
	for i := range s.preds {
		p := &s.preds[i]
		n := p.words.common(words)
		if n == 0 {
			continue
		}
		p.covered += n
		right, name := s.rightSource(&p.Prediction, q), s.rightName(&p.Prediction, q)
		if right {
			ok += n
			p.source += n
		}
		if item.Named && name {
			okName += n
			if p.Described {
				okDescribed += n
			}
		}
		if name || !item.Named && right {
			p.name += n
		}
		switch {
		case p.Described:
			described += n
		case p.Speaker != "":
			given = append(given, share{p.Confidence, n})
		}
	}
	item.Right = half(ok, len(words))
	item.NameRight = half(okName, len(words))
	item.ByDescription = item.NameRight && !half(okName-okDescribed, len(words))
	item.Confidence, item.Given = givenAt(given, len(words))
	item.Described = !item.Given && described > 0 && half(described, len(words))
	return item
}

// kind returns the kind of an attribution: where the annotators give none,
// mixed is what has words outside the marks.
func (s *newsScorer) kind(q *corpus.Quote) string {
	if q.Kind != "" {
		return q.Kind
	}
	all := wordsIn(s.doc.Text, q.Content)
	if len(s.quoted(all)) < len(all) {
		return "mixed"
	}
	return "direct"
}

// source returns the words of an attribution's source.
func (s *newsScorer) source(q *corpus.Quote) string {
	if len(q.Source) > 0 {
		return s.doc.Slice(q.Source[0])
	}
	return q.Mention
}

// rightName says that a prediction's name is the canonical one.
func (s *newsScorer) rightName(p *corpus.Prediction, q *corpus.Quote) bool {
	if p.Speaker == "" || q.Speaker == nil {
		return false
	}
	others := slices.DeleteFunc(slices.Clone(s.doc.Named), func(n string) bool { return n == q.Speaker.Name })
	return corpus.SameSpeaker(p.Speaker, q.Speaker, others)
}

// rightSource says that a prediction has the right name, or that its mention
// is in the source, or the last word of its name is.
func (s *newsScorer) rightSource(p *corpus.Prediction, q *corpus.Quote) bool {
	if s.rightName(p, q) {
		return true
	}
	text := s.doc.Text
	if p.Mention != nil && wordsIn(text, []corpus.Span{*p.Mention}).common(wordsIn(text, q.Source)) > 0 {
		return true
	}
	name := corpus.Core(p.Speaker)
	if len(name) == 0 {
		return false
	}
	last := name[len(name)-1]
	if corpus.FunctionWords[last] || len([]rune(last)) <= 2 {
		return false
	}
	return slices.ContainsFunc(q.Source, func(span corpus.Span) bool {
		return slices.Contains(corpus.NameTokens(s.doc.Slice(span)), last)
	})
}

// predicted counts a prediction.
func (s *newsScorer) predicted(p *newsPrediction) {
	n := len(p.words)
	if n == 0 { // in other than double marks
		return
	}
	s.tally.Listed.add(half(p.covered, n))
	if p.Speaker == "" && p.Mention == nil {
		return
	}
	right := half(p.source, n)
	s.tally.Predicted.add(right)
	if half(p.unjudged, n) {
		return
	}
	s.tally.Answers = append(s.tally.Answers, Answer{
		Kind: p.Kind, Rule: p.Rule, Right: right, Named: p.named(), Described: p.Described, NameRight: p.named() && half(p.name, n), Confidence: p.Confidence,
	})
	if !half(p.covered, n) {
		s.tally.Errors = append(s.tally.Errors, failure(s.doc, "extra", "", p.words.first(), "", []corpus.Prediction{p.Prediction}))
	}
}

// note keeps what is wrong with an attribution.
func (s *newsScorer) note(q *corpus.Quote, words wordSet, item Item, found bool) {
	what := ""
	switch {
	case !found:
		what = "missed"
	case !item.Right:
		what = "source"
	case item.Named && !item.Given:
		what = "unnamed"
	case item.Named && !item.NameRight:
		what = "name"
	default:
		return
	}
	var got []corpus.Prediction
	for i := range s.preds {
		if s.preds[i].words.common(words) > 0 {
			got = append(got, s.preds[i].Prediction)
		}
	}
	want := s.source(q)
	if q.Speaker != nil && q.Speaker.Name != "" {
		want = q.Speaker.Name
	}
	s.tally.Errors = append(s.tally.Errors, failure(s.doc, what, q.ID, words.first(), want, got))
}

// overlaps counts the words of sources, cues and contents, quoted or not.
func (s *newsScorer) overlaps(preds []corpus.Prediction) {
	text := s.doc.Text
	var gold, found [3]wordSet
	for i := range gold {
		gold[i], found[i] = wordSet{}, wordSet{}
	}
	for _, q := range s.doc.Quotes {
		for i, spans := range [3][]corpus.Span{q.Source, q.Cue, q.Content} {
			if !q.Aside {
				gold[i].add(wordsIn(text, spans))
			}
		}
	}
	for _, p := range preds {
		for i, spans := range [3][]corpus.Span{one(p.Mention), one(p.Cue), p.Spans} {
			found[i].add(wordsIn(text, spans))
		}
	}
	for i := range gold {
		both := gold[i].common(found[i])
		s.tally.Overlap[i] = overlap{both, len(found[i]) - both, len(gold[i]) - both}
	}
}

func one(s *corpus.Span) []corpus.Span {
	if s == nil {
		return nil
	}
	return []corpus.Span{*s}
}
