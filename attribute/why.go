package attribute

import (
	"fmt"

	"quotes/internal/mention"
	"quotes/internal/news"
	"quotes/internal/scene"
)

// explain fills in the chain from the mention to the name and the sentence for people.
func (b *builder) explain(quote *Quote, d *news.Decision, m *scene.Mention) {
	quote.Chain = append(quote.Chain, Step{Place: *quote.Mention, Line: b.line(quote.Mention.Start), How: "the words at the quote"})
	verb := "is its source"
	if quote.Cue != nil {
		verb = fmt.Sprintf("is its source by %q", quote.Cue.Text)
	}
	quote.Why = fmt.Sprintf("%q %s (%s)", quote.Mention.Text, verb, d.Shape.Doc)
	e := d.Found.Entity
	if len(d.Found.Members) > 0 {
		e = d.Entity
	}
	if e >= 0 {
		b.chain(quote, m, e)
	}
}

// chain adds the steps from the mention to the fullest name of entity e.
func (b *builder) chain(quote *Quote, m *scene.Mention, e int) {
	ent := b.scene.People.Entities[e]
	if !named(m) {
		b.refersTo(quote, m, e)
	}
	if n := b.fullest(e); n >= 0 {
		name := &b.scene.People.Names[n]
		if last := quote.Chain[len(quote.Chain)-1]; last.Start > name.Start || last.End < name.End {
			quote.Chain = append(quote.Chain, Step{Place: b.place(name.Start, name.End), Line: b.line(name.Start), How: "the fullest form of the name"})
			quote.Why += fmt.Sprintf("; the full name is %s (line %d)", ent.Name, b.line(name.Start))
		}
	}
}

// refersTo adds the step from a pronoun or noun to the name before it.
func (b *builder) refersTo(quote *Quote, m *scene.Mention, e int) {
	name := &b.scene.People.Names[b.reader.NameBefore(e, m.Start)]
	how := "the name that it refers to"
	if m.Kind == mention.Pronoun {
		how = "whom the pronoun refers to"
	}
	quote.Chain = append(quote.Chain, Step{Place: b.place(name.Start, name.End), Line: b.line(name.Start), How: how})
	quote.Why += fmt.Sprintf("; %q refers to %s (line %d)", quote.Mention.Text, name.Text(b.scene.Doc), b.line(name.Start))
}

// fullest returns the name that gives entity e its name, or -1.
func (b *builder) fullest(e int) int {
	best, ok := b.fullestOf[e]
	if ok {
		return best
	}
	best = -1
	ent := b.scene.People.Entities[e]
	for _, n := range ent.Names {
		if best < 0 || len(b.scene.People.Names[n].Words) > len(b.scene.People.Names[best].Words) {
			best = n
		}
	}
	b.fullestOf[e] = best
	return best
}
