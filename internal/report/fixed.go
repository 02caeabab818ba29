package report

import (
	"slices"

	"quotes/internal/lexicon"
	"quotes/internal/nlp"
)

// fixedConfidence is the confidence of reports that a fixed form shows: people
// marked too few of them to measure.
const fixedConfidence = .8

// fixed puts reports that a fixed form shows in the place of what the labels
// show in those sentences: in Holm's view, ...
func (b *binder) fixed(reports []Report) []Report {
	for i := range b.w.sents {
		r, ok := b.inView(int32(i))
		if !ok || slices.ContainsFunc(reports, func(o Report) bool { return o.Sentence == r.Sentence && o.told }) {
			continue
		}
		reports = slices.DeleteFunc(reports, func(o Report) bool { return o.Sentence == r.Sentence })
		reports = append(reports, r)
	}
	return reports
}

// inView finds "In Holm's view, ..." at the start of sentence i.
func (b *binder) inView(i int32) (Report, bool) {
	s, first := b.w.sents[i], int(b.w.first[i])
	if len(s.Words) < 7 || s.Words[0].Lower != "in" || s.PhraseAt(1) < 0 {
		return Report{}, false
	}
	holder := s.PhraseAt(1)
	for p := range s.Phrases {
		if s.Phrases[p].Possessor < 0 || s.Phrases[p].Possessor != holder {
			continue
		}
		head := s.Phrases[p].Head
		if !lexicon.ViewNouns.Has(s.Words[head].Lower) || s.Words[head+1].Tag != nlp.Comma {
			return Report{}, false
		}
		owner := &s.Phrases[holder]
		return b.rest(i, stretch{first: first + owner.First, last: first + owner.End - 1}, head, head+2, s.Words[head].Lower), true
	}
	return Report{}, false
}

// rest makes a report of a source, a cue word and the words of
// sentence i from word from on.
func (b *binder) rest(i int32, source stretch, cue, from int, lemma string) Report {
	s, first := b.w.sents[i], int(b.w.first[i])
	r := Report{Sentence: s.Index, Verb: -1, Lemma: lemma, Class: lexicon.Noun, Known: true, Confidence: fixedConfidence, Fixed: true, told: true}
	place := func(a, z int) Place {
		start, end := b.w.Span(a, z)
		return Place{start, end}
	}
	p := place(source.first, source.last)
	r.Source = &p
	c := place(first+cue, first+cue)
	r.Cue = &c
	r.Content = []Place{place(first+from, first+len(s.Words)-1)}
	return r
}
