// Package scene knows what stands round a stretch of speech: the sentence that
// it sits in, the mentions that could name its source, the verbs that could
// govern it, and what has been decided before.
package scene

import (
	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/nlp"
	"quotes/internal/people"
	"quotes/internal/watch"
	"quotes/internal/word"
)

// A Scene is a document prepared for linking.
type Scene struct {
	Doc      *extract.Document
	Text     *nlp.Text
	People   *people.People
	Cues     *lexicon.CueSet
	Mentions []Mention
	Quotes   []Quote

	// Watch ends the work where the time for the document is over; nil never does.
	Watch *watch.Watch

	*memory
	words *word.Words
	seen  *View // of the quote asked about last
}

// NameAt returns the index in People.Names of the name that a token is in, if it
// is in one. Any number may be asked for.
func (s *Scene) NameAt(token int) (name int, ok bool) {
	if token < 0 || token >= len(s.nameAt) || s.nameAt[token] == 0 {
		return 0, false
	}
	return int(s.nameAt[token] - 1), true
}

// Word returns what the data files say of a token.
func (s *Scene) Word(token int) *word.Word { return s.words.At(token) }

// NarrationBefore counts the tokens outside of quotes before a token.
func (s *Scene) NarrationBefore(token int) int { return int(s.narration[token]) }

// A verbCue is the cue that a verb group is, if it is one.
type verbCue struct {
	lexicon.Cue
	is bool
}

// New prepares a document.
func New(doc *extract.Document, cues *lexicon.CueSet, w *watch.Watch) (*Scene, error) {
	words := word.Of(doc)
	text, err := nlp.New(doc, words, w)
	if err != nil {
		return nil, err
	}
	s := &Scene{Doc: doc, Watch: w, Text: text, Cues: cues, words: words, memory: newMemory(len(doc.Sentences), len(doc.Tokens))}
	s.People = people.Build(doc, mention.FindNames(doc, words, w), w)
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
	text.Name = func(k int) bool { _, ok := s.NameAt(k); return ok }
	s.countNarration()
	s.Mentions = s.mentions
	s.listQuotes()
	return s, nil
}

// Close gives back what the scene shares with the next one. Nothing of it may be
// used after that.
func (s *Scene) Close() {
	s.Text.Release()
	s.words.Release()
	s.mentions = s.Mentions
	s.release()
	s.memory, s.Mentions = nil, nil
}

// countNarration numbers the tokens outside of quotes.
func (s *Scene) countNarration() {
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
		s.Quotes = append(s.Quotes, Quote{Span: i, Sentence: sent, Word: -1, Paragraph: sp.Paragraph, Pos: int(s.narration[sp.FirstToken])})
	}
}

// Sayer returns the phrase whose act verb group v of a sentence is: its
// subject, or the agent of a passive; -1 where nobody is named. What is quoted
// or overheard are the words of the passive's subject all the same.
func (s *Scene) Sayer(sent *nlp.Sentence, v int) int {
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

// CueOf returns the cue that the main verb of group v of sentence i is.
func (s *Scene) CueOf(i, v int) (lexicon.Cue, bool) {
	if s.cueBase[i] == 0 {
		sent := s.Text.Sentence(i)
		s.cueBase[i] = int32(len(s.cuesOf) + 1)
		for k := range sent.Verbs {
			c, ok := sent.Words[sent.Verbs[k].Head].Verb(s.Cues)
			s.cuesOf = append(s.cuesOf, verbCue{c, ok})
		}
	}
	c := s.cuesOf[int(s.cueBase[i])-1+v]
	return c.Cue, c.is
}
