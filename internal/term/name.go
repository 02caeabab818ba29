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
	if v.Before == nil || scene.Ending(v.Text) > 1 || v.Span.EndToken-v.Span.FirstToken > nameWords || v.Before.Distance > 4 {
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
