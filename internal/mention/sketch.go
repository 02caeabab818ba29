package mention

// A sketch is a set of words that may hold more than was added to it, never less.
type sketch [1 << 12 / 64]uint64

// bit returns the place of a word, which is not empty.
func (s *sketch) bit(w string) (word, bit uint) {
	h := uint(len(w))
	for _, i := range [...]int{0, len(w) / 3, len(w) / 2, len(w) - 1} {
		h = h*31 + uint(w[i])
	}
	h *= 0x9e3779b1
	return h >> 26 % uint(len(s)), h >> 20 % 64
}

func (s *sketch) add(w string) {
	i, b := s.bit(w)
	s[i] |= 1 << b
}

// may says that a word was added, or another that looks like it.
func (s *sketch) may(w string) bool {
	i, b := s.bit(w)
	return s[i]>>b&1 != 0
}
