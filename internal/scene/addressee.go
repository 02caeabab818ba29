package scene

import "quotes/internal/mention"

// AddresseeOf returns the mention of the person whom mention c speaks to in
// quote qi, where the tag names one: told Ek, said to Ek. It is -1 for none,
// and for those whom nobody names: told reporters.
func (s *Scene) AddresseeOf(qi, c int) int {
	m := &s.Mentions[c]
	k := s.VerbFor(qi, m)
	if k < 0 {
		return -1
	}
	sent := s.Text.Sentence(m.Sentence)
	cue, _ := s.CueOf(m.Sentence, k)
	for _, i := range s.MentionsOf(m.Sentence) {
		o := &s.Mentions[i]
		if i == c || o.Kind != mention.Named || o.Entity < 0 || s.People.Entities[o.Entity].Class != mention.Person {
			continue
		}
		ph := &sent.Phrases[o.Phrase]
		if o.Object == k && tells(cue.Lemma) || o.Prep == "to" && ph.Prep == sent.Verbs[k].End {
			return i
		}
	}
	return -1
}

// tells says that the object of the verb is who is spoken to.
func tells(lemma string) bool {
	switch lemma {
	case "tell", "ask", "inform", "remind", "warn", "assure", "reassure", "advise", "beg", "urge", "promise", "answer", "instruct", "order":
		return true
	}
	return false
}
