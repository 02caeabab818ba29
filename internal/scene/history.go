package scene

// History is what has been decided about the quotes before the one in question.
type History struct {
	Quote   int // index in Scene.Quotes of the last attributed quote, -1 for none
	Mention int // its mention, -1 for none
	Entity  int // its entity, -1 where unknown

	// Said counts the quotes that each entity has been given.
	Said map[int]int

	// Meant is the entity of every mention that a quote was given to.
	Meant map[int]int
}

// NewHistory returns the history at the beginning of a document.
func NewHistory() *History {
	return &History{Quote: -1, Mention: -1, Entity: -1, Said: map[int]int{}, Meant: map[int]int{}}
}

// Add records that quote q was attributed.
func (h *History) Add(q, mention, entity int) {
	h.Quote, h.Mention, h.Entity = q, mention, entity
	if entity >= 0 {
		h.Said[entity]++
		h.Meant[mention] = entity
	}
}
