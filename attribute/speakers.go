package attribute

import (
	"cmp"
	"strings"
	"unicode"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/news"
	"quotes/internal/office"
	"quotes/internal/people"
	"quotes/internal/refer"
)

// who returns a speaker, nil for nobody.
func (b *builder) who(w news.Who) *Speaker {
	switch {
	case w.Label != nil:
		return b.labelled(w.Label)
	case w.Entity >= 0:
		return b.entity(w.Entity)
	case w.Noun >= 0:
		return b.unnamed(w.Noun)
	case len(w.Members) > 0:
		return b.group(w.Members)
	}
	return nil
}

// entity returns the speaker of a named entity.
func (b *builder) entity(e int) *Speaker {
	if sp, ok := b.byEntity[e]; ok {
		return sp
	}
	ent := b.scene.People.Entities[e]
	sp := &Speaker{Name: ent.Name, Title: ent.Title, Kind: Person}
	if ent.Class == mention.Organization || ent.Class == mention.Place {
		sp.Kind = Organization
	}
	if sp.Kind == Person {
		called := b.source(e)
		held := office.Of(b.scene, e, called.nouns)
		sp.Role, sp.Organization = held.Role, held.Organization
		sp.RoleClass, sp.Gender = classOf(sp), b.scene.People.ToldGender(e, held.Noun, called.genders)
	}
	seen := map[string]bool{ent.Name: true}
	for _, n := range ent.Names {
		form := strings.Join(b.scene.People.Names[n].Words, " ")
		if !seen[form] {
			seen[form] = true
			sp.Aliases = append(sp.Aliases, form)
		}
	}
	if known, ok := b.byName[strings.ToLower(sp.Name)]; ok {
		b.byEntity[e] = known
		return known
	}
	b.byEntity[e] = b.speaker(sp)
	return b.byEntity[e]
}

// A source is how the text calls somebody where it surely means him or her as the
// source of a quote.
type source struct {
	genders []string // of the pronouns
	nouns   []int    // noun phrases, indices in the scene's Mentions
}

// source returns how the text calls entity e at quotes.
func (b *builder) source(e int) source {
	if b.sources == nil {
		b.sources = map[int]source{}
		for i := range b.dec {
			if d := &b.dec[i]; d.Mention >= 0 && d.Entity >= 0 {
				b.note(d.Entity, d.Mention, min(d.Resolve, d.Accept))
			}
		}
	}
	return b.sources[e]
}

// note notes that a mention, so sure, is how the text calls entity e at a quote.
func (b *builder) note(e, at int, sure float64) {
	s := b.sources[e]
	switch m := &b.scene.Mentions[at]; {
	case m.Kind == mention.Pronoun && m.Pronoun.Gender != "" && sure >= surePronoun:
		s.genders = append(s.genders, m.Pronoun.Gender)
	case m.Kind == mention.Noun && sure >= sureNoun:
		s.nouns = append(s.nouns, at)
	}
	b.sources[e] = s
}

// How sure it must be that a mention is the source of a quote and whom it means: a
// pronoun to tell somebody's gender, a noun phrase to tell a role.
const (
	surePronoun = .6
	sureNoun    = .8
)

// classOf returns the class of a speaker's role; of the title where the role has
// none, a citizen's or an expert's: Senator Jo Ek, a supporter of the mayor.
func classOf(sp *Speaker) string {
	class := office.RoleClass(sp.Role)
	words := strings.Fields(sp.Title)
	if len(words) == 0 || class != "" && class != "citizen" && class != "expert" && !strings.EqualFold(sp.Role, sp.Title) {
		return class
	}
	if t, ok := lexicon.Title(words[len(words)-1]); ok && t.Kind == lexicon.Military {
		return "official"
	}
	return cmp.Or(office.RoleClass(sp.Title), class)
}

func (b *builder) speaker(sp *Speaker) *Speaker {
	b.res.Speakers = append(b.res.Speakers, sp)
	b.byName[strings.ToLower(sp.Name)] = sp
	return sp
}

// unnamed returns the speaker that a noun phrase describes: a senior official.
func (b *builder) unnamed(c int) *Speaker {
	m := &b.scene.Mentions[c]
	if refer.Tells(m) {
		return b.narrator()
	}
	start, end := b.scene.Extent(b.reader.FullestLike(c))
	name := strings.Join(strings.Fields(b.scene.Doc.Text[start:end]), " ")
	kind := Unnamed
	switch {
	case m.Word.Is(lexicon.OrgNouns):
		kind = Organization
	case m.Word.Is(lexicon.DocNouns):
		kind = Written
	case m.Role.Plural:
		kind = Group
	}
	name = described(name)
	if sp, ok := b.byName[strings.ToLower(name)]; ok {
		return sp
	}
	sp := &Speaker{Name: name, Kind: kind, Gender: string(m.Role.Gender), Described: true}
	if m.IsRole && kind == Unnamed {
		sp.RoleClass = office.RoleClass(m.Head)
	}
	return b.speaker(sp)
}

// narrator returns the speaker who tells the text: a columnist's "I said".
func (b *builder) narrator() *Speaker {
	if sp, ok := b.byName[strings.ToLower(people.NarratorName)]; ok {
		return sp
	}
	return b.speaker(&Speaker{Name: people.NarratorName, Kind: Narrator, Tells: true})
}

// described writes a description as a name: its article in small letters, and
// none before a name (the Norwind campaign).
func described(phrase string) string {
	article, rest, ok := strings.Cut(phrase, " ")
	low := strings.ToLower(article)
	_, pronoun := lexicon.Pronoun(low)
	switch {
	case !ok || low != "the" && low != "a" && low != "an" && !pronoun:
		return phrase
	case low == "the" && strings.ContainsFunc(rest, unicode.IsUpper):
		return rest
	default:
		return low + " " + rest
	}
}

// group returns the speaker that several people are together.
func (b *builder) group(all []news.Who) *Speaker {
	var members []*Speaker
	var names []string
	named := false
	for _, w := range all {
		member := b.who(w)
		members, named = append(members, member), named || !member.Described
		names = append(names, member.Name)
	}
	name := strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
	if sp, ok := b.byName[strings.ToLower(name)]; ok {
		return sp
	}
	return b.speaker(&Speaker{Name: name, Kind: Group, Members: members, Described: !named})
}
