package link

import (
	"slices"
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
)

// Foreign says that quote qi is of a text in a language other than English:
// nothing is weighed there, and a quote in marks has a source only where a verb
// of speech and a name stand right beside it.
func (s *Scene) Foreign(qi int) bool {
	return s.Doc.Spans[s.Quotes[qi].Span].Style != extract.Dash && s.Doc.Language != "en" && s.Doc.Language != "und" && s.Doc.Language != ""
}

// foreignTag returns the mention that tags quote qi of a text that is not in
// English ("Q", sagte Ek; "Q", Ek zei); -1 where none does.
func (s *Scene) foreignTag(qi int) int {
	sp := &s.Doc.Spans[s.Quotes[qi].Span]
	k := s.wordAfter(sp.EndToken, sp.Paragraph)
	if k < 0 {
		return -1
	}
	if verb := s.foreignVerb(k); verb > 0 {
		return s.foreignName(k + verb)
	}
	if i, ok := s.nameAt.of(k); ok && s.foreignVerb(s.People.Names[i].EndToken) > 0 {
		return s.foreignName(k)
	}
	return -1
}

// wordAfter returns the first word from token k on, -1 where the
// paragraph or the sentence ends before.
func (s *Scene) wordAfter(k, paragraph int) int {
	for ; k < s.Doc.Paragraphs[paragraph].EndToken; k++ {
		switch t := &s.Doc.Tokens[k]; {
		case t.Span >= 0 && t.Kind == extract.Word:
			return -1
		case t.Kind == extract.Word:
			return k
		case strings.ContainsAny(s.Doc.TokenText(k), ".;:"):
			return -1
		}
	}
	return -1
}

// foreignVerb returns how many words from token k on are a verb of speech with
// its auxiliary: 0, 1 or 2.
func (s *Scene) foreignVerb(k int) int {
	for n := 1; n <= 2 && k+n-1 < len(s.Doc.Tokens); n++ {
		said, aux := lexicon.ForeignVerb(strings.ToLower(s.Doc.TokenText(k + n - 1)))
		switch {
		case said:
			return n
		case !aux:
			return 0
		}
	}
	return 0
}

// foreignName returns the mention of the person whose name begins at token k; -1
// where none does, or where it is not sure to be a person's name.
func (s *Scene) foreignName(k int) int {
	i, ok := s.nameAt.of(k)
	if !ok || s.People.Names[i].FirstToken != k || s.People.Names[i].Span >= 0 {
		return -1
	}
	n := &s.People.Names[i]
	if e := s.People.Entities[n.Entity]; e.Given == "" || e.Class != mention.Person || len(n.Words) > 2 && slices.Contains(n.Words, "der") {
		return -1
	}
	return s.mentionOf(i)
}

// mentionOf returns the mention that is name i and nothing else: the phrases are
// those of English, and may take in the words behind it.
func (s *Scene) mentionOf(i int) int {
	n := &s.People.Names[i]
	s.MentionsOf(n.Sentence)
	for c := range s.Mentions {
		if s.Mentions[c].Name == i {
			return c
		}
	}
	sent := s.Text.Sentence(n.Sentence)
	for w := range sent.Words {
		p := sent.PhraseAt(w)
		if sent.Words[w].Token != n.FirstToken || p < 0 {
			continue
		}
		s.Mentions = append(s.Mentions, Mention{
			Kind: mention.Named, Sentence: n.Sentence, Phrase: p, Start: n.Start, End: n.End, Head: strings.ToLower(n.Words[0]),
			Name: i, Entity: n.Entity, Antecedent: -1, Apposed: -1, verb: -1, object: -1, pos: int(s.narration[n.FirstToken]),
		})
		return len(s.Mentions) - 1
	}
	return -1
}
