package attribute

import (
	"strings"
	"unicode"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/news"
	"quotes/internal/scene"
)

// speakerOf returns the index of the speaker that a decision names, -1 for nobody.
func (b *builder) speakerOf(d *news.Decision) int {
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
	return -1
}

// entity returns the speaker of a named entity.
func (b *builder) entity(e int) int {
	if i, ok := b.byEntity[e]; ok {
		return i
	}
	ent := b.scene.People.Entities[e]
	sp := Speaker{Name: ent.Name, Title: ent.Title, Role: ent.Role, Organization: ent.Organization, Kind: Person, Gender: ent.Gender()}
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
	if i, ok := b.byName[strings.ToLower(sp.Name)]; ok {
		b.byEntity[e] = i
		return i
	}
	b.byEntity[e] = b.speaker(sp)
	return b.byEntity[e]
}

func (b *builder) speaker(sp Speaker) int {
	i := len(b.res.Speakers)
	b.res.Speakers = append(b.res.Speakers, sp)
	b.byName[strings.ToLower(sp.Name)] = i
	return i
}

// unnamed returns the speaker that a noun phrase describes: a senior official.
func (b *builder) unnamed(c int, m *scene.Mention) int {
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
	if i, ok := b.byName[strings.ToLower(name)]; ok {
		return i
	}
	return b.speaker(Speaker{Name: name, Kind: kind, Gender: string(m.Role.Gender)})
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
func (b *builder) group(mentions []int) int {
	var members []int
	var names []string
	for _, c := range mentions {
		m := &b.scene.Mentions[c]
		i := -1
		if m.Entity >= 0 {
			i = b.entity(m.Entity)
		} else {
			i = b.unnamed(c, m)
		}
		members = append(members, i)
		names = append(names, b.res.Speakers[i].Name)
	}
	name := strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
	if i, ok := b.byName[strings.ToLower(name)]; ok {
		return i
	}
	return b.speaker(Speaker{Name: name, Kind: Group, Members: members})
}
