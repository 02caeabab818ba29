package scene

import "quotes/internal/mention"

// GenderOf returns the gender that a mention shows or its entity has.
func (s *Scene) GenderOf(m *Mention) string {
	switch {
	case m.Entity >= 0:
		return s.People.Entities[m.Entity].Gender()
	case m.Kind == mention.Pronoun:
		return string(m.Pronoun.Gender)
	case m.IsRole:
		return string(m.Role.Gender)
	}
	return ""
}

// GenderMatch is 1 where the genders agree, -1 where they do not, 0 where one is unknown.
func (s *Scene) GenderMatch(m *Mention, g string) float64 {
	mg := s.GenderOf(m)
	switch {
	case mg == "" || g == "":
		return 0
	case mg == g:
		return 1
	}
	return -1
}

// Agreement tells whether two mentions can be of one person: 1 yes, -1 no, 0 unknown.
func (s *Scene) Agreement(a, b *Mention) float64 {
	ga, gb := s.GenderOf(a), s.GenderOf(b)
	if ga == "" || gb == "" {
		return 0
	}
	if ga == gb {
		return 1
	}
	return -1
}
