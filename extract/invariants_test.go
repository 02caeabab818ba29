package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"quotes/internal/char"
)

// checkInvariants holds what the doc comments promise of a document.
func checkInvariants(t *testing.T, doc *Document) {
	t.Helper()
	if doc.BodyStart < 0 || doc.BodyStart > doc.BodyEnd || doc.BodyEnd > len(doc.Text) {
		t.Fatalf("the body is [%d, %d) of %d bytes", doc.BodyStart, doc.BodyEnd, len(doc.Text))
	}
	checkParagraphs(t, doc)
	checkTokens(t, doc)
	checkSpans(t, doc)
	checkChapters(t, doc)
}

// checkParagraphs: in order, disjoint, trimmed, and tiling sentences and tokens.
func checkParagraphs(t *testing.T, doc *Document) {
	t.Helper()
	end, sentence, token := doc.BodyStart, 0, 0
	for i, p := range doc.Paragraphs {
		if p.Start < end || p.Start >= p.End || p.End > doc.BodyEnd {
			t.Fatalf("paragraph %d is [%d, %d) after %d", i, p.Start, p.End, end)
		}
		if a, b := char.Trim(doc.Text, p.Start, p.End); a != p.Start || b != p.End {
			t.Fatalf("paragraph %d has white space at an end: %q", i, doc.Slice(p.Start, p.End))
		}
		if p.FirstSentence != sentence || p.FirstToken != token || p.EndSentence <= sentence || p.EndToken <= token {
			t.Fatalf("paragraph %d has sentences [%d, %d), tokens [%d, %d)", i, p.FirstSentence, p.EndSentence, p.FirstToken, p.EndToken)
		}
		for s := p.FirstSentence; s < p.EndSentence; s++ {
			token = checkSentence(t, doc, s, i, token)
		}
		if token != p.EndToken {
			t.Fatalf("the sentences of paragraph %d end at token %d of %d", i, token, p.EndToken)
		}
		end, sentence = p.End, p.EndSentence
	}
	if sentence != len(doc.Sentences) || token != len(doc.Tokens) {
		t.Fatalf("%d of %d sentences and %d of %d tokens are in paragraphs", sentence, len(doc.Sentences), token, len(doc.Tokens))
	}
}

// checkSentence: sentence i of a paragraph goes on from token first. It
// returns the token after it.
func checkSentence(t *testing.T, doc *Document, i, paragraph, first int) int {
	t.Helper()
	s := doc.Sentences[i]
	if s.Paragraph != paragraph || s.FirstToken != first || s.EndToken <= first {
		t.Fatalf("sentence %d of paragraph %d is %+v, after token %d", i, paragraph, s, first)
	}
	if s.Start != int(doc.Tokens[first].Start) || s.End != int(doc.Tokens[s.EndToken-1].End) {
		t.Fatalf("sentence %d is [%d, %d), its tokens are not", i, s.Start, s.End)
	}
	return s.EndToken
}

// checkTokens: in order, disjoint, with nothing but white space between them.
func checkTokens(t *testing.T, doc *Document) {
	t.Helper()
	for _, p := range doc.Paragraphs {
		end := p.Start
		for i := p.FirstToken; i < p.EndToken; i++ {
			token := doc.Tokens[i]
			if int(token.Start) < end || token.Start >= token.End || int(token.End) > p.End {
				t.Fatalf("token %d is [%d, %d) after %d", i, token.Start, token.End, end)
			}
			if a, b := char.Trim(doc.Text, end, int(token.Start)); a != b {
				t.Fatalf("no token holds %q", doc.Slice(a, b))
			}
			if s := token.Span; s >= 0 && (int(s) >= len(doc.Spans) || token.Kind != Mark && doc.Spans[s].Within >= 0) {
				t.Fatalf("token %d is in span %d, which is no outermost one", i, s)
			}
			if doc.TokenAt(int(token.Start)) != i || doc.TokenAt(int(token.End)-1) != i {
				t.Fatalf("TokenAt does not find token %d", i)
			}
			end = int(token.End)
		}
		if end != p.End {
			t.Fatalf("the tokens end at %d, the paragraph at %d", end, p.End)
		}
	}
}

// checkSpans: each in its paragraph, in order, and overlapping another only by
// lying in it; each says what it is within and what it goes on from.
func checkSpans(t *testing.T, doc *Document) {
	t.Helper()
	var open []int // the spans that the last one lies in, and itself
	for i, s := range doc.Spans {
		p := doc.Paragraphs[s.Paragraph]
		if s.OuterStart < p.Start || s.OuterStart > s.Start || s.Start > s.End || s.End > s.OuterEnd || s.OuterEnd > p.End {
			t.Fatalf("span %d is %+v in paragraph [%d, %d)", i, s, p.Start, p.End)
		}
		for len(open) > 0 && doc.Spans[open[len(open)-1]].OuterEnd <= s.OuterStart {
			open = open[:len(open)-1]
		}
		within := -1
		if len(open) > 0 {
			within = open[len(open)-1]
			if outer := doc.Spans[within]; s.OuterStart < outer.Start || s.OuterEnd > outer.End {
				t.Fatalf("span %d %+v overlaps span %d %+v", i, s, within, outer)
			}
		}
		if s.Within != within {
			t.Fatalf("span %d is within %d, not %d", i, within, s.Within)
		}
		if r := s.Reopens; r >= 0 && (r >= i || !goesOn(&doc.Spans[r], &s)) {
			t.Fatalf("span %d %+v goes on from span %d", i, s, r)
		}
		checkSpanTokens(t, doc, i)
		open = append(open, i)
	}
}

// goesOn says that span b may go on from span a: a was left open in the paragraph
// before, or, of a turn, in any before; or a direction, or an action between
// dashes, parts them in one paragraph.
func goesOn(a, b *Span) bool {
	if a.Paragraph == b.Paragraph {
		return a.OuterEnd <= b.OuterStart && a.Within == b.Within && (b.Style != Turn || a.Style == Turn)
	}
	return !a.Closed && (a.Paragraph == b.Paragraph-1 || a.Style == Turn && b.Style == Turn)
}

// checkSpanTokens: the tokens of a span are those inside its marks.
func checkSpanTokens(t *testing.T, doc *Document, i int) {
	t.Helper()
	s := doc.Spans[i]
	if s.FirstToken > s.EndToken {
		t.Fatalf("span %d has tokens [%d, %d)", i, s.FirstToken, s.EndToken)
	}
	for k := s.FirstToken; k < s.EndToken; k++ {
		if int(doc.Tokens[k].Start) < s.Start || int(doc.Tokens[k].End) > s.End {
			t.Fatalf("token %d is not in span %d", k, i)
		}
	}
	if s.LabelEnd > s.OuterStart || s.LabelStart > s.LabelEnd {
		t.Fatalf("span %d has the label [%d, %d)", i, s.LabelStart, s.LabelEnd)
	}
}

// checkChapters: in order and disjoint, each a heading and what follows.
func checkChapters(t *testing.T, doc *Document) {
	t.Helper()
	end := doc.BodyStart
	for i, c := range doc.Chapters {
		if c.Start < end || c.HeadingEnd <= c.Start || c.End < c.HeadingEnd || c.End > doc.BodyEnd || c.Title == "" {
			t.Fatalf("chapter %d is %+v after %d", i, c, end)
		}
		if c.FirstParagraph >= c.EndParagraph || doc.Paragraphs[c.FirstParagraph].Start != c.Start {
			t.Fatalf("chapter %d has paragraphs [%d, %d)", i, c.FirstParagraph, c.EndParagraph)
		}
		end = c.End
	}
}

// FuzzNew holds the invariants over any bytes. The seeds are the texts of the
// other tests and what has been hard.
func FuzzNew(f *testing.F) {
	for _, c := range spanCases() {
		f.Add(c.text)
	}
	for _, unit := range hostile {
		f.Add(strings.Repeat(unit, 40))
	}
	for _, seed := range []string{
		"", "\n", " \u00a0\u2028", "\xff\"\xfe\"", "’\xe2\x80", "\"\r\n\"", "I\n\n1\n\nCHAPTER\n\nCHAPTER I", "PART ONE\n\nPART TWO",
		"*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\nCHAPTER I\n\n“A” b.\n\n*** END OF THE PROJECT GUTENBERG EBOOK X ***",
		"*** END OF THE PROJECT GUTENBERG EBOOK\n*** START OF THE PROJECT GUTENBERG EBOOK", "A: b\n\nA: “c”\n\nd.\n\nA: e A: f.",
		"A: b? [C.] D.\n\nE: f!\n\n(g)\n\nH.\n\nA: i?", "— A b — C looked at d — e f.\n\n— G, said C.", "“A b”—C d—“e f.”",
		"— A, said B.\n\n— C? —asked D—, e.\n\n“F”", "A\x00: \x00\n\nA: \u2029", "``a'' ''b'' `c' 5'6\" '90s s' 'em",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := New(text)
		if doc.Text != text {
			t.Fatal("the text has changed")
		}
		checkInvariants(t, doc)
		if !utf8.ValidString(text) {
			return
		}
		for i, s := range doc.Spans {
			if !utf8.ValidString(doc.Slice(s.Start, s.End)) {
				t.Fatalf("span %d cuts a character", i)
			}
		}
	})
}
