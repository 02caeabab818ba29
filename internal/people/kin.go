package people

import (
	"strings"

	"quotes/internal/lexicon"
	"quotes/internal/mention"
)

// relativeOf says that the text brings entity id in as a relative of somebody of the
// same surname whom it has named before by that alone: Mr. Hale was forty. His
// brother, Mr. John Hale, was coming. A bare surname w is not this one then.
func (p *People) relativeOf(id int, n *mention.Name, w string) bool {
	e := p.Entities[id]
	if len(e.Names) == 0 || n.Title == "" {
		return false
	}
	k := p.Names[e.Names[0]].TitleToken
	if p.lower(k-1) != "," || !lexicon.KinNouns.Has(strings.TrimSuffix(p.lower(k-2), "-in-law")) || !owner(p.lower(k-3)) {
		return false
	}
	if n.Start < e.First {
		return true
	}
	bare, ok := p.byShort[shortKey{word: w}]
	return ok && p.Entities[bare].First < e.First
}
