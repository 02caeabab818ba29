package people

import (
	"strconv"
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
)

// DescribedBy says that the text itself calls the entity by a lower-case noun,
// or by a more special one: "the lawmaker" can be Sen. Ek, "the ministry" the
// Ministry of Health. Who merely could be meant is not described.
func (e *Entity) DescribedBy(noun string) bool {
	if age := AgeOf(noun); age > 0 {
		return e.Age == age
	}
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

// AgeOf returns the age that a noun tells: 46 of "46-year-old"; 0 where it tells none.
func AgeOf(noun string) int {
	years, ok := strings.CutSuffix(noun, "-year-old")
	if !ok {
		return 0
	}
	age, err := strconv.Atoi(years)
	if err != nil || age < 1 || age > oldest {
		return 0
	}
	return age
}

// oldest is the greatest number that is taken for an age.
const oldest = 120

// ageAfter reads "Ek, 34," and "Ek, 34." behind a name; it is 0 where no age stands there.
func (p *People) ageAfter(n *mention.Name) int {
	end := p.Doc.Sentences[n.Sentence].EndToken
	k := n.EndToken
	if k+1 >= end || p.Doc.TokenText(k) != "," || p.Doc.Tokens[k+1].Kind != extract.Number {
		return 0
	}
	if k+2 < end && p.Doc.Tokens[k+2].Kind != extract.Punct {
		return 0
	}
	return AgeOf(p.Doc.TokenText(k+1) + "-year-old")
}

// describeOrg reads what an organisation is called beside its name: the operator
// Norrail; Norrail, a train operator; Norrail plc.
func (p *People) describeOrg(e *Entity, n *mention.Name) {
	s := p.Doc.Sentences[n.Sentence]
	if k := n.FirstToken - 1; k >= s.FirstToken {
		e.callOrg(strings.ToLower(p.Doc.TokenText(k)))
	}
	if lexicon.CompanyWord(n.Words[len(n.Words)-1]) {
		e.call("company")
	}
	k := n.EndToken
	if k+2 >= s.EndToken || p.Doc.TokenText(k) != "," {
		return
	}
	switch p.Doc.TokenText(k + 1) {
	case "a", "an", "the":
	default:
		return
	}
	for end := k + 8; k+2 < min(end, s.EndToken); k++ {
		w := strings.ToLower(p.Doc.TokenText(k + 2))
		if e.callOrg(w) || lexicon.FunctionWord(w) || p.Doc.Tokens[k+2].Kind == extract.Punct {
			return
		}
	}
}

// callOrg keeps a noun for an organisation, and says whether the word is one.
func (e *Entity) callOrg(w string) bool {
	if !lexicon.OrgNoun(w) {
		return false
	}
	e.call(w)
	return true
}
