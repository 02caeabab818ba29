package report

// Stats tell how often a word is a cue or a source, in steps from 1 to 7; what
// is not known has step 0.
type Stats map[uint32][2]uint8

func (s Stats) look(key uint32) (cue, source uint8) {
	v := s[key]
	return v[0], v[1]
}
