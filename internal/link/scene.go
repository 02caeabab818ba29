// Package link pairs every quote with the mentions that could name its source
// and says of each pair, in one feature table, what speaks for and against it.
package link

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/nlp"
	"quotes/internal/people"
)

// A Mention is a noun phrase of the narration that could name a source.
type Mention struct {
	Kind       mention.Kind
	Sentence   int // index in the document's Sentences
	Phrase     int // index in the sentence's Phrases
	Start, End int // bytes of the whole phrase
	Head       string
	Name       int // index in People.Names of the name in it, or -1
	Entity     int // index in People.Entities where a name decides it, or -1
	Pronoun    lexicon.PronounInfo
	Role       lexicon.RoleInfo
	IsRole     bool
	Antecedent int // index in Scene.Mentions of what a relative pronoun refers to, or -1
	Apposed    int // index in Scene.Mentions of the phrase it stands beside, or -1

	pos      int // narration token
	verb     int // verb group that it is the subject of, the strongest cue first, or -1
	cue      float64
	how      nlp.Subjecthood
	object   int // verb group that it is the object of, or -1
	prep     string
	agent    bool
	definite int // 1 the, 2 a, 3 possessive, 0 none
	paren    bool
	cueNoun  bool // a cue noun follows its possessive: Trump's claim
}

// A Quote is a top-level span as the ranking sees it.
type Quote struct {
	Span      int
	Sentence  int // the sentence it begins in
	Word      int // its word in that sentence
	Paragraph int
	pos       int // narration tokens before it
}

// A Scene is a document prepared for linking.
type Scene struct {
	Doc      *extract.Document
	Text     *nlp.Text
	People   *people.People
	Cues     *lexicon.CueSet
	Mentions []Mention
	Quotes   []Quote

	mentionsOf [][]int // sentence → mentions; nil before it is asked for
	cuesOf     []verbCue
	cueBase    []int // sentence → first entry in cuesOf, -1 before
	narration  []int32
	seen       *view // of the quote asked about last
	nameAt     nameIndex
	glued      []bool // token → it is an inner or last word of a name with its title
	focus      *focus // the one asked for last
	used       *use   // likewise
	paths      []path // entity → path; nil before it is asked for

	pairs, antecedents table     // the rows given last
	fixed              []float32 // where the features of a quote are made
}

// A nameIndex holds for every token the name that it belongs to, plus one; 0
// for none.
type nameIndex []int32

// of returns the name of a token, if it is in one. Any number may be asked for.
func (x nameIndex) of(token int) (name int, ok bool) {
	if token < 0 || token >= len(x) || x[token] == 0 {
		return 0, false
	}
	return int(x[token] - 1), true
}

type verbCue struct {
	lexicon.Cue
	is bool
}

// NewScene prepares a document.
func NewScene(doc *extract.Document, cues *lexicon.CueSet) (*Scene, error) {
	text, err := nlp.New(doc)
	if err != nil {
		return nil, err
	}
	s := &Scene{Doc: doc, Text: text, Cues: cues, nameAt: make(nameIndex, len(doc.Tokens)), glued: make([]bool, len(doc.Tokens))}
	s.People = people.Build(doc, mention.FindNames(doc))
	for i := range s.People.Names {
		n := &s.People.Names[i]
		for k := n.FirstToken; k < n.EndToken; k++ {
			s.nameAt[k] = int32(i + 1)
		}
		for k := doc.TokenAt(n.TitleStart) + 1; k < n.EndToken; k++ {
			s.glued[k] = true
		}
	}
	text.Glue = func(k int) bool { return s.glued[k] }
	text.Name = func(k int) bool { _, ok := s.nameAt.of(k); return ok }
	s.mentionsOf = make([][]int, len(doc.Sentences))
	s.cueBase = make([]int, len(doc.Sentences))
	for i := range s.cueBase {
		s.cueBase[i] = -1
	}
	s.countNarration()
	s.Mentions = make([]Mention, 0, s.narration[len(doc.Tokens)]/tokensPerMention)
	s.listQuotes()
	return s, nil
}

// tokensPerMention is about how many tokens of narration there are to a mention,
// the sentences counted that nobody asks for.
const tokensPerMention = 12

// countNarration numbers the tokens outside of quotes.
func (s *Scene) countNarration() {
	s.narration = make([]int32, len(s.Doc.Tokens)+1)
	n := int32(0)
	for k := range s.Doc.Tokens {
		s.narration[k] = n
		if s.Doc.Tokens[k].Span < 0 {
			n++
		}
	}
	s.narration[len(s.Doc.Tokens)] = n
}

// listQuotes finds the sentence and the word of every top-level span.
func (s *Scene) listQuotes() {
	sent := 0
	for i := range s.Doc.Spans {
		sp := &s.Doc.Spans[i]
		if sp.Within >= 0 || sp.FirstToken >= sp.EndToken {
			continue
		}
		for sent < len(s.Doc.Sentences)-1 && s.Doc.Sentences[sent].EndToken <= sp.FirstToken {
			sent++
		}
		s.Quotes = append(s.Quotes, Quote{Span: i, Sentence: sent, Word: -1, Paragraph: sp.Paragraph, pos: int(s.narration[sp.FirstToken])})
	}
}

// place finds the word of quote q in its sentence, tagging it.
func (s *Scene) place(q *Quote) *nlp.Sentence {
	sent := s.Text.Sentence(q.Sentence)
	if q.Word < 0 {
		for w := range sent.Words {
			if sent.Words[w].Quote == q.Span {
				q.Word = w
			}
		}
	}
	return sent
}

// CueOf returns the cue that the main verb of group v of sentence i is.
func (s *Scene) CueOf(i, v int) (lexicon.Cue, bool) {
	if s.cueBase[i] < 0 {
		sent := s.Text.Sentence(i)
		s.cueBase[i] = len(s.cuesOf)
		for k := range sent.Verbs {
			c, ok := s.Cues.Verb(sent.Words[sent.Verbs[k].Head].Lower)
			s.cuesOf = append(s.cuesOf, verbCue{c, ok})
		}
	}
	c := s.cuesOf[s.cueBase[i]+v]
	return c.Cue, c.is
}

// MentionsOf returns the indices of the mentions of sentence i, tagging it.
func (s *Scene) MentionsOf(i int) []int {
	if s.mentionsOf[i] == nil {
		s.mentionsOf[i] = s.listMentions(i)
	}
	return s.mentionsOf[i]
}

func (s *Scene) listMentions(i int) []int {
	sent := s.Text.Sentence(i)
	out := []int{}
	at := make([]int, len(sent.Phrases))
	for p := range sent.Phrases {
		at[p] = -1
		m, ok := s.phraseMention(sent, p)
		if !ok {
			continue
		}
		at[p] = len(s.Mentions)
		out = append(out, len(s.Mentions))
		s.Mentions = append(s.Mentions, m)
	}
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
	return out
}

// phraseMention makes a mention of phrase p.
func (s *Scene) phraseMention(sent *nlp.Sentence, p int) (Mention, bool) {
	ph := &sent.Phrases[p]
	head := &sent.Words[ph.Head]
	m := Mention{
		Sentence: sent.Index, Phrase: p, Start: sent.Words[ph.First].Start, End: sent.Words[ph.End-1].End, Head: head.Lower,
		Name: -1, Entity: -1, Antecedent: -1, Apposed: -1, verb: -1, object: -1, pos: int(s.narration[head.Token]),
	}
	if ph.Pronoun {
		info, ok := lexicon.Pronoun(head.Lower)
		if !ok && !ph.Relative || ph.Relative && !opensClause(sent, ph) {
			return m, false
		}
		m.Kind, m.Pronoun = mention.Pronoun, info
	} else if i, ok := s.nameAt.of(head.Token); ok && !s.describes(i) {
		m.Kind, m.Name, m.Entity = mention.Named, i, s.People.Names[i].Entity
	} else {
		m.Kind = mention.Noun
		if head.Tag == nlp.CD || head.Tag == nlp.Other {
			return m, false
		}
	}
	m.Role, m.IsRole = lexicon.Role(head.Lower)
	switch first := &sent.Words[ph.First]; {
	case first.Lower == "the" || first.Lower == "this" || first.Lower == "that":
		m.definite = 1
	case first.Lower == "a" || first.Lower == "an" || first.Lower == "one" || first.Lower == "another" || first.Lower == "some":
		m.definite = 2
	case ph.Possessor >= 0 || first.Tag == nlp.PRPS:
		m.definite = 3
	}
	if ph.Prep >= 0 {
		m.prep = sent.Words[ph.Prep].Lower
		if m.prep == "to" && ph.Prep > 0 && sent.Words[ph.Prep-1].Lower == "according" {
			m.prep = "according"
		}
	}
	m.object = ph.ObjectOf
	if ph.Possesses && p+1 < len(sent.Phrases) && sent.Phrases[p+1].Possessor == p {
		_, m.cueNoun = s.Cues.Noun(sent.Words[sent.Phrases[p+1].Head].Lower)
	}
	for w := ph.First - 1; w >= 0 && w > ph.First-12; w-- {
		if sent.Words[w].Tag == nlp.Close {
			break
		}
		if sent.Words[w].Tag == nlp.Open {
			m.paren = true
		}
	}
	return m, true
}

// sayer returns the phrase whose act verb group v of a sentence is: its
// subject, or the agent of a passive; -1 where nobody is named. What is quoted
// or overheard are the words of the passive's subject all the same.
func (s *Scene) sayer(sent *nlp.Sentence, v int) int {
	vg := &sent.Verbs[v]
	if !vg.Passive && (vg.Form != nlp.Participle || vg.Agent < 0) {
		return vg.Subject
	}
	switch c, _ := s.CueOf(sent.Index, v); c.Lemma {
	case "quote", "cite", "hear", "overhear", "record":
		return vg.Subject
	}
	return vg.Agent
}

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
		if s.sayer(sent, v) != vg.Subject {
			strength = 0
		}
		if m.verb < 0 || strength > m.cue {
			m.verb, m.cue, m.how = v, strength, vg.How
		}
	}
	if vg.Agent >= 0 && at[vg.Agent] >= 0 {
		m := &s.Mentions[at[vg.Agent]]
		m.agent = true
		if m.verb < 0 || strength > m.cue {
			m.verb, m.cue = v, strength
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

// quoteText returns what stands inside the marks.
func (s *Scene) quoteText(q *Quote) string {
	sp := &s.Doc.Spans[q.Span]
	return strings.TrimSpace(s.Doc.Text[sp.Start:sp.End])
}
