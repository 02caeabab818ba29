package scene

import "sync"

// A memory is what a scene works in. The next scene takes it over.
type memory struct {
	mentions   []Mention
	mentionsOf []extent // sentence → its mentions
	numbers    []int    // 0, 1, 2, …: the indices of any mentions that follow one another
	phrases    []int    // phrase of the sentence in question → its mention, -1 for none

	cuesOf    []verbCue
	cueBase   []int32 // sentence → its first entry in cuesOf, plus one; 0 before it is asked for
	narration []int32 // token → tokens outside of quotes before it
	nameAt    []int32 // token → the name that it belongs to, plus one; 0 for none
	glued     []bool  // token → it is an inner or last word of a name with its title
}

// An extent is a range of mentions. Listed tells one that is empty from one that
// nobody asked for.
type extent struct {
	from, end int32
	listed    bool
}

var memories = sync.Pool{New: func() any { return new(memory) }}

// newMemory returns memory for a document of so many sentences and tokens.
func newMemory(sentences, tokens int) *memory {
	m := memories.Get().(*memory)
	m.mentionsOf, m.cueBase = zeros(m.mentionsOf, sentences), zeros(m.cueBase, sentences)
	m.narration, m.nameAt, m.glued = zeros(m.narration, tokens+1), zeros(m.nameAt, tokens), zeros(m.glued, tokens)
	return m
}

// release gives the memory to the next scene. It keeps nothing of the document.
func (m *memory) release() {
	clear(m.mentions)
	clear(m.cuesOf)
	m.mentions, m.cuesOf = m.mentions[:0], m.cuesOf[:0]
	memories.Put(m)
}

// zeros returns a list of n zeros, in the memory of another where that is enough.
func zeros[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// indices returns the numbers from one to below another.
func (m *memory) indices(e extent) []int {
	for len(m.numbers) < int(e.end) {
		m.numbers = append(m.numbers, len(m.numbers))
	}
	return m.numbers[e.from:e.end:e.end]
}
