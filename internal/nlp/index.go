package nlp

import (
	"bytes"
	"hash/maphash"
)

// An index finds features by hash. A short run does without: to make it takes
// as long as some thousand binary searches.
type index struct {
	seed  maphash.Seed
	slots []slot // the length is a power of two
}

// A slot holds a feature's number, and of its hash what tells it from others
// without a look at its name: most words that are asked for are not known.
type slot struct{ hash, feature uint32 } // feature is one more, 0 where empty

// manyForms is how many words are looked up before the index is made.
const manyForms = 2000

// newIndex returns the index of all features.
func newIndex(m *perceptron) *index {
	size := 1
	for size < m.features+m.features/2 {
		size *= 2
	}
	x := &index{seed: maphash.MakeSeed(), slots: make([]slot, size)}
	for i := range m.features {
		hash := x.hash(m.name(i))
		at := hash & (size - 1)
		for x.slots[at].feature != 0 {
			at = (at + 1) & (size - 1)
		}
		x.slots[at] = slot{uint32(hash >> 32), uint32(i + 1)}
	}
	return x
}

// hash returns the hash of a name; where the search begins is its low end.
func (x *index) hash(name []byte) int { return int(maphash.Bytes(x.seed, name)) }

// feature returns where the weights of a feature are.
func (x *index) feature(m *perceptron, name []byte) weightSpan {
	hash, end := x.hash(name), len(x.slots)-1
	for at := hash & end; x.slots[at].feature != 0; at = (at + 1) & end {
		if s := x.slots[at]; s.hash == uint32(hash>>32) && bytes.Equal(m.name(int(s.feature-1)), name) {
			return m.span(int(s.feature - 1))
		}
	}
	return weightSpan{}
}
