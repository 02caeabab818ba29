package shape

import (
	"quotes/extract"
	"quotes/internal/mention"
	"quotes/internal/nlp"
	"quotes/internal/scene"
)

// Tags: a mention and its verb, right beside the quote or farther off in its
// sentence.

// sayerOf returns the mention whose act a verb group of the quote's sentence is.
func sayerOf(v *scene.View, g *scene.Governor) int {
	if g == nil || g.Sayer < 0 {
		return -1
	}
	return phraseMention(v, g.Sayer)
}

// phraseMention returns the mention that phrase p of the quote's sentence is, -1
// where it is none.
func phraseMention(v *scene.View, p int) int {
	for _, c := range v.Scene.MentionsOf(v.Quote.Sentence) {
		if v.Scene.Mentions[c].Phrase == p {
			return c
		}
	}
	return -1
}

// here says that a mention stands in the quote's own sentence.
func here(v *scene.View, m *scene.Mention) bool { return m.Sentence == v.Quote.Sentence }

// behind returns mention c where it stands after the quote, else -1.
func behind(v *scene.View, c int) int {
	if c >= 0 && v.Scene.Mentions[c].Start > v.Span.Start {
		return c
	}
	return -1
}

func inverted(v *scene.View, _ *scene.History) int {
	if g := v.After; g != nil && g.Group.How == nlp.Inverted && g.Distance <= 2 && g.Strength > .2 {
		return sayerOf(v, g)
	}
	return -1
}

func inside(v *scene.View, _ *scene.History) int {
	if g := v.After; g != nil && g.Strength > .2 && v.InSentence > v.Order+1 && g.Group.How != nlp.Inverted {
		return sayerOf(v, g)
	}
	return -1
}

// tagReach is how many words behind the quote its tag may have its verb.
const tagReach = 14

func after(v *scene.View, _ *scene.History) int {
	if g := v.After; g != nil && g.Strength >= .3 && g.Distance <= tagReach {
		return behind(v, sayerOf(v, g))
	}
	return -1
}

func before(v *scene.View, _ *scene.History) int {
	if g := v.Before; g != nil && g.Strength > .2 {
		return sayerOf(v, g)
	}
	return -1
}

// inner finds whose act the verb right before whole sentences is, where it stands
// below the speech of somebody else: Hale said that Vance had told him, "...".
func inner(v *scene.View, _ *scene.History) int {
	g := v.Before
	if g == nil || g.Strength < .3 || g.Sayer < 0 || g.Group.Form != nlp.Finite || scene.StartsLower(v.Text) || scene.Ending(v.Text) == 0 || !opens(v, g) {
		return -1
	}
	for k := range g.Index {
		if sayer := v.Scene.Sayer(v.Sentence, k); v.Strength(k) > .3 && sayer >= 0 && sayer != g.Sayer {
			return sayerOf(v, g)
		}
	}
	return -1
}

// retold finds whose act the verb right before whole sentences is, where somebody
// else tells of it as past: Hale said that Vance had told him, "...".
func retold(v *scene.View, h *scene.History) int {
	c := inner(v, h)
	if c < 0 {
		return -1
	}
	for k := v.Before.Index; k >= 0 && v.Sentence.Verbs[k].Subject == v.Before.Group.Subject; k-- {
		if v.Sentence.Words[v.Sentence.Verbs[k].First].Lower == "had" { // had stopped her and said to her
			return c
		}
	}
	return -1
}

// opens says that a comma or a colon and at most the object of the verb, or whom
// it is said to, stand between it and the quote.
func opens(v *scene.View, g *scene.Governor) bool {
	last := v.Quote.Word - 1
	if last < g.Group.End || v.Sentence.Words[last].Tag != nlp.Comma && v.Sentence.Words[last].Tag != nlp.Colon {
		return false
	}
	if last == g.Group.End {
		return true
	}
	from := g.Group.End
	if v.Sentence.Words[from].Lower == "to" {
		from++
	}
	p := v.Sentence.PhraseAt(last - 1)
	return p >= 0 && v.Sentence.Phrases[p].First == from && v.Sentence.Phrases[p].End == last
}

func strongest(v *scene.View, _ *scene.History) int {
	if g := v.Strongest; g != nil && g.Strength > .2 {
		return sayerOf(v, g)
	}
	return -1
}

func cueAfter(v *scene.View, m *scene.Mention, _ int, _ *scene.History) bool {
	return here(v, m) && m.Start > v.Span.Start && m.Verb >= 0 && m.Cue > .2
}

func next(v *scene.View, m *scene.Mention, _ int, _ *scene.History) bool { return v.NextTag(m) }

// tellingStrength is how strong a verb beside a quote must be for the ranking to
// know it as one of a tag.
const tellingStrength = .45

// unlisted finds somebody beside the quote, which ends as one with a tag does,
// whose verb the lists do not have, or have for seldom one of speech: "Never,"
// shot back Vance.
func unlisted(v *scene.View, _ *scene.History) int {
	if v.Scene.Foreign(v.Index) || v.Span.Style == extract.Dash || v.Quote.Word > 0 || scene.Ending(v.Text) != 1 || v.After != nil && v.After.Strength > tellingStrength && v.After.Distance <= tagReach {
		return -1
	}
	at := v.Quote.Word + 1
	for _, c := range v.Scene.MentionsOf(v.Quote.Sentence) {
		m := &v.Scene.Mentions[c]
		ph := &v.Sentence.Phrases[m.Phrase]
		switch {
		case ph.First < at || ph.First > at+2 || !personal(v.Scene, m):
		case ph.First > at && turned(v.Sentence, at, ph.First), ph.First == at && ph.End < len(v.Sentence.Words) && v.Sentence.VerbAt(ph.End) >= 0:
			return c
		}
	}
	return -1
}

// turned says that the words between the quote and a phrase are a finite verb, or
// any word with a particle, which taggers take for a noun: shot back.
func turned(s *nlp.Sentence, at, first int) bool {
	if first == at+2 && nlp.Particle(&s.Words[at+1]) {
		return !s.Words[at].Upper
	}
	k := s.VerbAt(at)
	return k >= 0 && s.Verbs[k].First == at && s.Verbs[k].End == first && s.Verbs[k].Form == nlp.Finite
}

// personal says that a mention is of a person.
func personal(s *scene.Scene, m *scene.Mention) bool {
	switch m.Kind {
	case mention.Named:
		return m.Entity >= 0 && s.People.Entities[m.Entity].Class <= mention.Person
	case mention.Pronoun:
		return m.Pronoun.Person != 0 && m.Head != "it"
	}
	return m.IsRole
}
