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
		held := office.Of(b.scene, e, b.calledAt(e))
		sp.Role, sp.Organization = held.Role, held.Organization
		sp.RoleClass, sp.Gender = classOf(sp), b.scene.People.ToldGender(e, held.Noun, b.pronouns(e))
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

// pronouns returns the genders of the pronouns at quotes that surely mean entity e.
func (b *builder) pronouns(e int) []string {
	if b.meant == nil {
		b.meant = map[int][]string{}
		for i := range b.dec {
			d := &b.dec[i]
			if d.Mention < 0 || d.Entity < 0 || d.Resolve < surePronoun || d.Accept < surePronoun {
				continue
			}
			if m := &b.scene.Mentions[d.Mention]; m.Kind == mention.Pronoun && m.Pronoun.Gender != "" {
				b.meant[d.Entity] = append(b.meant[d.Entity], m.Pronoun.Gender)
			}
		}
	}
	return b.meant[e]
}

// surePronoun is how sure it must be that a pronoun is the source of a quote and
// whom it means, to tell somebody's gender.
const surePronoun = .6

// calledAt returns the noun phrases at quotes that surely mean entity e, indices in
// the scene's Mentions.
func (b *builder) calledAt(e int) []int {
	if b.called == nil {
		b.called = map[int][]int{}
		for i := range b.dec {
			d := &b.dec[i]
			if d.Mention >= 0 && d.Entity >= 0 && d.Resolve >= sureNoun && d.Accept >= sureNoun && b.scene.Mentions[d.Mention].Kind == mention.Noun {
				b.called[d.Entity] = append(b.called[d.Entity], d.Mention)
			}
		}
	}
	return b.called[e]
}

// sureNoun is how sure it must be that a noun phrase is the source of a quote and
// whom it means, to tell somebody's role.
const sureNoun = .8

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
