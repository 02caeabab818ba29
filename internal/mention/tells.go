package mention

import (
	"slices"
	"strings"

	"quotes/extract"
)

// Speaks says that a verb of speech stands beside the tokens from first to end,
// before them behind a quote.
func (r *Reader) Speaks(first, end int) bool {
	return r.speechVerbAt(end) || r.Tagged(first, end)
}

// Tagged says that the tokens from first to end are who says the quote beside
// them. Behind one that its own comma, question or cry leaves open, the verb may
// be any: "...," Vess sent; "...!" intimated Turkey.
func (r *Reader) Tagged(first, end int) bool {
	if r.behindSpeech(first - 1) {
		return r.SpeechVerb(first-1) >= minCue || r.openEnded(first-2) && r.finite(first-1)
	}
	verb := r.speechVerbAt(end)
	if r.behindSpeech(first) {
		return verb || r.comma(first-1) && r.finite(end)
	}
	return verb && r.beforeSpeech(end+1)
}

// speechVerbAt says that a verb of speech stands at token i, or behind an adverb there.
func (r *Reader) speechVerbAt(i int) bool {
	return r.SpeechVerb(i) >= minCue || r.SpeechVerb(i+1) >= minCue && strings.HasSuffix(r.Text(i), "ly")
}

// span returns the span that token i lies in, its marks too, -1 for none.
func (r *Reader) span(i int) int {
	if i < 0 || i >= len(r.Doc.Tokens) {
		return -1
	}
	return int(r.Doc.Tokens[i].Span)
}

// behindSpeech says that token i is the first of the narration behind a quote.
func (r *Reader) behindSpeech(i int) bool {
	return r.span(i) < 0 && r.span(i-1) >= 0 && i < len(r.Doc.Tokens)
}

// beforeSpeech says that a quote begins at token i, or behind a comma or a colon there.
func (r *Reader) beforeSpeech(i int) bool {
	if r.Text(i) == "," || r.Text(i) == ":" {
		i++
	}
	return r.span(i-1) < 0 && r.span(i) >= 0
}

// lastOf returns the last token inside of the quote that token i ends.
func (r *Reader) lastOf(i int) int {
	if r.Kind(i) == extract.Mark {
		i--
	}
	return i
}

// comma says that the quote that token i ends has a comma for its end.
func (r *Reader) comma(i int) bool { return r.Text(r.lastOf(i)) == "," }

// openEnded says that the sentence goes on behind the quote that token i ends,
// where a small letter follows.
func (r *Reader) openEnded(i int) bool {
	switch r.Text(r.lastOf(i)) {
	case ",", "?", "!", "—", "–", "-", "--", "…":
		return true
	}
	return false
}

// finite says that token i, in the narration, is a form of a verb that has a subject.
func (r *Reader) finite(i int) bool {
	return r.Kind(i) == extract.Word && r.span(i) < 0 && !r.Doc.Tokens[i].Upper && r.Acts(i)
}

// ActsBeside says that the tokens from first to end open a sentence of a paragraph
// with a quote, and do something there.
func (r *Reader) ActsBeside(paragraph, first, end int) bool {
	if !r.finite(end) {
		return false
	}
	if p := &r.Doc.Paragraphs[paragraph]; first > p.FirstToken && !r.Ends(first-1) && !r.behindSpeech(first) {
		return false
	}
	_, quote := slices.BinarySearchFunc(r.Doc.Spans, paragraph, func(s extract.Span, p int) int { return s.Paragraph - p })
	return quote
}

// Moves says that token i, in the narration, is a verb for what people do with
// their bodies, and has a subject.
func (r *Reader) Moves(i int) bool { return r.finite(i) && r.word(i).IsBeatVerb }

// Acts says that a finite verb starts at token i.
func (r *Reader) Acts(i int) bool {
	switch r.Text(i) {
	case "would", "could", "will", "might", "should", "can", "may", "must", "shall", "put", "set", "let", "shut", "cut", "hit":
		return true
	}
	return r.word(i).Finite()
}
