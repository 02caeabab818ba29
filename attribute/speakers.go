package attribute

import (
	"strings"
	"unicode"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/news"
	"quotes/internal/scene"
)

// speakerOf returns the speaker that a decision names, nil for nobody.
func (b *builder) speakerOf(d *news.Decision) *Speaker {
	c := b.scene.Bearer(d.Mention)
	m := &b.scene.Mentions[c]
	if joint := b.scene.Joint(c); len(joint) > 1 {
		return b.group(joint)
	}
	if d.Entity >= 0 {
		return b.entity(d.Entity)
	}
	if m.Kind == mention.Noun {
		return b.unnamed(c, m)
	}
	if c := b.reader.PluralBefore(d.Mention); c >= 0 {
		return b.speakerOf(&news.Decision{Mention: c, Entity: b.scene.Mentions[c].Entity})
	}
	if c := b.reader.NounBefore(d.Mention); c >= 0 && b.scene.Mentions[c].Entity < 0 {
		return b.speakerOf(&news.Decision{Mention: c, Entity: -1})
	}
	return nil
}

// entity returns the speaker of a named entity.
func (b *builder) entity(e int) *Speaker {
	if sp, ok := b.byEntity[e]; ok {
		return sp
	}
	ent := b.scene.People.Entities[e]
	sp := &Speaker{Name: ent.Name, Title: ent.Title, Role: ent.Role, Organization: ent.Organization, Kind: Person, Gender: ent.Gender()}
	if ent.Class == mention.Organization || ent.Class == mention.Place {
		sp.Kind, sp.Gender = Organization, ""
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

func (b *builder) speaker(sp *Speaker) *Speaker {
	b.res.Speakers = append(b.res.Speakers, sp)
	b.byName[strings.ToLower(sp.Name)] = sp
	return sp
}

// unnamed returns the speaker that a noun phrase describes: a senior official.
func (b *builder) unnamed(c int, m *scene.Mention) *Speaker {
	start, end := b.scene.Extent(b.reader.FullestLike(c))
	name := strings.Join(strings.Fields(b.scene.Doc.Text[start:end]), " ")
	kind := Unnamed
	switch {
	case lexicon.OrgNoun(m.Head):
		kind = Organization
	case lexicon.DocNoun(m.Head):
		kind = Written
	case m.Role.Plural:
		kind = Group
	}
	name = described(name)
	if sp, ok := b.byName[strings.ToLower(name)]; ok {
		return sp
	}
	return b.speaker(&Speaker{Name: name, Kind: kind, Gender: string(m.Role.Gender)})
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
func (b *builder) group(mentions []int) *Speaker {
	var members []*Speaker
	var names []string
	for _, c := range mentions {
		m := &b.scene.Mentions[c]
		var member *Speaker
		if m.Entity >= 0 {
			member = b.entity(m.Entity)
		} else {
			member = b.unnamed(c, m)
		}
		members = append(members, member)
		names = append(names, member.Name)
	}
	name := strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
	if sp, ok := b.byName[strings.ToLower(name)]; ok {
		return sp
	}
	return b.speaker(&Speaker{Name: name, Kind: Group, Members: members})
}
