package shape

import (
	"strings"

	"quotes/extract"
	"quotes/internal/mention"
	"quotes/internal/scene"
)

// The form of the text itself names the source: labels and signatures.

// turn returns the mention in the label of a transcript's turn.
func turn(v *scene.View, _ *scene.History) int {
	if v.Span.Style != extract.Turn {
		return -1
	}
	return label(v.Scene, v.Index, v.Span)
}

// signature returns the name in a <cite> or behind a dash under the quote.
func signature(v *scene.View, _ *scene.History) int {
	switch {
	case v.Span.Style == extract.Turn:
		return -1
	case v.Span.Style == extract.Markup && v.Span.LabelEnd > 0:
		return cited(v.Scene, v.Index, v.Span)
	}
	return signed(v.Scene, v.Index, v.Span)
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
func heading(v *scene.View, _ *scene.History) int {
	s, qi, sp := v.Scene, v.Index, v.Span
	if sp.Style == extract.Turn {
		return -1
	}
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
	for k := range sent.Verbs {
		if sent.Verbs[k].First < s.Quotes[qi].Word {
			return -1
		}
	}
	for _, c := range s.MentionsOf(at) {
		m := &s.Mentions[c]
		if m.Start >= sp.OuterStart {
			break
		}
		switch first := sent.Phrases[m.Phrase].First; {
		case first > 0:
		case m.Name >= 0 && s.People.Names[m.Name].Class <= mention.Person && !isFault(s.Doc.Text[m.Start:m.End]), m.Name < 0 && m.IsRole:
			return c
		}
	}
	return -1
}

// isFault says that a name is one that programs give to what went wrong: KeyError.
func isFault(name string) bool {
	for _, end := range [...]string{"Error", "Exception", "Warning"} {
		if strings.HasSuffix(name, end) && len(name) > len(end) && name[len(name)-len(end)-1] != ' ' {
			return true
		}
	}
	return false
}

// signatureWords is how long the line below a quote may be that signs it.
const signatureWords = 14

// signed returns the name behind the dash that follows a quote which is a
// paragraph or a sentence of its own.
func signed(s *scene.Scene, qi int, sp *extract.Span) int {
	q := &s.Quotes[qi]
	at := q.Sentence
	if before := s.Doc.Text[s.Doc.Sentences[at].Start:max(s.Doc.Sentences[at].Start, sp.OuterStart)]; strings.Trim(before, "•·*-–‣▪◦ 	") != "" {
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

// nameAfter returns the name that stands right behind token k of sentence i, or
// that of the person behind an office, where no verb stands but in a relative
// clause: Ada Mills, who counts them.
func nameAfter(s *scene.Scene, i, k int) int {
	sent := s.Text.Sentence(i)
	if s.ActsBehind(sent, k) {
		return -1
	}
	for _, c := range s.MentionsOf(i) {
		m := &s.Mentions[c]
		if m.Name < 0 {
			if m.IsRole && m.Definite == 1 && sent.Words[sent.Phrases[m.Phrase].First].Token == k+1 {
				return c // the developer
			}
			continue
		}
		if first := sent.Words[sent.Phrases[m.Phrase].First].Token; first == k+1 || first > k && s.People.Names[m.Name].Class <= mention.Person {
			return c // shopkeeper Ada Mills
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
