package nlp

import "sync"

// A slab hands out pieces of one array, and a new array when that is used up.
type slab[T any] struct{ all, free []T }

// slabSize is the least number of elements of an array.
const slabSize = 1 << 9

// take returns an empty piece with room for n.
func (s *slab[T]) take(n int) []T {
	if len(s.free) < n {
		s.all = make([]T, max(n, slabSize))
		s.free = s.all
	}
	out := s.free[:0:n]
	s.free = s.free[n:]
	return out
}

// reset makes all of the last array free again.
func (s *slab[T]) reset() { s.free = s.all }

// A memory holds the sentences of a Text, and of the next one after it.
type memory struct {
	sentences slab[Sentence]
	words     slab[Word]
	phrases   slab[Phrase]
	verbs     slab[VerbGroup]
	places    slab[int16]
}

var memories = sync.Pool{New: func() any { return new(memory) }}

// Release gives the memory of the sentences back. None of them may be used after it.
func (t *Text) Release() {
	m := t.memory
	t.memory, t.sents = nil, nil
	m.sentences.reset()
	m.words.reset()
	m.phrases.reset()
	m.verbs.reset()
	m.places.reset()
	memories.Put(m)
}
