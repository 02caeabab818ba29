package term

import (
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/nlp"
	"quotes/internal/scene"
)

// Marks stand round speech, and round what nobody says: titles, signs, names,
// slogans, words as words, turns of phrase. These tell them from what stands
// beside the marks.

// isLabel says that the marks hold what nobody says.
func (v *view) isLabel() bool {
	return v.isNickname() || v.isTitle() || v.isSign() || v.isExample() || v.isAsked() || v.isScare() || v.isSlogan() || v.isNamed() || v.isTitled() || v.isCommon() || v.isProper() || v.isSupposed()
}

// isTitle says that the words are the title of a work: her novel "Q", his
// favourite film is "Q", she starred in "Long Winter".
func (v *view) isTitle() bool {
	share := v.TitleCase()
	if share == 1 && (v.isShown() || v.isSeries()) {
		return true
	}
	if end := scene.Ending(v.Text); end > 2 || share < .6 || end == 2 && (share < 1 || !strings.Contains(v.Text, " ") || v.headline()) {
		return false
	}
	i := v.Quote.Word - 1
	if i > 0 && v.Sentence.VerbAt(i) >= 0 && isCopula(v.Sentence.Words[i].Lower) {
		i--
	}
	w := v.WordAt(i)
	if w == nil {
		return false
	}
	return w.MarkWord() == lexicon.Work || share == 1 && scene.Ending(v.Text) != 2 && v.takesWork(w) || share == 1 && scene.Ending(v.Text) != 1 && v.bareTitle(w)
}

// isShown says that the words, all of them with capitals, are the title of what
// is shown or printed: on "Long Winter", in the BBC's "Long Winter", in his
// podcast, "Long Winter."
func (v *view) isShown() bool {
	w := v.WordAt(v.Quote.Word - 1)
	if w == nil || scene.Ending(v.Text) > 2 || v.headline() {
		return false
	}
	switch {
	case w.Tag == nlp.Comma:
		w = v.WordAt(v.Quote.Word - 2)
		return w != nil && w.MarkWord() == lexicon.Work
	case w.Tag == nlp.POS:
		k, ok := v.Scene.NameAt(v.Sentence.Words[max(v.Quote.Word-2, 0)].Token)
		return ok && !nameIsPerson(v.Scene, k)
	}
	return w.Lower == "on" || w.Lower == "in" && v.Span.EndToken-v.Span.FirstToken > 1
}

// seriesLength is how many titles at least stand in a row.
const seriesLength = 3

// isSeries says that all marks of the sentence hold titles: hits like "Long Winter,"
// "Short Summer" and "The Fall".
func (v *view) isSeries() bool {
	if v.InSentence < seriesLength {
		return false
	}
	words := 0
	for _, w := range v.Sentence.Words {
		if w.Quote < 0 {
			continue
		}
		sp := &v.Scene.Doc.Spans[w.Quote]
		inner := strings.TrimSpace(v.Scene.Doc.Text[sp.Start:sp.End])
		if scene.TitleCase(inner) < 1 || scene.Ending(inner) > 2 {
			return false
		}
		words += sp.EndToken - sp.FirstToken
	}
	return words > 2*v.InSentence
}

// headline says that the words round the marks have capitals too, so that
// those inside tell nothing.
func (v *view) headline() bool {
	if v.Scene.Doc.Paragraphs[v.Quote.Paragraph].Heading {
		return true
	}
	ds := v.Scene.Doc.Sentences[v.Quote.Sentence]
	return scene.TitleCase(v.Scene.Doc.Text[ds.Start:ds.End]) > .8
}

// nameIsPerson says that name k is of a person.
func nameIsPerson(s *scene.Scene, k int) bool {
	e := s.People.Names[k].Entity
	return e >= 0 && s.People.Entities[e].Class == mention.Person
}

// bareTitle says that what stands before the words takes a thing and no
// speech: to see "Star Voyager", closed with "Sweet Rain", and "Never Again".
func (v *view) bareTitle(w *nlp.Word) bool {
	if v.Span.EndToken-v.Span.FirstToken < 2 || v.Strongest != nil && v.Strongest.Strength > .3 {
		return false
	}
	switch {
	case w.Tag == nlp.IN:
		return w.Lower != "that" && w.Lower != "as" && w.Lower != "like"
	case w.Tag == nlp.CC:
		return v.Order > 0
	}
	return w.Tag.Verb() && !isCopula(w.Lower)
}

// takesWork says that the verb before the words is one for books, songs or films, of
// somebody who has them: had read "Long Winter." A sign reads what stands on it.
func (v *view) takesWork(w *nlp.Word) bool {
	return v.Span.EndToken-v.Span.FirstToken > 1 && w.Tag.Verb() && w.Is(lexicon.WorkVerbs)
}

func isCopula(lower string) bool {
	return lower == "is" || lower == "was" || lower == "are" || lower == "were"
}

// isSign says that a sign reads so: a sign that said "Q", a banner reading "Q".
func (v *view) isSign() bool {
	if v.Before == nil || v.Before.Distance > 1 || v.Before.Group.Subject < 0 {
		return false
	}
	head := v.Sentence.Words[v.Sentence.Phrases[v.Before.Group.Subject].Head].Word
	return head.MarkWord() == lexicon.Sign && !scene.StartsLower(v.Text)
}

// isExample says that the words are an example of words: a term like "Q", or
// the word "Q" where nobody uses it.
func (v *view) isExample() bool {
	i := v.Quote.Word - 1
	prev := v.WordAt(i)
	if prev == nil || v.Span.EndToken-v.Span.FirstToken > 3 || scene.Ending(v.Text) > 1 {
		return false
	}
	like := prev.Lower == "like" || prev.Lower == "as"
	if like {
		i--
	}
	w := v.WordAt(i)
	if w == nil || w.MarkWord() != lexicon.Wording {
		return false
	}
	p := v.Sentence.PhraseAt(i)
	return like || p >= 0 && v.Sentence.Phrases[p].ObjectOf < 0 && v.Sentence.Phrases[p].Prep < 0
}

// scareWords is how many words at most are marked for a turn of phrase.
const scareWords = 3

// isScare says that the marks only hold a turn of phrase at arm's length, for
// nobody in the sentence speaks: they love the "quick win", so-called "synergies",
// experience shows that "quick wins" fade.
func (v *view) isScare() bool {
	prev := v.WordAt(v.Quote.Word - 1)
	if prev == nil || v.Span.EndToken-v.Span.FirstToken > scareWords || scene.Ending(v.Text) > 0 || !scene.StartsLower(v.Text) {
		return false
	}
	if prev.Lower == "so-called" {
		return true
	}
	if v.After != nil && v.After.Strength > 0 {
		return false
	}
	if v.Strongest == nil {
		return prev.Tag == nlp.DT && v.Before != nil && v.Before.Distance <= 2
	}
	if prev.Tag == nlp.DT && attitudes[v.Strongest.Cue.Lemma] {
		return true
	}
	c := v.Clause()
	return c.Over >= 0 && c.Over == v.Strongest.Index && v.mute(v.Strongest.Sayer)
}

// attitudes are verbs of what people hold dear or dread, and need no words for.
var attitudes = map[string]bool{"love": true, "like": true, "hate": true, "enjoy": true, "adore": true, "prefer": true, "loathe": true}

// isSlogan says that the words are what everybody of a party or a firm says: under
// the slogan "Q", "Q" is its motto.
func (v *view) isSlogan() bool {
	i := v.Quote.Word - 1
	if w := v.WordAt(i); w != nil && (w.Tag == nlp.Comma || w.Tag == nlp.Colon || isCopula(w.Lower) || w.Lower == "of") {
		i--
	}
	if w := v.WordAt(i); w != nil && w.MarkWord() == lexicon.Slogan {
		return true
	}
	next := v.WordAt(v.Quote.Word + 1)
	if v.Quote.Word > 0 || next == nil || !isCopula(next.Lower) {
		return false
	}
	for _, ph := range v.Sentence.Phrases {
		if ph.First == v.Quote.Word+2 {
			return v.Sentence.Words[ph.Head].MarkWord() == lexicon.Slogan
		}
	}
	return false
}

// isSupposed says that nobody says the words, but somebody could: it is easy
// to say "Q", no reason to say "Q".
func (v *view) isSupposed() bool {
	if v.Before == nil || v.Before.Distance > 1 || v.Before.Group.Form != nlp.Infinitive || v.Before.Strength < .5 {
		return false
	}
	i := v.Before.Group.First - 1
	if w := v.WordAt(i + 1); w.Lower != "to" && i >= 0 && v.Sentence.Words[i].Lower == "to" {
		i--
	}
	switch w := v.WordAt(i); {
	case w == nil:
		return false
	case w.Lower == "occasion" || w.Lower == "reason" || w.Lower == "need" || w.Lower == "cause":
		return true
	case !w.Tag.Adjective() && !w.Tag.Adverb():
		return false
	}
	for k := range v.Sentence.Verbs {
		if vg := &v.Sentence.Verbs[k]; vg.End <= i && vg.End >= i-4 && vg.Subject >= 0 {
			return isCopula(v.Sentence.Words[vg.Head].Lower) && v.Sentence.Words[v.Sentence.Phrases[vg.Subject].Head].Lower == "it"
		}
	}
	return false
}

// mute says that phrase p names what cannot speak: experience, history.
func (v *view) mute(p int) bool {
	if p < 0 || v.Sentence.Phrases[p].Pronoun {
		return false
	}
	head := v.Sentence.Words[v.Sentence.Phrases[p].Head]
	_, role := head.Role()
	_, cue := head.Noun(v.Scene.Cues)
	_, name := v.Scene.NameAt(head.Token)
	return !role && !cue && !name && !head.Is(lexicon.OrgNouns) && !head.Is(lexicon.DocNouns)
}

// isAsked says that the words belong to a question that nobody who is named
// asked: asked if he was "Q", Ek said no.
func (v *view) isAsked() bool {
	c := v.Clause()
	if c.Opener < 1 || c.Code != scene.Whether || c.Over < 0 {
		return false
	}
	if g := v.Before; g.Index != c.Over && g.Strength > .2 && g.Sayer >= 0 && g.Distance <= 2 { // asked whether he would, Ek said, "Q"
		return false
	}
	cue, ok := v.Scene.CueOf(v.Sentence.Index, c.Over)
	vg := &v.Sentence.Verbs[c.Over]
	return ok && cue.Class == lexicon.Ask && (vg.Form == nlp.Participle || vg.Passive) && vg.Agent < 0
}
