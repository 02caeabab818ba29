package extract

// A heading has at most so many tokens.
const headingTokens = 16

// markHeadings flags the paragraphs that look like headlines.
func (s *scanner) markHeadings() {
	for p := range s.doc.Paragraphs {
		s.watch.Check()
		s.doc.Paragraphs[p].Heading = s.isHeading(p)
	}
}

// isHeading says that a paragraph is short, ends without punctuation and is
// mostly capitals, or stands before a longer one.
func (s *scanner) isHeading(p int) bool {
	para := s.doc.Paragraphs[p]
	n := para.EndToken - para.FirstToken
	if n == 0 || n > headingTokens {
		return false
	}
	if first := s.doc.Tokens[para.FirstToken]; first.Kind == Punct || first.Span >= 0 && s.doc.Spans[first.Span].Style == Dash || len(s.stretches[p]) > 0 {
		return false
	}
	last := s.doc.Tokens[para.EndToken-1]
	if last.Kind == Punct && s.doc.Text[last.Start] != ')' || last.Kind == Mark && n > 1 && s.terminal(para.EndToken-2) {
		return false
	}
	words, upper := 0, 0
	for _, t := range s.doc.Tokens[para.FirstToken:para.EndToken] {
		if t.Kind != Word && t.Kind != Number {
			continue
		}
		words++
		if t.Upper || t.Kind == Number {
			upper++
		}
	}
	if words == 0 {
		return false
	}
	return upper*10 >= words*6 || p == 0 && s.longerFollows(p) && s.doc.Tokens[para.FirstToken].Upper
}

// longerFollows says that the next paragraph is longer.
func (s *scanner) longerFollows(p int) bool {
	if p+1 >= len(s.doc.Paragraphs) {
		return false
	}
	a, b := s.doc.Paragraphs[p], s.doc.Paragraphs[p+1]
	return b.End-b.Start > a.End-a.Start
}
