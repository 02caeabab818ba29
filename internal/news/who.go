package news

import (
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/refer"
	"quotes/internal/scene"
)

// named is an entity.
func named(e int) Who { return Who{Entity: e, Noun: -1} }

// WhoIs returns who mention c stands for, where it refers to the entity given,
// -1 for nobody with a name: those whom "and" joins to it too; the noun itself;
// for a pronoun without a name the people, or the unnamed person or
// organisation, before it.
func WhoIs(r *refer.Reader, c, entity int) Who {
	at := r.Bearer(c)
	if joint := r.Joint(at); len(joint) > 1 {
		return together(r, joint)
	}
	if entity >= 0 {
		return named(entity)
	}
	if refer.Tells(&r.Mentions[at]) {
		if e := r.Byline(); e >= 0 {
			return named(e)
		}
		return Who{Entity: -1, Noun: at}
	}
	if m := &r.Mentions[at]; m.Kind == mention.Noun {
		if isClock(r.Doc.Text[m.Start:m.End]) || isTopic(r, m) {
			return noWho
		}
		return Who{Entity: -1, Noun: at}
	}
	if o := r.PluralBefore(c); o >= 0 {
		return WhoIs(r, o, r.Mentions[o].Entity)
	}
	if o := r.NounBefore(c); o >= 0 && r.Mentions[o].Entity < 0 {
		return WhoIs(r, o, -1)
	}
	if o := r.OrganizationBefore(c); o >= 0 {
		return WhoIs(r, o, r.Mentions[o].Entity)
	}
	return noWho
}

// isClock says that words are a time of day, which nobody is called by: 7:06 PM.
func isClock(words string) bool {
	hour, rest, ok := strings.Cut(words, ":")
	return ok && hour != "" && strings.Trim(hour, "0123456789") == "" && rest != "" && '0' <= rest[0] && rest[0] <= '9'
}

// isTopic says that mention m, which opens its paragraph before a colon, says what
// the words behind are about, and nobody speaks them: Ambulance waits: "..."
func isTopic(r *refer.Reader, m *scene.Mention) bool {
	para := r.Doc.Paragraphs[r.Doc.Sentences[m.Sentence].Paragraph]
	return m.Start == para.Start && strings.HasPrefix(r.Doc.Text[m.End:], ":") && !m.IsRole &&
		!m.Word.Is(lexicon.OrgNouns) && !m.Word.Is(lexicon.DocNouns) && !m.Word.Is(lexicon.Anybodies)
}

func (s *settler) who(c, entity int) Who { return WhoIs(s.Reader, c, entity) }

// together returns those whom several mentions name.
func together(r *refer.Reader, mentions []int) Who {
	all := noWho
	for _, c := range mentions {
		if e := r.Mentions[c].Entity; e >= 0 {
			all.Members = append(all.Members, named(e))
		} else {
			all.Members = append(all.Members, Who{Entity: -1, Noun: c})
		}
	}
	return all
}

// same says that two of those who speak are one.
func (s *settler) same(a, b Who) bool {
	return !a.Nobody() && !b.Nobody() && s.key(a) == s.key(b)
}

// key returns the words by which somebody is told from others.
func (s *settler) key(w Who) string {
	switch {
	case w.Entity >= 0:
		return strings.ToLower(s.People.Entities[w.Entity].Name)
	case w.Noun >= 0:
		start, end := s.Extent(s.FullestLike(w.Noun))
		return strings.TrimPrefix(strings.ToLower(strings.Join(strings.Fields(s.Doc.Text[start:end]), " ")), "the ")
	}
	if w.Label != nil {
		return strings.ToLower(w.Label.Name)
	}
	var all []string
	for _, m := range w.Members {
		all = append(all, s.key(m))
	}
	return strings.Join(all, "\n")
}
