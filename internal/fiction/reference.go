package fiction

import (
	"quotes/internal/mention"
	"quotes/internal/model"
	"quotes/internal/story"
)

// antecedent says whether candidate c is whom the pronoun of the tag follows: who
// acted last before it in the narration of the paragraph, and before that, of
// fitting sex.
func (r *ranking) antecedent(out *model.Row, c int) {
	for k, at := range [...]int{r.anteHere, r.anteBefore} {
		v := nan
		if at >= 0 {
			v = -1
			if r.Mentions[at].Entity == r.cands[c] {
				v = 1
			}
		}
		out.Add(anteNames[k], float64(v))
	}
}

var anteNames = [...]string{"ante-here", "ante-before"}

// kinship says how candidate c fits a noun of kinship in the tag: 1 for who has the
// surname of whose kin it is and the noun's sex, the wife of Mr. Holt is Mrs. Holt;
// -1 for that one itself; 0 for others. It is NaN where the tag has no such noun.
func (r *ranking) kinship(c int) float32 {
	if r.owner < 0 {
		return nan
	}
	owner, ch := &r.Cast[r.owner], &r.Cast[r.cands[c]]
	switch {
	case r.cands[c] == r.owner:
		return -1
	case owner.Family != "" && owner.Family == ch.Family && story.Agree(r.Mentions[r.main.Mention].Female, float32(ch.Woman)) > .5:
		return 1
	}
	return 0
}

// findOwner finds whose kin the noun of the tag is: whom the text before it, or
// the speech itself, spoke of last, of the sex of "his" or "her".
func (r *ranking) findOwner() {
	r.owner = -1
	if r.main == nil || !r.Mentions[r.main.Mention].Related {
		return
	}
	var female float32
	switch r.Words.Lower(r.Mentions[r.main.Mention].FirstToken) {
	case "his":
		female = 0
	case "her":
		female = 1
	case "my":
		r.owner = r.Narrator
		return
	default:
		if k := r.main.Mention - 1; k >= 0 && r.Mentions[k].FirstToken == r.Mentions[r.main.Mention].FirstToken {
			r.owner = r.Mentions[k].Entity // Laszlo's sister
		}
		return
	}
	for k := r.main.Mention - 1; k >= max(0, r.main.Mention-anteReach); k-- {
		if m := &r.Mentions[k]; m.Entity >= 0 && !m.Plural && !r.Cast[m.Entity].Virtual && story.Agree(m.Female, female) > .5 {
			r.owner = m.Entity
			return
		}
	}
}

// anteReach is how many mentions before a pronoun are asked whether it means them.
const anteReach = 60

// findAntecedents finds who acted last before the pronoun of the tag, in its
// paragraph and before it.
func (r *ranking) findAntecedents() {
	r.anteHere, r.anteBefore = -1, -1
	t := r.main
	if t == nil {
		t = r.front
	}
	if t == nil || r.Mentions[t.Mention].Kind != mention.Pronoun || r.Mentions[t.Mention].Plural {
		return
	}
	tag := &r.Mentions[t.Mention]
	for k := t.Mention - 1; k >= max(0, t.Mention-anteReach); k-- {
		m := &r.Mentions[k]
		if m.Entity < 0 || m.Plural || !r.CanAct(k) || r.AfterPreposition(k) || story.Agree(m.Female, tag.Female) < .4 {
			continue
		}
		if m.Paragraph == tag.Paragraph {
			if r.anteHere < 0 {
				r.anteHere = k
			}
			continue
		}
		r.anteBefore = k
		return
	}
}
