package nlp

import (
	"strings"

	"quotes/internal/lexicon"
)

// What single words tell: times, particles of verbs, who speaks for others.

// overTime steps from word i back over a time that ends there: Vance last week
// said; the ministry less than two weeks ago said. A time with nothing before it
// stays, and so does one beside a quote: “...,” August said.
func (s *Sentence) overTime(i int) int {
	if i >= 0 && s.phraseAt[i] >= 0 {
		ph := &s.Phrases[s.phraseAt[i]]
		first := ph.First
		if ph.Prep >= 0 {
			first = ph.Prep
		}
		if first > 0 && s.Words[first-1].Tag != Quoted && ph.Possessor < 0 && TimeWord(&s.Words[ph.Head]) && !s.conjunction(ph.Prep) {
			return first - 1
		}
	}
	if i < 0 || i+1 >= len(s.Words) || s.phraseAt[i] < 0 || s.Words[i+1].Lower != "ago" || !lexicon.TimeWords.Has(strings.TrimSuffix(s.Words[i].Lower, "s")) {
		return i
	}
	for i = s.Phrases[s.phraseAt[i]].First - 1; i >= 0; i-- {
		if w := &s.Words[i]; !w.Tag.Adverb() && !w.Tag.Adjective() && w.Lower != "than" {
			break
		}
	}
	return i
}

// timeOrThing says that phrase p cannot speak: said Saturday, said it.
func (s *Sentence) timeOrThing(p int) bool {
	switch s.Words[s.Phrases[p].Head].Lower {
	case "it", "this", "that", "these", "those", "there", "him", "them", "us", "me":
		return true
	}
	return TimeWord(&s.Words[s.Phrases[p].Head])
}

// TimeWord says that a word tells when: today, week, Saturday.
func TimeWord(w *Word) bool { return w.Is(lexicon.TimeWords) }

func weekday(w *Word) bool { return w.Is(lexicon.Weekdays) && strings.HasSuffix(w.Lower, "day") }

// Particle says that a word goes with a verb of speech: shot back, cut in.
func Particle(w *Word) bool { return w.Is(lexicon.VerbParticles) }

// holder says that the head of a phrase, in small letters, is one person's office
// or occupation.
func (s *Sentence) holder(p int) bool {
	w := &s.Words[s.Phrases[p].Head]
	r, ok := w.Role()
	return ok && !r.Plural && !w.Upper
}

// OneHolder says that two phrases that "and" joins tell two offices of one person,
// who has one determiner: the former governor and senator.
func (s *Sentence) OneHolder(p, q int) bool {
	switch a, b := &s.Words[s.Phrases[p].First], &s.Words[s.Phrases[q].First]; {
	case a.Tag != DT && a.Tag != PRPS && s.Phrases[p].Possessor < 0, b.Tag == DT || b.Tag == PRPS || b.Tag == CD:
		return false
	}
	return s.holder(p) && s.holder(q)
}

// bareOffice says that a phrase is one person's office or occupation alone, without
// a determiner, in small letters.
func (s *Sentence) bareOffice(p int) bool {
	ph := &s.Phrases[p]
	first := &s.Words[ph.First]
	return s.holder(p) && ph.Possessor < 0 && first.Tag != DT && first.Tag != PRPS && first.Tag != CD && !first.Upper
}

// officeBeforeName says that a phrase is a name behind an office: poet Jana Roth.
func (s *Sentence) officeBeforeName(p int) bool {
	ph := &s.Phrases[p]
	if !s.Words[ph.Head].Upper {
		return false
	}
	i := ph.Head
	for i > ph.First && s.Words[i].Upper {
		i--
	}
	role, ok := s.Words[i].Role()
	return ok && !role.Plural && !s.Words[i].Upper && s.Words[ph.First].Tag != DT
}

// spokesman says that the head of a phrase is who speaks for others.
func (s *Sentence) spokesman(p int) bool {
	r, ok := s.Words[s.Phrases[p].Head].Role()
	return ok && r.Speech && !r.Plural
}
