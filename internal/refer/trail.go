package refer

import (
	"quotes/internal/scene"
	"slices"
	"sort"
)

// trail is where an entity was named last before a mention.
type trail struct {
	last, lastInside, next int // names; -1 for none
	before, near           int // occurrences before; of them in the three sentences before
	after                  int
}

// A path is the names of an entity outside and inside of quotes, each part in
// the order of the text. A path has as many parts as the list of names goes
// back: full names come first in it.
type path []struct{ outside, inside []int }

// pathOf returns the path of an entity.
func (s *Reader) pathOf(e int) path {
	if s.paths == nil {
		s.paths = make([]path, len(s.People.Entities))
	}
	if s.paths[e] == nil {
		s.paths[e] = s.newPath(s.People.Entities[e].Names)
	}
	return s.paths[e]
}

func (s *Reader) newPath(names []int) path {
	p := path{}
	for k, i := range names {
		if k == 0 || i < names[k-1] {
			p = append(p, struct{ outside, inside []int }{})
		}
		if part := &p[len(p)-1]; s.People.Names[i].Span < 0 {
			part.outside = append(part.outside, i)
		} else {
			part.inside = append(part.inside, i)
		}
	}
	return p
}

// trailOf returns the trail of entity e before mention m.
func (s *Reader) trailOf(m *scene.Mention, e int) trail {
	t := trail{last: -1, lastInside: -1, next: -1}
	for _, part := range s.pathOf(e) {
		out, in := s.namesBefore(part.outside, m.Start), s.namesBefore(part.inside, m.Start)
		t.before += out
		t.after += len(part.outside) - out + len(part.inside) - in
		if out > 0 {
			t.last = max(t.last, part.outside[out-1])
		}
		if in > 0 {
			t.lastInside = max(t.lastInside, part.inside[in-1])
		}
		if t.next < 0 && out < len(part.outside) {
			t.next = part.outside[out]
		}
		for k := out - 1; k >= 0 && m.Sentence-s.People.Names[part.outside[k]].Sentence <= 3; k-- {
			t.near++
		}
	}
	return t
}

// namesBefore counts the names, in the order of the text, that start before byte pos.
func (s *Reader) namesBefore(names []int, pos int) int {
	return sort.Search(len(names), func(k int) bool { return s.People.Names[names[k]].Start >= pos })
}

// NameBefore returns the last name of entity e before byte pos; where there is
// none, its first.
func (s *Reader) NameBefore(e, pos int) int {
	best := -1
	for _, part := range s.pathOf(e) {
		for _, names := range [][]int{part.outside, part.inside} {
			if n := s.namesBefore(names, pos); n > 0 {
				best = max(best, names[n-1])
			}
		}
	}
	if best < 0 {
		best = slices.Min(s.People.Entities[e].Names)
	}
	return best
}
