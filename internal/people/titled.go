package people

import (
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
)

// distinguish keeps the titles of people who share their only name, Mr Li and Ms Li,
// and those that go with a given name: Pope Francis, Elder Mo.
func (p *People) distinguish() {
	named := map[string][]*Entity{}
	for _, e := range p.Entities {
		if len(e.Names) > 0 && e.Class == mention.Person {
			key := strings.ToLower(e.Name)
			named[key] = append(named[key], e)
		}
	}
	for _, same := range named {
		for _, e := range same {
			if e.Title != "" && (len(same) > 1 || e.styled()) {
				e.Name = e.Title + " " + e.Name
			}
		}
	}
}

// styled says that somebody's only name stands behind a title of an order, a rank of
// nobility or of kin, as a rule: Sister Bea, Prince Harry.
func (e *Entity) styled() bool {
	t, ok := lexicon.Title(e.Title)
	return ok && !strings.Contains(e.Name, " ") && (t.Kind == lexicon.Religious || t.Kind == lexicon.Noble || t.Kind == lexicon.Kin)
}
