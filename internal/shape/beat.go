package shape

import (
	"quotes/extract"
	"quotes/internal/mention"
	"quotes/internal/nlp"
	"quotes/internal/scene"
)

// beat returns the person who acts in the sentence before quote qi, where that
// act stands for a tag: Jo Ek turned to the jury. "Ask yourselves why." The quote
// is a sentence of its own that nothing else tags. It is -1 where there is none.
func beat(v *scene.View, _ *scene.History) int {
	s, q := v.Scene, v.Quote
	sp := v.Span
	before := q.Sentence - 1
	if before < s.Doc.Paragraphs[q.Paragraph].FirstSentence || sp.Style == extract.Dash || sp.Style == extract.Turn {
		return -1
	}
	if end := scene.Ending(v.Text); end < 2 || !alone(s, q) || v.TaggedNext() {
		return -1
	}
	return actor(s, before)
}

// alone says that nothing but the quote stands in its sentence.
func alone(s *scene.Scene, q *scene.Quote) bool {
	sp := &s.Doc.Spans[q.Span]
	ds := &s.Doc.Sentences[q.Sentence]
	return ds.Start >= sp.OuterStart && ds.End <= sp.OuterEnd+1
}

// actor returns the person who is the subject of sentence i and acts there, -1
// for nobody: the sentence holds no quote, and its first verb is of an act.
func actor(s *scene.Scene, i int) int {
	sent := s.Text.Sentence(i)
	for k := range sent.Words {
		if sent.Words[k].Quote >= 0 {
			return -1
		}
	}
	for k := range sent.Verbs {
		vg := &sent.Verbs[k]
		if vg.Form != nlp.Finite {
			continue
		}
		if vg.Passive || vg.Negated || !beats(sent, k) {
			return -1
		}
		for _, c := range s.MentionsOf(i) {
			if m := &s.Mentions[c]; m.Phrase == vg.Subject && acts(s, m) {
				return c
			}
		}
		return -1
	}
	return -1
}

// beats says that verb group k is an act beside words, or the beginning of one.
func beats(sent *nlp.Sentence, k int) bool {
	head := sent.Words[sent.Verbs[k].Head].Word
	if l := head.Lemma(); (l == "begin" || l == "start") && k+1 < len(sent.Verbs) && sent.Verbs[k+1].First <= sent.Verbs[k].End+1 {
		head = sent.Words[sent.Verbs[k+1].Head].Word
	}
	return head.IsBeatVerb
}

// acts says that a mention is of one person, whom the text knows.
func acts(s *scene.Scene, m *scene.Mention) bool {
	switch m.Kind {
	case mention.Pronoun:
		return m.Pronoun.Person == 3 && m.Pronoun.Gender != ""
	case mention.Named:
		return m.Entity >= 0 && s.People.Entities[m.Entity].Class <= mention.Person
	}
	return m.Definite > 0 && m.IsRole && !m.Role.Plural
}
