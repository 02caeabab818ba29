package term

import (
	"quotes/internal/nlp"
	"quotes/internal/scene"
)

// Elsewhere says that somebody says the words of quote qi whom its sentence does
// not name: MPs were told it was "Q"; asked "Q", Brook said no.
func Elsewhere(s *scene.Scene, qi int) bool {
	v := view{s.See(qi)}
	return v.put() || v.answered() || v.toldBefore()
}

// addressed are verbs whose passive tells to whom the words are said, or of whom.
var addressed = map[string]bool{
	"tell": true, "ask": true, "inform": true, "accuse": true, "charge": true, "advise": true, "warn": true, "remind": true,
	"assure": true, "urge": true, "order": true, "instruct": true,
}

// received says that verb group k has for its subject who hears the words, and
// that nobody is named who says them.
func (v *view) received(k int) bool {
	vg := &v.Sentence.Verbs[k]
	return (vg.Passive || vg.Form == nlp.Participle) && vg.Agent < 0 && addressed[v.Sentence.Words[vg.Head].Lemma()]
}

// put says that the words are a question put to somebody: asked "Q", Brook left;
// "Q," he was told.
func (v *view) put() bool {
	if v.Before != nil && v.Before.Distance <= 1 && v.received(v.Before.Index) {
		return true
	}
	return v.After != nil && v.After.Distance <= 3 && v.After.Group.Passive && v.received(v.After.Index)
}

// toldBefore says that the last verb of speech before the words is one of hearing them.
func (v *view) toldBefore() bool {
	if v.After != nil && v.After.Strength > .2 && v.After.Distance <= 4 {
		return false
	}
	for k := len(v.Sentence.Verbs) - 1; k >= 0; k-- {
		if v.Sentence.Verbs[k].End > v.Quote.Word {
			continue
		}
		switch {
		case v.received(k):
			return v.Sentence.Verbs[k].Form == nlp.Finite
		case v.Strength(k) > .2:
			return false
		}
	}
	return false
}

// answered says that the words are a question, and that what follows is no tag
// but tells the answer: "Q?" Lund said no.
func (v *view) answered() bool {
	if scene.Ending(v.Text) != 3 || v.Quote.Word > 0 && v.Before != nil && v.Before.Strength > .2 {
		return false
	}
	sent, from := v.Sentence, v.Quote.Word+1
	if from >= len(sent.Words) {
		next := v.Quote.Sentence + 1
		if next >= v.Scene.Doc.Paragraphs[v.Quote.Paragraph].EndSentence {
			return false
		}
		sent, from = v.Scene.Text.Sentence(next), 0
	}
	for k := range sent.Verbs {
		vg := &sent.Verbs[k]
		if vg.First < from {
			continue
		}
		if _, cue := v.Scene.CueOf(sent.Index, k); !cue || vg.First > from+answerReach || vg.End >= len(sent.Words) {
			return false
		}
		switch sent.Words[vg.End].Lower {
		case "no", "yes":
			return vg.End+1 >= len(sent.Words) || sent.Words[vg.End+1].Tag == nlp.Stop || sent.Words[vg.End+1].Tag == nlp.Comma
		}
		return false
	}
	return false
}

// answerReach is how many words behind a question the verb of its answer may stand.
const answerReach = 4
