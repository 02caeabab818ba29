package people

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
)

// describe reads titles and what may be roles beside the names: evidence of whom a
// noun means. What is shown as a role package office reads.
func (p *People) describe() {
	for i := range p.Names {
		p.watch.Check()
		n := &p.Names[i]
		if n.Entity < 0 || n.Heading {
			continue
		}
		e := p.Entities[n.Entity]
		if e.Class == mention.Organization {
			p.describeOrg(e, n)
		}
		if e.Class == mention.Organization || e.Class == mention.Place {
			continue
		}
		if e.Age == 0 {
			e.Age = p.ageAfter(n)
		}
		if len(n.Title) > len(e.Title) {
			e.Title = n.Title
		}
		e.learnTitle(n.Title)
		p.predicate(e, n)
		if e.Role == "" {
			p.roleBefore(e, n)
			if e.Role == "" {
				p.roleAfter(e, n)
			}
			e.learn(e.Role)
		}
	}
}

// roleBefore reads "Purdue professor" in "Purdue professor Jane Natt".
func (p *People) roleBefore(e *Entity, n *mention.Name) {
	s := p.Doc.Sentences[n.Sentence]
	k, found := n.FirstToken-1, false
	if n.Title != "" {
		return
	}
	if k >= s.FirstToken && p.Doc.TokenText(k) == "," { // a spokesman, Scott Whiffen
		k--
	}
	end := k + 1
	for ; k >= s.FirstToken; k-- {
		t := p.Doc.Tokens[k]
		if t.Kind != extract.Word || t.Span != int32(n.Span) {
			break
		}
		w := strings.ToLower(p.Doc.TokenText(k))
		if r, ok := lexicon.Role(w); ok && !t.Upper && r.Kind == lexicon.Person && !r.Plural || !ok && !found && k+2 == n.FirstToken && p.occupied(k) {
			found = true
			e.addGender(string(r.Gender), 2)
		} else if lexicon.FunctionWord(w) || !found {
			break
		} else if _, verb := lexicon.Cues().Verb(w); verb {
			break
		}
	}
	if found && k+1 < end {
		e.Role = p.Doc.Text[p.Doc.Tokens[k+1].Start:p.Doc.Tokens[end-1].End]
	}
}

// roleAfter reads "the deputy chief executive of NHS Providers" after a comma.
func (p *People) roleAfter(e *Entity, n *mention.Name) {
	s := p.Doc.Sentences[n.Sentence]
	k := n.EndToken
	if k+2 >= s.EndToken || p.Doc.TokenText(k) != "," {
		return
	}
	if p.Doc.Tokens[k+1].Kind == extract.Number && k+3 < s.EndToken && p.Doc.TokenText(k+2) == "," { // Ek, 34, a baker
		k += 2
	}
	first, found := k+1, false
	for k = first; k < s.EndToken && k < first+18; k++ {
		t := p.Doc.Tokens[k]
		w := strings.ToLower(p.Doc.TokenText(k))
		if t.Span != int32(n.Span) || t.Kind == extract.Punct || t.Kind == extract.Mark {
			break
		}
		if w == "who" || w == "which" || w == "whose" || w == "that" || !found && k > first+6 {
			break
		}
		if c, ok := lexicon.Cues().Verb(w); ok && c.Strength > .5 && !t.Upper {
			break
		}
		if r, ok := lexicon.Role(w); ok || !found && k <= first+2 && p.occupied(k) {
			if !found {
				e.addGender(string(r.Gender), 2)
			}
			found = true
		}
	}
	if !found || k <= first {
		return
	}
	role := p.Doc.Text[p.Doc.Tokens[first].Start:p.Doc.Tokens[k-1].End]
	for _, d := range []string{"the ", "a ", "an "} {
		if strings.HasPrefix(role, d) {
			role = role[len(d):]
			break
		}
	}
	e.Role = role
}

// occupied says that the word at token k, which no list has, is an occupation by its
// form, and stands behind an article or a possessive: the beekeeper, a glaciologist.
func (p *People) occupied(k int) bool {
	if k == 0 || !Occupation(p.Doc.TokenText(k)) {
		return false
	}
	switch strings.ToLower(p.Doc.TokenText(k - 1)) {
	case "a", "an", "the", "her", "his", "their", "its":
		return true
	}
	return false
}

// Occupation says that a word in small letters, which no list has, is an occupation
// by its end: beekeeper, glaciologist.
func Occupation(w string) bool {
	if w != strings.ToLower(w) || len(w) < shortestOccupation || lexicon.CommonWord(w) {
		return false
	}
	for _, end := range []string{"ist", "keeper", "maker", "master", "mistress", "man", "woman", "smith", "wright", "monger", "cutter", "grower", "ologist", "ician", "herd", "worker", "driver", "player"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// shortestOccupation is how long a word for an occupation is that is known by its
// end alone.
const shortestOccupation = 6
