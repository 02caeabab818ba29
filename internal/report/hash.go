package report

// hash is FNV-1a of a word.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// mix makes a feature of its template and up to three values. It is never 0.
func mix(template, a, b, c uint32) uint32 {
	h := uint64(template)*0x9E3779B97F4A7C15 + uint64(a)
	h = (h ^ h>>29) * 0xBF58476D1CE4E5B9
	h += uint64(b)<<32 | uint64(c)
	h = (h ^ h>>32) * 0x94D049BB133111EB
	h ^= h >> 31
	return uint32(h>>16) | 1
}
