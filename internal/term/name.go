package term

import (
	"strings"

	"quotes/internal/nlp"
	"quotes/internal/scene"
)

// What somebody or something goes by stands in marks as speech does.

// nameWords is how many words at most a name in marks has.
const nameWords = 6

// isNamed says that the marks hold what somebody or something goes by, and
// nobody is said to call it so: known to the police as "the Baker", a storm called
// "Berta", listed as "derelict", named the boat "Patience".
func (v *view) isNamed() bool {
	if end := scene.Ending(v.Text); v.Before == nil || end > 2 || end == 2 && !v.properText() || v.Span.EndToken-v.Span.FirstToken > nameWords || v.Before.Distance > 4 {
		return false
	}
	lemma := v.Sentence.Words[v.Before.Group.Head].Lemma()
	if v.properText() && v.passive() && v.Before.Distance <= 1 && (lemma == "call" || lemma == "dub" || lemma == "name") {
		return true // also by somebody: called "Berta" by the weather service
	}
	if v.Before.Group.Agent >= 0 {
		return false
	}
	as := v.WordAt(v.Quote.Word-1) != nil && v.WordAt(v.Quote.Word-1).Lower == "as"
	switch lemma {
	case "know":
		return as
	case "name":
		return v.Before.Distance == 0 || v.properText()
	case "list", "register", "classify", "record", "file", "grade":
		return as && v.passive() && v.Before.Distance <= 1
	case "mark", "stamp", "engrave":
		return v.passive() && v.Before.Distance <= 1
	case "nickname", "christen", "title", "entitle", "headline", "caption", "subtitle", "codename", "dub":
		return v.passive() && v.Before.Distance <= 1
	}
	return false
}

// isTitled says that the marks hold what stands on something or what it is headed:
// under the name "Awake", with the title "Bring Back the Inspectors".
func (v *view) isTitled() bool {
	i := v.Quote.Word - 1
	w := v.WordAt(i)
	if w == nil || v.Span.EndToken-v.Span.FirstToken > titleWords {
		return false
	}
	switch w.Lower {
	case "name", "title", "heading", "headline", "caption", "label":
	default:
		return false
	}
	p := v.Sentence.PhraseAt(i)
	if p < 0 || v.Sentence.Phrases[p].Prep < 0 {
		return false
	}
	prep := v.Sentence.Words[v.Sentence.Phrases[p].Prep].Lower
	return prep == "under" || prep == "with"
}

// titleWords is how many words at most a heading or a name in marks has.
const titleWords = 12

// isCommon says that people call it so, whoever they are: what some call "ghost
// letting", what the trade now calls "crunch". The tagger takes such a verb for a noun.
func (v *view) isCommon() bool {
	if scene.Ending(v.Text) > 2 || v.Span.EndToken-v.Span.FirstToken > nameWords {
		return false
	}
	i := v.Quote.Word - 1
	if w := v.WordAt(i); w != nil && w.Tag == nlp.PRP {
		i--
	}
	w := v.WordAt(i)
	if w == nil {
		return false
	}
	switch w.Lemma() {
	case "call", "dub", "nickname", "term", "christen", "baptise", "baptize":
	default:
		return false
	}
	for i--; v.WordAt(i) != nil && (v.WordAt(i).Tag.Adverb() || v.WordAt(i).Lower == "have" || v.WordAt(i).Lower == "has"); {
		i--
	}
	if w = v.WordAt(i); w == nil {
		return false
	}
	switch w.Lower {
	case "some", "many", "people", "others", "everybody", "everyone", "trade", "jargon", "locals", "netizens":
		return true
	}
	return false
}

// properText says that all words in the marks have capitals, and that those round
// them do not.
func (v *view) properText() bool { return scene.TitleCase(v.Text) == 1 && !v.headline() }

// isProper says that the words are a proper name that "the" or "a" stands before:
// the "Solid South", on the "Golden Week" eliminated in May.
func (v *view) isProper() bool {
	prev := v.WordAt(v.Quote.Word - 1)
	n := len(strings.Fields(v.Text))
	return prev != nil && prev.Tag == nlp.DT && n > 1 && n <= nameWords && scene.Ending(v.Text) <= 2 && v.properText()
}

// isNickname says that the words stand within a name: Robert "Bobby" Kerr.
func (v *view) isNickname() bool {
	prev, next := v.WordAt(v.Quote.Word-1), v.WordAt(v.Quote.Word+1)
	if prev == nil || next == nil {
		return false
	}
	a, ok := v.Scene.NameAt(prev.Token)
	b, too := v.Scene.NameAt(next.Token)
	return ok && too && a == b
}

// passive says that the verb before the quote is passive, or a participle on its own.
func (v *view) passive() bool { return v.Before.Group.Passive || v.Before.Group.Form == nlp.Participle }
