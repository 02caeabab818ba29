package shape

import (
	"quotes/internal/lexicon"
	"quotes/internal/nlp"
	"quotes/internal/scene"
)

// Sources that are no subject of a verb: according to M, in M's words, by M.

func according(v *scene.View, m *scene.Mention, _ int, _ *scene.History) bool {
	return here(v, m) && m.Prep == "according"
}

func agent(v *scene.View, m *scene.Mention, _ int, _ *scene.History) bool {
	return here(v, m) && m.Agent && m.Cue > .1
}

// calledBy finds who says words in marks between the verb and "by", or who puts a
// question: called a "Q" by its makers; asked by Vance on Friday, "Q?"
func calledBy(v *scene.View, _ *scene.History) int {
	for k := range v.Sentence.Verbs {
		vg := &v.Sentence.Verbs[k]
		if vg.Agent < 0 || vg.End > v.Quote.Word || v.Scene.Sayer(v.Sentence, k) != vg.Agent {
			continue
		}
		if v.Sentence.Phrases[vg.Agent].First < v.Quote.Word && !asks(v, k) {
			continue
		}
		if _, cue := v.Scene.CueOf(v.Sentence.Index, k); cue {
			return phraseMention(v, vg.Agent)
		}
	}
	return -1
}

// asks says that verb group k is of asking, the last of speech before the quote, and
// that the quote is a question behind a comma.
func asks(v *scene.View, k int) bool {
	cue, ok := v.Scene.CueOf(v.Sentence.Index, k)
	prev := v.WordAt(v.Quote.Word - 1)
	return ok && cue.Class == lexicon.Ask && scene.Ending(v.Text) == 3 && prev != nil && (prev.Tag == nlp.Comma || prev.Tag == nlp.Colon) && !saysAfter(v, k)
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

// quoted finds whom somebody else quotes: a paper quoted Vance as saying "Q". In
// between, nobody else says anything.
func quoted(v *scene.View, _ *scene.History) int {
	for k := range v.Sentence.Verbs {
		vg := &v.Sentence.Verbs[k]
		if vg.End > v.Quote.Word || vg.Form != nlp.Ing || vg.First == 0 || v.Sentence.Words[vg.First-1].Lower != "as" || vg.Subject < 0 || v.Strength(k) < .5 {
			continue
		}
		over := v.Sentence.Phrases[vg.Subject].ObjectOf
		if over < 0 || v.Sentence.Verbs[over].Passive || !quotes(v, over) || saysAfter(v, k) {
			continue
		}
		return phraseMention(v, vg.Subject)
	}
	return -1
}

// quotes says that verb group k is of somebody who gives another's words.
func quotes(v *scene.View, k int) bool {
	switch v.Sentence.Words[v.Sentence.Verbs[k].Head].Lemma() {
	case "quote", "cite", "report":
		return true
	}
	return false
}

// saysAfter says that a verb of speech stands between verb group k and the quote.
func saysAfter(v *scene.View, k int) bool {
	for j := k + 1; j < len(v.Sentence.Verbs) && v.Sentence.Verbs[j].End <= v.Quote.Word; j++ {
		if v.Strength(j) > .5 {
			return true
		}
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
