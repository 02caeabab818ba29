package people

import (
	"sort"

	"quotes/internal/mention"
)

// A surname that several people of a document share belongs, standing alone, to
// the one whom the text had introduced when it first used it so. Where another
// of them has been named since, in this paragraph or the one before, it does
// not say whom it means, until the first is named in full again.

// A bearing is the use of a shared surname up to some place.
type bearing struct {
	owner     int // the entity that the bare surname belongs to, -1 for none
	contested bool
}

// established returns the entity that the bare surname w of name n belongs to, or -1.
func (p *People) established(n *mention.Name, w string) int {
	bearers := p.bearers(n, w)
	if len(bearers) < 2 || n.Heading || n.Title != "" && titleGender(n.Title) == "" {
		return -1
	}
	b, ok := p.owners[w]
	if !ok {
		b = bearing{owner: p.onlyBefore(bearers, n.Start)}
	}
	if b.owner >= 0 {
		switch last, name := p.lastFull(bearers, n.Start); {
		case name == nil: // known by the bare name only, so far
		case last == b.owner:
			b.contested = false
		case p.paragraph(n)-p.paragraph(name) <= 1:
			b.contested = true
		}
	}
	p.owners[w] = b
	if b.contested {
		return -1
	}
	return b.owner
}

func (p *People) paragraph(n *mention.Name) int { return p.Doc.Sentences[n.Sentence].Paragraph }

// sharing returns the entities with the surname w; where nobody has it, those
// whose first name it is, which for a Wang Li is the surname.
func (p *People) sharing(w string) []int {
	if len(p.last[w]) > 0 {
		return p.last[w]
	}
	return p.given[w]
}

// bearers returns the people whom the bare surname w of name n can mean.
func (p *People) bearers(n *mention.Name, w string) []int {
	var out []int
	for _, id := range p.last.of(w) {
		if e := p.Entities[id]; len(e.Names) > 0 && (e.class() == mention.Person || e.class() == mention.Unknown) && p.fits(e, n) {
			out = append(out, id)
		}
	}
	return out
}

// onlyBefore returns the one of the entities that is named before byte pos, -1 for none or several.
func (p *People) onlyBefore(ids []int, pos int) int {
	only := -1
	for _, id := range ids {
		switch {
		case p.Entities[id].First >= pos:
		case only >= 0:
			return -1
		default:
			only = id
		}
	}
	return only
}

// lastFull returns the entity that is named last in full before byte pos, and that name.
func (p *People) lastFull(ids []int, pos int) (int, *mention.Name) {
	last, at := -1, -1
	for _, id := range ids {
		names := p.full[id]
		before := sort.Search(len(names), func(k int) bool { return p.Names[names[k]].Start >= pos })
		if before > 0 && names[before-1] > at {
			last, at = id, names[before-1]
		}
	}
	if at < 0 {
		return -1, nil
	}
	return last, &p.Names[at]
}

// listFull lists the full names of every entity.
func (p *People) listFull() {
	p.full = make([][]int, len(p.Entities))
	for i := range p.Names {
		if n := &p.Names[i]; isFull(n) {
			p.full[n.Entity] = append(p.full[n.Entity], i)
		}
	}
}

// sharers are the entities that share a word of their names, by the word.
type sharers map[string][]int

// mostSharers is how many may share a word: of more the word alone means none,
// and to compare them all would take a long text more time than its length.
const mostSharers = 64

// of returns the entities that share a word, none where they are too many.
func (s sharers) of(word string) []int { return few(s[word]) }

// few returns entities that share something, none where they are too many.
func few(ids []int) []int {
	if len(ids) <= mostSharers {
		return ids
	}
	return nil
}

// LikeliestBearer returns the person whom a surname that several share means
// likeliest: the one named in full last in its paragraph, else the one who bore
// it first; -1 where nobody is named before.
func (p *People) LikeliestBearer(name int) int {
	n := &p.Names[name]
	ids := p.bearers(n, surname(n))
	last, full := p.lastFull(ids, n.Start)
	if full == nil || p.paragraph(full) == p.paragraph(n) {
		return last
	}
	first := last
	for _, id := range ids {
		if p.Entities[id].First < p.Entities[first].First {
			first = id
		}
	}
	return first
}
