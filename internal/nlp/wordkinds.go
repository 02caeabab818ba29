package nlp

import "strings"

// What single words tell: times, particles of verbs, who speaks for others.

// overTime steps from word i back over a time that ends there: the ministry less
// than two weeks ago said.
func (s *Sentence) overTime(i int) int {
	if i < 0 || i+1 >= len(s.Words) || s.phraseAt[i] < 0 || s.Words[i+1].Lower != "ago" || !TimeWord(strings.TrimSuffix(s.Words[i].Lower, "s")) {
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
	return TimeWord(s.Words[s.Phrases[p].Head].Lower)
}

// TimeWord says that a word tells when: today, week, Saturday.
func TimeWord(lower string) bool {
	switch lower {
	case "today", "yesterday", "tomorrow", "week", "month", "year", "morning", "afternoon", "evening", "night", "time",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return weekday(lower)
}

func weekday(lower string) bool {
	switch lower {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// Particle says that a word goes with a verb of speech: shot back, cut in.
func Particle(lower string) bool {
	switch lower {
	case "back", "in", "out", "on", "up", "off":
		return true
	}
	return false
}

// spokesman says that the head of a phrase is who speaks for others.
func (s *Sentence) spokesman(p int) bool {
	r, ok := s.Words[s.Phrases[p].Head].Known.Role()
	return ok && r.Speech && !r.Plural
}
