package shape

import (
	"quotes/internal/scene"
)

// Sources that are no subject of a verb: according to M, in M's words, by M.

func according(v *scene.View, m *scene.Mention, _ int, _ *scene.History) bool {
	return here(v, m) && m.Prep == "according"
}

func agent(v *scene.View, m *scene.Mention, _ int, _ *scene.History) bool {
	return here(v, m) && m.Agent && m.Cue > .1
}

func possessive(v *scene.View, m *scene.Mention, _ int, _ *scene.History) bool {
	return here(v, m) && m.CueNoun && m.Start < v.Span.OuterStart
}

// inWords says that the words are called the mention's: in Vance's words, in the
// words of Vance.
func inWords(v *scene.View, m *scene.Mention, _ int, _ *scene.History) bool {
	if !here(v, m) {
		return false
	}
	ph := &v.Sentence.Phrases[m.Phrase]
	if ph.Possesses && m.Phrase+1 < len(v.Sentence.Phrases) {
		own := &v.Sentence.Phrases[m.Phrase+1]
		return own.Possessor == m.Phrase && worded(v, own.Head)
	}
	return m.Prep == "of" && ph.Prep > 0 && worded(v, ph.Prep-1)
}

// worded says that word i is "words" or "phrase" behind "in": in the words of.
func worded(v *scene.View, i int) bool {
	switch v.Sentence.Words[i].Lower {
	case "words", "phrase":
	default:
		return false
	}
	for k := max(0, i-6); k < i; k++ {
		if v.Sentence.Words[k].Lower == "in" {
			return true
		}
	}
	return false
}

// quoted says that somebody else quotes the mention: a paper quoted Vance as
// saying "Q".
func quoted(v *scene.View, m *scene.Mention, _ int, _ *scene.History) bool {
	if !here(v, m) || m.Object < 0 || m.Start > v.Span.OuterStart || !personal(v.Scene, m) {
		return false
	}
	switch vg := &v.Sentence.Verbs[m.Object]; v.Sentence.Words[vg.Head].Known.Lemma() {
	case "quote", "cite":
		return !vg.Passive
	}
	return false
}

// reply says that the quote is told of as the mention's words: "Q" was Vance's reply.
func reply(v *scene.View, m *scene.Mention, _ int, _ *scene.History) bool {
	if !here(v, m) || !m.CueNoun || v.After == nil || v.After.Distance > 0 || m.Start < v.Span.Start {
		return false
	}
	switch v.Sentence.Words[v.After.Group.Head].Lower {
	case "was", "is", "came", "were":
		return true
	}
	return false
}
