package people

import (
	"strings"

	"quotes/extract"
	"quotes/internal/mention"
)

// calledReach is how many words at most stand between a name and the verb by which
// the text gives its bearer another: better known as.
const calledReach = 3

// called returns the person whom a report gives name i as another name of, in the
// same sentence: Melisande Price, called Mel by everyone. It is -1 for nobody.
func (p *People) called(i int) int {
	n := &p.Names[i]
	if i == 0 || n.Title != "" || n.Class == mention.Organization || n.Class == mention.Place {
		return -1
	}
	of := &p.Names[i-1]
	if of.Sentence != n.Sentence || of.Entity < 0 || of.Span >= 0 || p.Entities[of.Entity].class() != mention.Person {
		return -1
	}
	k := n.FirstToken - 1
	if p.lower(k) == "as" && p.lower(k-1) == "known" {
		k--
	} else if w := p.lower(k); w != "called" && w != "nicknamed" && w != "dubbed" {
		return -1
	}
	at := of.EndToken
	if k <= at || k-at > calledReach || p.Doc.TokenText(at) != "," {
		return -1
	}
	for j := at + 1; j < k; j++ {
		if t := &p.Doc.Tokens[j]; t.Kind != extract.Word || t.Upper {
			return -1
		}
	}
	return of.Entity
}

// lower returns the text of token k in small letters, nothing before the first.
func (p *People) lower(k int) string {
	if k < 0 {
		return ""
	}
	return strings.ToLower(p.Doc.TokenText(k))
}
