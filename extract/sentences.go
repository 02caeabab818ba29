package extract

import (
	"strings"

	"quotes/internal/char"
	"quotes/internal/lexicon"
	"quotes/internal/speechtag"
)

// maxUnits is how many words and quotes a sentence has at most: a text without
// any full stop must not be one sentence of a million words.
const maxUnits = 500

// cutSentences tiles the tokens of every paragraph with sentences.
func (s *scanner) cutSentences() {
	for p := range s.doc.Paragraphs {
		para := &s.doc.Paragraphs[p]
		para.FirstSentence = len(s.doc.Sentences)
		start, units := para.FirstToken, 0
		for i := start; i < para.EndToken; {
			next := s.unitEnd(i, para.EndToken)
			units++
			if next < para.EndToken && units < maxUnits && !s.endsSentence(i, next, para.EndToken) {
				i = next
				continue
			}
			s.addSentence(p, start, next)
			start, i, units = next, next, 0
		}
		para.EndSentence = len(s.doc.Sentences)
	}
}

// addSentence adds the sentence of the tokens from start to end.
func (s *scanner) addSentence(p, start, end int) {
	s.watch.Check()
	tokens := s.doc.Tokens
	s.doc.Sentences = append(s.doc.Sentences, Sentence{
		Start: int(tokens[start].Start), End: int(tokens[end-1].End), FirstToken: start, EndToken: end, Paragraph: p,
	})
}

// unitEnd returns the token after the unit that starts at token i: a top-level
// span with its marks, or one token.
func (s *scanner) unitEnd(i, end int) int {
	t := s.doc.Tokens[i]
	if t.Span < 0 {
		return i + 1
	}
	span := &s.doc.Spans[s.outermost(t.Span)]
	next := max(span.EndToken, i+1)
	if span.Closed && next < end && s.doc.Tokens[next].Kind == Mark && int(s.doc.Tokens[next].Start) >= span.End &&
		int(s.doc.Tokens[next].End) <= span.OuterEnd {
		next++
	}
	return next
}

// outermost returns the span that span i is nested in, itself where it is in none.
func (s *scanner) outermost(i int32) int {
	at := int(i)
	for s.doc.Spans[at].Within >= 0 {
		at = s.doc.Spans[at].Within
	}
	return at
}

// endsSentence says that the unit of tokens i to next ends a sentence that is
// not the last one of its paragraph.
func (s *scanner) endsSentence(i, next, end int) bool {
	t := s.doc.Tokens[i]
	if t.Span >= 0 {
		return s.spanEnds(i, next, end)
	}
	switch t.Kind {
	case Word:
		return s.abbreviationEnds(i, next, end)
	case Punct:
		switch s.doc.Text[t.Start] {
		case '.', '!', '?':
		case ')', ']':
			return i > 0 && s.terminal(i-1) && s.startsSentence(next, end)
		default:
			if s.doc.TokenText(i) != "…" {
				return false
			}
		}
		return s.startsSentence(next, end)
	}
	return false
}

// startsSentence says that a sentence may start at token i.
func (s *scanner) startsSentence(i, end int) bool {
	for i < end && s.isBracket(i) {
		i++
	}
	if i >= end {
		return false
	}
	switch t := s.doc.Tokens[i]; t.Kind {
	case Word:
		return t.Upper || !cased(s.doc.TokenText(i))
	case Number:
		return true
	case Mark:
		return int(t.End) <= s.doc.Spans[t.Span].Start
	case Symbol:
		return true
	case Punct:
		return strings.HasPrefix(s.doc.TokenText(i), "¿") || strings.HasPrefix(s.doc.TokenText(i), "¡")
	}
	return false
}

// isBracket says that token i opens a bracket.
func (s *scanner) isBracket(i int) bool {
	switch s.doc.Text[s.doc.Tokens[i].Start] {
	case '(', '[':
		return true
	}
	return false
}

// cased says that a word starts with a letter that has two cases.
func cased(word string) bool {
	return char.ASCIILetter(word[0]) || strings.ToUpper(word) != strings.ToLower(word)
}

// terminal says that token i is a full stop, an ellipsis, ! or ?, or ends in a full stop.
func (s *scanner) terminal(i int) bool {
	text := s.doc.TokenText(i)
	switch text[len(text)-1] {
	case '.', '!', '?':
		return true
	}
	return text == "…" || text == "。" || text == "！" || text == "？"
}

// abbreviationEnds says that the abbreviation at token i ends its sentence: a
// word follows that starts one more often than it is part of a name.
func (s *scanner) abbreviationEnds(i, next, end int) bool {
	text := s.doc.TokenText(i)
	if text[len(text)-1] != '.' || lexicon.NameAbbreviations.Has(strings.ToLower(text)) || !s.startsSentence(next, end) {
		return false
	}
	following := s.doc.Tokens[next]
	switch following.Kind {
	case Word:
		return lexicon.Starters.Has(strings.ToLower(s.doc.TokenText(next)))
	case Mark:
		return len(text) > 2 // Robert J. “Bob” Kerr
	}
	return false
}

// spanEnds says that the span of tokens i to next ends its sentence: it ends
// in a full stop and a new sentence follows, or in ! or ? and no tag does.
func (s *scanner) spanEnds(i, next, end int) bool {
	if s.doc.Spans[s.outermost(s.doc.Tokens[i].Span)].Style == Turn {
		return true
	}
	last := next - 1
	for last > i && s.doc.Tokens[last].Kind == Mark {
		last--
	}
	if s.doc.Tokens[last].Kind == Mark || !s.terminal(last) || !s.startsSentence(next, end) {
		return false
	}
	if s.doc.Tokens[next].Kind == Mark {
		return true
	}
	text := s.doc.TokenText(last)
	if b := text[len(text)-1]; b != '!' && b != '?' {
		return true
	}
	return !s.tagFollows(next, end)
}

// tagReach is how many tokens after a quote its verb may stand.
const tagReach = 6

// tagFollows says that a speech tag starts at token i: a name, a pronoun or a
// noun phrase, then one of the usual verbs of speech.
func (s *scanner) tagFollows(i, end int) bool {
	small := 0 // words in lower case that a subject may have left
	for j := i; j < min(end, i+tagReach); j++ {
		t := s.doc.Tokens[j]
		word := strings.ToLower(s.doc.TokenText(j))
		switch {
		case t.Kind == Clitic || t.Kind == Punct && word == "-":
		case t.Kind != Word:
			return false
		case lexicon.TagVerbs.Has(word):
			return true
		case j == i && speechtag.Determiner(word):
			small = 3
		case t.Upper || lexicon.TagParticles.Has(word) || strings.HasSuffix(word, "ly"):
		case small > 0:
			small--
		default:
			return false
		}
	}
	return false
}
