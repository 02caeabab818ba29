package nlp

import (
	"bytes"
	"hash/maphash"
)

// An index finds features by hash. A short run does without: to make it takes
// as long as some thousand binary searches.
type index struct {
	seed  maphash.Seed
	slots []uint32 // feature + 1, 0 where empty; the length is a power of two
}

// manyForms is how many words are looked up before the index is made.
const manyForms = 2000

// newIndex returns the index of all features.
func newIndex(m *perceptron) *index {
	size := 1
	for size < 2*m.features {
		size *= 2
	}
	x := &index{seed: maphash.MakeSeed(), slots: make([]uint32, size)}
	for i := range m.features {
		at := x.slot(m.name(i))
		for x.slots[at] != 0 {
			at = (at + 1) & (size - 1)
		}
		x.slots[at] = uint32(i + 1)
	}
	return x
}

// slot returns where the search for a name begins.
func (x *index) slot(name []byte) int {
	return int(maphash.Bytes(x.seed, name)) & (len(x.slots) - 1)
}

// feature returns where the weights of a feature are.
func (x *index) feature(m *perceptron, name []byte) weightSpan {
	for at := x.slot(name); x.slots[at] != 0; at = (at + 1) & (len(x.slots) - 1) {
		if i := int(x.slots[at] - 1); bytes.Equal(m.name(i), name) {
			return m.span(i)
		}
	}
	return weightSpan{}
}
