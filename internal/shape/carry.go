package shape

import (
	"quotes/extract"
	"quotes/internal/mention"
	"quotes/internal/scene"
)

// Sources that are carried over: of the quote before, of the sentence before.

func sameSentence(v *scene.View, h *scene.History) int {
	if h.Quote >= 0 && v.Scene.Quotes[h.Quote].Sentence == v.Quote.Sentence {
		return h.Mention
	}
	return -1
}

func continues(v *scene.View, h *scene.History) int {
	if h.Quote >= 0 && v.Scene.Quotes[h.Quote].Paragraph == v.Quote.Paragraph {
		return h.Mention
	}
	return -1
}

func reopened(v *scene.View, h *scene.History) int {
	if v.Span.Reopens >= 0 {
		return h.Mention
	}
	return -1
}

func paragraphBefore(v *scene.View, h *scene.History) int {
	if v.Span.Style == extract.Markup && v.Span.LabelEnd > 0 {
		return -1 // it is signed by somebody, whoever that is
	}
	return h.Mention
}

func firstSubject(v *scene.View, _ *scene.History) int { return v.First }

func leadIn(v *scene.View, m *scene.Mention, _ int, _ *scene.History) bool {
	return m.Sentence == v.Quote.Sentence-1 && m.Verb >= 0 && m.Kind != mention.Noun
}

func actsNear(v *scene.View, m *scene.Mention, _ int, _ *scene.History) bool {
	return v.Scene.Doc.Sentences[m.Sentence].Paragraph == v.Quote.Paragraph && m.Verb >= 0
}

func anything(*scene.View, *scene.Mention, int, *scene.History) bool { return true }
