package shape

import (
	"slices"
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/scene"
)

// foreignTag returns the mention that tags quote qi of a text that is not in
// English ("Q", sagte Ek; "Q", Ek zei); -1 where none does.
func foreignTag(v *scene.View, _ *scene.History) int {
	s, sp := v.Scene, v.Span
	if !s.Foreign(v.Index) || sp.Style == extract.Turn {
		return -1
	}
	k := wordAfter(s, sp.EndToken, sp.Paragraph)
	if k < 0 {
		return -1
	}
	if verb := foreignVerb(s, k); verb > 0 {
		return foreignName(s, k+verb)
	}
	if i, ok := s.NameAt(k); ok && foreignVerb(s, s.People.Names[i].EndToken) > 0 {
		return foreignName(s, k)
	}
	return -1
}

// wordAfter returns the first word from token k on, -1 where the
// paragraph or the sentence ends before.
func wordAfter(s *scene.Scene, k, paragraph int) int {
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
func foreignVerb(s *scene.Scene, k int) int {
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
func foreignName(s *scene.Scene, k int) int {
	i, ok := s.NameAt(k)
	if !ok || s.People.Names[i].FirstToken != k || s.People.Names[i].Span >= 0 {
		return -1
	}
	n := &s.People.Names[i]
	if e := s.People.Entities[n.Entity]; e.Given == "" || e.Class != mention.Person || len(n.Words) > 2 && slices.Contains(n.Words, "der") {
		return -1
	}
	return mentionOf(s, i)
}

// mentionOf returns the mention that is name i and nothing else: the phrases are
// those of English, and may take in the words behind it.
func mentionOf(s *scene.Scene, i int) int {
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
		s.Mentions = append(s.Mentions, scene.Mention{
			Mention:  mention.Mention{Kind: mention.Named, FirstToken: n.FirstToken, EndToken: n.EndToken, Name: i, Entity: n.Entity},
			Sentence: n.Sentence, Phrase: p, Start: n.Start, End: n.End, Head: strings.ToLower(n.Words[0]), Word: s.Word(n.FirstToken),
			Antecedent: -1, Apposed: -1, Verb: -1, Object: -1, Pos: s.NarrationBefore(n.FirstToken),
		})
		return len(s.Mentions) - 1
	}
	return -1
}
