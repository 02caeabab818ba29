package scene

import (
	"sort"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/nlp"
	"quotes/internal/word"
)

// A Mention is a noun phrase of the narration that could name a source.
type Mention struct {
	mention.Mention
	Sentence   int // index in the document's Sentences
	Phrase     int // index in the sentence's Phrases
	Start, End int // bytes of the whole phrase
	Head       string
	Word       *word.Word // what the data files say of Head
	Pronoun    lexicon.PronounInfo
	Role       lexicon.RoleInfo
	Antecedent int // index in Scene.Mentions of what a relative pronoun refers to, or -1
	Apposed    int // index in Scene.Mentions of the phrase it stands beside, or -1

	Pos      int // narration token
	Verb     int // verb group that it is the subject of, the strongest cue first, or -1
	Cue      float64
	Object   int // verb group that it is the object of, or -1
	Prep     string
	How      nlp.Subjecthood
	Definite int8 // 1 the, 2 a, 3 possessive, 0 none
	IsRole   bool
	Agent    bool
	Paren    bool
	CueNoun  bool // a cue noun follows its possessive: Trump's claim
}

// A Quote is a top-level span as the ranking sees it.
type Quote struct {
	Span      int
	Sentence  int // the sentence it begins in
	Word      int // its word in that sentence
	Paragraph int
	Pos       int // narration tokens before it
}

// MentionsOf returns the indices of the mentions of sentence i, tagging it. The
// caller does not change them.
func (s *Scene) MentionsOf(i int) []int {
	if !s.mentionsOf[i].listed {
		s.mentionsOf[i] = s.listMentions(i)
	}
	return s.indices(s.mentionsOf[i])
}

func (s *Scene) listMentions(i int) extent {
	sent := s.Text.Sentence(i)
	from := len(s.Mentions)
	at := zeros(s.phrases, len(sent.Phrases))
	s.phrases = at
	for p := range sent.Phrases {
		at[p] = -1
		if m, ok := s.phraseMention(sent, p); ok {
			at[p] = len(s.Mentions)
			s.addMention(m)
		}
	}
	end := len(s.Mentions)
	for p := range sent.Phrases {
		if at[p] < 0 {
			continue
		}
		m := &s.Mentions[at[p]]
		if a := sent.Phrases[p].Apposed; a >= 0 && at[a] >= 0 {
			m.Apposed = at[a]
			if s.Mentions[at[a]].Apposed < 0 {
				s.Mentions[at[a]].Apposed = at[p]
			}
		}
	}
	for v := range sent.Verbs {
		s.linkVerb(sent, v, at)
	}
	return extent{int32(from), int32(end), true}
}

// addMention adds a mention. Sentences are asked for from the first to the last,
// more or less: in a long document room is made for as many mentions as there will
// be if the rest of it has as many as what is listed.
func (s *Scene) addMention(m Mention) {
	if n := len(s.Mentions); n == cap(s.Mentions) && n >= manyMentions {
		all := n * len(s.Doc.Sentences) / (m.Sentence + 1)
		room := min(max(all-n, n/8), 2*n) + n/64
		s.Mentions = append(make([]Mention, 0, n+room), s.Mentions...)
	}
	s.Mentions = append(s.Mentions, m)
}

// manyMentions is how many mentions a long document has; below, a list that
// doubles takes little.
const manyMentions = 1 << 14

// phraseMention makes a mention of phrase p.
func (s *Scene) phraseMention(sent *nlp.Sentence, p int) (Mention, bool) {
	ph := &sent.Phrases[p]
	head := &sent.Words[ph.Head]
	m := Mention{
		Mention:  mention.Mention{FirstToken: sent.Words[ph.First].Token, EndToken: sent.Words[ph.End-1].Token + 1, Name: -1, Entity: -1},
		Sentence: sent.Index, Phrase: p, Start: sent.Words[ph.First].Start, End: sent.Words[ph.End-1].End, Head: head.Lower, Word: head.Word,
		Antecedent: -1, Apposed: -1, Verb: -1, Object: -1, Pos: int(s.narration[head.Token]),
	}
	if ph.Pronoun {
		info, ok := head.Pronoun()
		if !ok && !ph.Relative || ph.Relative && !opensClause(sent, ph) {
			return m, false
		}
		m.Kind, m.Pronoun = mention.Pronoun, info
	} else if i, ok := s.nameIn(sent, ph); ok && !s.describes(i) {
		if ph.First == 0 && s.dateline(sent, ph.End) {
			return m, false
		}
		m.Kind, m.Name, m.Entity = mention.Named, i, s.People.Names[i].Entity
	} else {
		m.Kind = mention.Noun
		if head.Tag == nlp.CD || head.Tag == nlp.Other {
			return m, false
		}
	}
	m.Role, m.IsRole = head.Role()
	switch first := &sent.Words[ph.First]; {
	case first.Lower == "the" || first.Lower == "this" || first.Lower == "that":
		m.Definite = 1
	case first.Lower == "a" || first.Lower == "an" || first.Lower == "one" || first.Lower == "another" || first.Lower == "some":
		m.Definite = 2
	case ph.Possessor >= 0 || first.Tag == nlp.PRPS:
		m.Definite = 3
	}
	if ph.Prep >= 0 {
		m.Prep = sent.Words[ph.Prep].Lower
		if m.Prep == "to" && ph.Prep > 0 && sent.Words[ph.Prep-1].Lower == "according" {
			m.Prep = "according"
		}
	}
	m.Object = ph.ObjectOf
	if ph.Possesses && p+1 < len(sent.Phrases) && sent.Phrases[p+1].Possessor == p {
		_, m.CueNoun = sent.Words[sent.Phrases[p+1].Head].Noun(s.Cues)
	}
	for w := ph.First - 1; w >= 0 && w > ph.First-12; w-- {
		if sent.Words[w].Tag == nlp.Close {
			break
		}
		if sent.Words[w].Tag == nlp.Open {
			m.Paren = true
		}
	}
	return m, true
}

// nameIn returns the name that a phrase ends in, but for what tells its bearer's
// rank behind it: Helen Frith KC.
func (s *Scene) nameIn(sent *nlp.Sentence, ph *nlp.Phrase) (int, bool) {
	head := &sent.Words[ph.Head]
	i, ok := s.NameAt(head.Token)
	if !ok && ph.Head > ph.First && mention.Honour(head.Text) {
		return s.NameAt(sent.Words[ph.Head-1].Token)
	}
	return i, ok
}

// dateline says that the words before word i of a sentence are in capitals, open
// their paragraph, and end in a dash: WASHINGTON (Aug. 13) -- Vance has said.
func (s *Scene) dateline(sent *nlp.Sentence, i int) bool {
	if s.Doc.Sentences[sent.Index].Start > s.Doc.Paragraphs[sent.Paragraph].Start || !s.Doc.Tokens[sent.Words[0].Token].AllUpper {
		return false
	}
	for k := i; k < min(len(sent.Words), i+datelineWords); k++ {
		switch w := &sent.Words[k]; {
		case w.Tag == nlp.Dash:
			return true
		case w.Quote >= 0 || sent.VerbAt(k) >= 0:
			return false
		}
	}
	return false
}

// datelineWords is how many words a dateline has behind its place.
const datelineWords = 8

// opensClause says that the relative pronoun is the subject of its clause:
// who said, which says; but not: which he said.
func opensClause(sent *nlp.Sentence, ph *nlp.Phrase) bool {
	return sent.Words[ph.Head].Lower == "who" || ph.End < len(sent.Words) && sent.VerbAt(ph.End) >= 0
}

// describes says that name i only tells where somebody is from: the Dutchman.
func (s *Scene) describes(i int) bool {
	n := &s.People.Names[i]
	return n.AfterThe && n.Class == mention.Thing && len(n.Words) == 1
}

// linkVerb tells the subject and the agent of verb group v what they are.
func (s *Scene) linkVerb(sent *nlp.Sentence, v int, at []int) {
	vg := &sent.Verbs[v]
	c, ok := s.CueOf(sent.Index, v)
	strength := 0.0
	if ok {
		strength = c.Strength
	}
	if vg.Subject >= 0 && at[vg.Subject] >= 0 {
		m := &s.Mentions[at[vg.Subject]]
		strength := strength
		if s.Sayer(sent, v) != vg.Subject {
			strength = 0
		}
		if m.Verb < 0 || strength > m.Cue {
			m.Verb, m.Cue, m.How = v, strength, vg.How
		}
	}
	if vg.Agent >= 0 && at[vg.Agent] >= 0 {
		m := &s.Mentions[at[vg.Agent]]
		m.Agent = true
		if m.Verb < 0 || strength > m.Cue {
			m.Verb, m.Cue = v, strength
		}
	}
	if vg.Form == nlp.Finite && vg.First > 0 && vg.How == nlp.RelativeWho {
		if p := sent.PhraseAt(vg.First - 1); p >= 0 && at[p] >= 0 && vg.Subject >= 0 && at[vg.Subject] != at[p] {
			s.Mentions[at[p]].Antecedent = at[vg.Subject]
		}
	}
}

// Bearer returns the mention that tells who mention c is: for a relative
// pronoun what it refers to, else c itself.
func (s *Scene) Bearer(c int) int {
	for s.Mentions[c].Antecedent >= 0 {
		c = s.Mentions[c].Antecedent
	}
	return c
}

// MentionText returns the words of a mention.
func (s *Scene) MentionText(m *Mention) string { return s.Doc.Text[m.Start:m.End] }

// SentenceAt returns the sentence of paragraph p that holds byte pos, or -1.
func (s *Scene) SentenceAt(p, pos int) int {
	par := &s.Doc.Paragraphs[p]
	sentences := s.Doc.Sentences[par.FirstSentence:par.EndSentence]
	if i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > pos }); i < len(sentences) {
		return par.FirstSentence + i
	}
	return -1
}
