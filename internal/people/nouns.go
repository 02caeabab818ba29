package people

import (
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
)

// DescribedBy says that the text itself calls the entity by a lower-case noun,
// or by a more special one: "the lawmaker" can be Sen. Ek, "the ministry" the
// Ministry of Health. Who merely could be meant is not described.
func (e *Entity) DescribedBy(noun string) bool {
	for n := range e.nouns {
		if lexicon.RoleCovers(noun, n) {
			return true
		}
	}
	if e.Class != mention.Organization {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(e.Name)) {
		if w == noun {
			return true
		}
	}
	return false
}

// learn keeps the nouns for people in a description.
func (e *Entity) learn(words string) {
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		w = strings.Trim(w, ",.;:()")
		if r, ok := lexicon.Role(w); ok && !r.Plural {
			e.call(w)
		}
	}
}

// learnTitle keeps the nouns that a title stands for: Sen. is senator.
func (e *Entity) learnTitle(title string) {
	e.learn(title)
	for w := range strings.FieldsSeq(title) {
		if t, ok := lexicon.Title(w); ok && t.Kind != lexicon.Courtesy {
			for c := range strings.FieldsSeq(strings.ToLower(t.Canonical)) {
				e.call(strings.TrimSuffix(c, "."))
			}
		}
	}
}

func (e *Entity) call(noun string) {
	if e.nouns == nil {
		e.nouns = map[string]bool{}
	}
	e.nouns[noun] = true
	if i := strings.LastIndexByte(noun, '-'); i >= 0 {
		e.nouns[noun[i+1:]] = true
	}
}

// predicate reads "Ek is a baker from Hull" and "Ek, who is a baker".
func (p *People) predicate(e *Entity, n *mention.Name) {
	s := p.Doc.Sentences[n.Sentence]
	k := n.EndToken
	word := func() string {
		if k >= s.EndToken {
			return ""
		}
		return strings.ToLower(p.Doc.TokenText(k))
	}
	if word() == "," {
		k++
	}
	if word() == "who" {
		k++
	}
	switch word() {
	case "is", "was", "became", "remains":
		k++
	default:
		return
	}
	switch word() {
	case "a", "an", "the", "now", "also":
		k++
	default:
		return
	}
	for end := k + 6; k < min(end, s.EndToken); k++ {
		w := word()
		if r, ok := lexicon.Role(w); ok && !r.Plural {
			e.call(w)
		} else if lexicon.FunctionWord(w) {
			return
		}
	}
}
