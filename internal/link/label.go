package link

import (
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/nlp"
)

// Marks stand round speech, and round what nobody says: titles, signs, names,
// slogans, words as words, turns of phrase. These tell them from what stands
// beside the marks.

// isLabel says that the marks hold what nobody says.
func (v *view) isLabel() bool {
	return v.isNickname() || v.isTitle() || v.isSign() || v.isExample() || v.isAsked() || v.isScare() || v.isSlogan() || v.isNamed() || v.isSupposed()
}

// isTitle says that the words are the title of a work: her novel "Q", his
// favourite film is "Q", she starred in "Long Winter".
func (v *view) isTitle() bool {
	share := titleCase(v.text)
	if share == 1 && v.isShown() {
		return true
	}
	if ending(v.text) > 1 || share < .6 {
		return false
	}
	i := v.q.Word - 1
	if i > 0 && v.sent.VerbAt(i) >= 0 && isCopula(v.sent.Words[i].Lower) {
		i--
	}
	w := v.wordAt(i)
	if w == nil {
		return false
	}
	return lexicon.MarkWordOf(w.Lower) == lexicon.Work || share == 1 && ending(v.text) == 0 && v.bareTitle(w)
}

// isShown says that the words, all of them with capitals, are the title of what
// is shown or printed: on "Long Winter", in the BBC's "Long Winter", in his
// podcast, "Long Winter."
func (v *view) isShown() bool {
	w := v.wordAt(v.q.Word - 1)
	if w == nil || ending(v.text) > 2 || v.headline() {
		return false
	}
	switch {
	case w.Tag == nlp.Comma:
		w = v.wordAt(v.q.Word - 2)
		return w != nil && lexicon.MarkWordOf(w.Lower) == lexicon.Work
	case w.Tag == nlp.POS:
		k, ok := v.s.nameAt.of(v.sent.Words[max(v.q.Word-2, 0)].Token)
		return ok && !v.s.nameIsPerson(k)
	}
	return w.Lower == "on" || w.Lower == "in" && v.sp.EndToken-v.sp.FirstToken > 1
}

// headline says that the words round the marks have capitals too, so that
// those inside tell nothing.
func (v *view) headline() bool {
	if v.s.Doc.Paragraphs[v.q.Paragraph].Heading {
		return true
	}
	ds := v.s.Doc.Sentences[v.q.Sentence]
	return titleCase(v.s.Doc.Text[ds.Start:ds.End]) > .8
}

// nameIsPerson says that name k is of a person.
func (s *Scene) nameIsPerson(k int) bool {
	e := s.People.Names[k].Entity
	return e >= 0 && s.People.Entities[e].Class == mention.Person
}

// bareTitle says that what stands before the words takes a thing and no
// speech: to see "Star Voyager", closed with "Sweet Rain", and "Never Again".
func (v *view) bareTitle(w *nlp.Word) bool {
	if v.sp.EndToken-v.sp.FirstToken < 2 || v.strongest != nil && v.strongest.strength > .3 {
		return false
	}
	switch {
	case w.Tag == nlp.IN:
		return w.Lower != "that" && w.Lower != "as" && w.Lower != "like"
	case w.Tag == nlp.CC:
		return v.order > 0
	}
	return w.Tag.Verb() && !isCopula(w.Lower)
}

func isCopula(lower string) bool {
	return lower == "is" || lower == "was" || lower == "are" || lower == "were"
}

// isSign says that a sign reads so: a sign that said "Q", a banner reading "Q".
func (v *view) isSign() bool {
	if v.before == nil || v.before.distance > 1 || v.before.v.Subject < 0 {
		return false
	}
	head := v.sent.Words[v.sent.Phrases[v.before.v.Subject].Head].Lower
	return lexicon.MarkWordOf(head) == lexicon.Sign && !startsLower(v.text)
}

// isExample says that the words are an example of words: a term like "Q", or
// the word "Q" where nobody uses it.
func (v *view) isExample() bool {
	i := v.q.Word - 1
	prev := v.wordAt(i)
	if prev == nil || v.sp.EndToken-v.sp.FirstToken > 3 || ending(v.text) > 1 {
		return false
	}
	like := prev.Lower == "like" || prev.Lower == "as"
	if like {
		i--
	}
	w := v.wordAt(i)
	if w == nil || lexicon.MarkWordOf(w.Lower) != lexicon.Wording {
		return false
	}
	p := v.sent.PhraseAt(i)
	return like || p >= 0 && v.sent.Phrases[p].ObjectOf < 0 && v.sent.Phrases[p].Prep < 0
}

// scareWords is how many words at most are marked for a turn of phrase.
const scareWords = 3

// isScare says that the marks only hold a turn of phrase at arm's length, for
// nobody in the sentence speaks: they love the "quick win", so-called "synergies",
// experience shows that "quick wins" fade.
func (v *view) isScare() bool {
	prev := v.wordAt(v.q.Word - 1)
	if prev == nil || v.sp.EndToken-v.sp.FirstToken > scareWords || ending(v.text) > 0 || !startsLower(v.text) {
		return false
	}
	if prev.Lower == "so-called" {
		return true
	}
	if v.after != nil && v.after.strength > 0 {
		return false
	}
	if v.strongest == nil {
		return prev.Tag == nlp.DT && v.before != nil && v.before.distance <= 2
	}
	if prev.Tag == nlp.DT && attitudes[v.strongest.cue.Lemma] {
		return true
	}
	c := v.findClause()
	return c.over >= 0 && c.over == v.strongest.index && v.mute(v.strongest.sayer)
}

// attitudes are verbs of what people hold dear or dread, and need no words for.
var attitudes = map[string]bool{"love": true, "like": true, "hate": true, "enjoy": true, "adore": true, "prefer": true, "loathe": true}

// isSlogan says that the words are what everybody of a party or a firm says: under
// the slogan "Q", "Q" is its motto.
func (v *view) isSlogan() bool {
	i := v.q.Word - 1
	if w := v.wordAt(i); w != nil && (w.Tag == nlp.Comma || w.Tag == nlp.Colon || isCopula(w.Lower) || w.Lower == "of") {
		i--
	}
	if w := v.wordAt(i); w != nil && lexicon.MarkWordOf(w.Lower) == lexicon.Slogan {
		return true
	}
	next := v.wordAt(v.q.Word + 1)
	if v.q.Word > 0 || next == nil || !isCopula(next.Lower) {
		return false
	}
	for _, ph := range v.sent.Phrases {
		if ph.First == v.q.Word+2 {
			return lexicon.MarkWordOf(v.sent.Words[ph.Head].Lower) == lexicon.Slogan
		}
	}
	return false
}

// isNamed says that the marks hold what somebody or something goes by, and
// nobody is said to call it so: known to the police as "the Baker".
func (v *view) isNamed() bool {
	if v.before == nil || v.before.v.Agent >= 0 || ending(v.text) > 1 || v.sp.EndToken-v.sp.FirstToken > nameWords || v.before.distance > 4 {
		return false
	}
	switch lemma := lexicon.Lemma(v.sent.Words[v.before.v.Head].Lower); lemma {
	case "know":
		w := v.wordAt(v.q.Word - 1)
		return v.passive() && w != nil && w.Lower == "as"
	case "nickname", "christen", "title", "entitle", "headline", "caption", "subtitle", "codename":
		return v.passive() && v.before.distance <= 1
	}
	return false
}

// isNickname says that the words stand within a name: Robert "Bobby" Kerr.
func (v *view) isNickname() bool {
	prev, next := v.wordAt(v.q.Word-1), v.wordAt(v.q.Word+1)
	if prev == nil || next == nil {
		return false
	}
	a, ok := v.s.nameAt.of(prev.Token)
	b, too := v.s.nameAt.of(next.Token)
	return ok && too && a == b
}

// nameWords is how many words at most a name in marks has.
const nameWords = 6

// passive says that the verb before the quote is passive, or a participle on its own.
func (v *view) passive() bool { return v.before.v.Passive || v.before.v.Form == nlp.Participle }

// isSupposed says that nobody says the words, but somebody could: it is easy
// to say "Q", no reason to say "Q".
func (v *view) isSupposed() bool {
	if v.before == nil || v.before.distance > 1 || v.before.v.Form != nlp.Infinitive || v.before.strength < .5 {
		return false
	}
	i := v.before.v.First - 1
	if w := v.wordAt(i + 1); w.Lower != "to" && i >= 0 && v.sent.Words[i].Lower == "to" {
		i--
	}
	switch w := v.wordAt(i); {
	case w == nil:
		return false
	case w.Lower == "occasion" || w.Lower == "reason" || w.Lower == "need" || w.Lower == "cause":
		return true
	case !w.Tag.Adjective() && !w.Tag.Adverb():
		return false
	}
	for k := range v.sent.Verbs {
		if vg := &v.sent.Verbs[k]; vg.End <= i && vg.End >= i-4 && vg.Subject >= 0 {
			return isCopula(v.sent.Words[vg.Head].Lower) && v.sent.Words[v.sent.Phrases[vg.Subject].Head].Lower == "it"
		}
	}
	return false
}

// mute says that phrase p names what cannot speak: experience, history.
func (v *view) mute(p int) bool {
	if p < 0 || v.sent.Phrases[p].Pronoun {
		return false
	}
	head := v.sent.Words[v.sent.Phrases[p].Head]
	_, role := lexicon.Role(head.Lower)
	_, cue := v.s.Cues.Noun(head.Lower)
	_, name := v.s.nameAt.of(head.Token)
	return !role && !cue && !name && !lexicon.OrgNoun(head.Lower) && !lexicon.DocNoun(head.Lower)
}

// isAsked says that the words belong to a question that nobody who is named
// asked: asked if he was "Q", Ek said no.
func (v *view) isAsked() bool {
	c := v.findClause()
	if c.opener < 1 || openerCodes[v.sent.Words[c.opener].Lower] != openerCodes["if"] || c.over < 0 {
		return false
	}
	cue, ok := v.s.CueOf(v.sent.Index, c.over)
	vg := &v.sent.Verbs[c.over]
	return ok && cue.Class == lexicon.Ask && (vg.Form == nlp.Participle || vg.Passive) && vg.Agent < 0
}
