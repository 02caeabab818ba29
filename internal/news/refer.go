package news

import (
	"quotes/internal/refer"
	"quotes/internal/scene"
)

// Refer says who mention c refers to, after the quotes in h: an index in
// People.Entities, or -1, and the probability that it is right.
func (d *Decoder) Refer(s *refer.Reader, c int, h *scene.History) (entity int, p float64) {
	entity, p, _ = d.resolve(s, c, h)
	return entity, p
}
