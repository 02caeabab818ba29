package shape

import (
	"quotes/extract"
	"quotes/internal/mention"
	"quotes/internal/nlp"
	"quotes/internal/scene"
	"strings"
)

// Sure returns the mention that the form of the text itself makes the source
// of quote qi, so that nothing needs to be weighed: the label of a transcript's
// turn, the name behind a dash or in a <cite> under the quote, or in a language
// other than English the name in its tag. It is -1 where there is none.
func Sure(s *scene.Scene, qi int) int {
	sp := &s.Doc.Spans[s.Quotes[qi].Span]
	if sp.Style == extract.Turn {
		return label(s, qi, sp)
	}
	if sp.Style == extract.Markup && sp.LabelEnd > 0 {
		return cited(s, qi, sp)
	}
	if c := signature(s, qi, sp); c >= 0 {
		return c
	}
	if c := heading(s, qi, sp); c >= 0 || !s.Foreign(qi) {
		return c
	}
	return foreignTag(s, qi)
}

// cited returns the first name of the words by which the markup says who spoke.
func cited(s *scene.Scene, qi int, sp *extract.Span) int {
	for i := s.Quotes[qi].Sentence; i < len(s.Doc.Sentences) && s.Doc.Sentences[i].Start < sp.LabelEnd; i++ {
		if s.Doc.Sentences[i].End <= sp.LabelStart {
			continue
		}
		for _, c := range s.MentionsOf(i) {
			if m := &s.Mentions[c]; m.Name >= 0 && m.Start >= sp.LabelStart && m.End <= sp.LabelEnd {
				return c
			}
		}
	}
	return -1
}

// label returns the first name of a turn's label; where it has none, its first mention.
func label(s *scene.Scene, qi int, sp *extract.Span) int {
	first := -1
	for _, c := range s.MentionsOf(s.Quotes[qi].Sentence) {
		m := &s.Mentions[c]
		if m.Start < sp.LabelStart || m.Start >= sp.LabelEnd {
			continue
		}
		if m.Name >= 0 {
			return c
		}
		if first < 0 {
			first = c
		}
	}
	return first
}

// heading returns the person whose name opens the quote's paragraph, before a
// colon and without a verb: Ada Mills, shopkeeper: "Q".
func heading(s *scene.Scene, qi int, sp *extract.Span) int {
	par := &s.Doc.Paragraphs[s.Quotes[qi].Paragraph]
	colon := strings.TrimRight(s.Doc.Text[par.Start:max(par.Start, sp.OuterStart)], " ")
	if !strings.HasSuffix(colon, ":") || strings.Count(colon, " ") > signatureWords {
		return -1
	}
	at := s.Quotes[qi].Sentence
	if s.Doc.Sentences[at].Start > par.Start {
		return -1
	}
	sent := s.Place(&s.Quotes[qi])
	for v := range sent.Verbs {
		if sent.Verbs[v].First < s.Quotes[qi].Word {
			return -1
		}
	}
	for _, c := range s.MentionsOf(at) {
		m := &s.Mentions[c]
		if m.Start >= sp.OuterStart {
			break
		}
		if first := sent.Phrases[m.Phrase].First; m.Name >= 0 && first == 0 && s.People.Names[m.Name].Class <= mention.Person {
			return c
		}
	}
	return -1
}

// signatureWords is how long the line below a quote may be that signs it.
const signatureWords = 14

// signature returns the name behind the dash that follows a quote which is a
// paragraph or a sentence of its own.
func signature(s *scene.Scene, qi int, sp *extract.Span) int {
	q := &s.Quotes[qi]
	at := q.Sentence
	if sp.OuterStart > s.Doc.Paragraphs[q.Paragraph].Start {
		return -1
	}
	if sp.OuterEnd >= s.Doc.Sentences[at].End {
		if at++; at >= len(s.Doc.Sentences) || s.Doc.Sentences[at].Paragraph > q.Paragraph+1 {
			return -1
		}
	}
	ds := s.Doc.Sentences[at]
	from := max(ds.FirstToken, sp.EndToken)
	for from < ds.EndToken && int(s.Doc.Tokens[from].Start) < sp.OuterEnd {
		from++
	}
	if from+1 >= ds.EndToken || ds.EndToken-from > signatureWords || !dash(s.Doc.Text[s.Doc.Tokens[from].Start:s.Doc.Tokens[from].End]) {
		return -1
	}
	return nameAfter(s, at, from)
}

// nameAfter returns the name that stands right behind token k of sentence i,
// where the sentence has no verb.
func nameAfter(s *scene.Scene, i, k int) int {
	sent := s.Text.Sentence(i)
	for v := range sent.Verbs {
		if sent.Verbs[v].Form == nlp.Finite && sent.Words[sent.Verbs[v].First].Token > k {
			return -1
		}
	}
	for _, c := range s.MentionsOf(i) {
		if first := sent.Words[sent.Phrases[s.Mentions[c].Phrase].First].Token; first == k+1 && s.Mentions[c].Name >= 0 {
			return c
		}
	}
	return -1
}

func dash(token string) bool {
	switch token {
	case "-", "--", "–", "—", "―", "~":
		return true
	}
	return false
}
