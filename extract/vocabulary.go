package extract

import "hash/maphash"

// A vocabulary numbers texts in the order in which they are first met.
type vocabulary struct {
	texts []string
	slots []vocabularySlot // open addressing; the length is a power of two
}

// A vocabularySlot holds a text's number, one more, and of its hash what tells
// it from most others.
type vocabularySlot struct{ hash, number uint32 }

var vocabularySeed = maphash.MakeSeed()

// newVocabulary returns a vocabulary with room for a text of so many bytes.
func newVocabulary(size int) *vocabulary {
	slots := 64
	for slots < size/12 && slots < 1<<16 {
		slots *= 2
	}
	return &vocabulary{texts: make([]string, 0, slots/2), slots: make([]vocabularySlot, slots)}
}

// number returns the number of a text.
func (v *vocabulary) number(text string) int32 {
	hash := maphash.String(vocabularySeed, text)
	at := v.find(hash, text)
	if n := v.slots[at].number; n != 0 {
		return int32(n - 1)
	}
	v.texts = append(v.texts, text)
	v.slots[at] = vocabularySlot{uint32(hash >> 32), uint32(len(v.texts))}
	if 4*len(v.texts) > 3*len(v.slots) {
		v.grow()
	}
	return int32(len(v.texts) - 1)
}

// find returns the slot of a text, an empty one where it is new.
func (v *vocabulary) find(hash uint64, text string) int {
	mask := len(v.slots) - 1
	for at := int(hash) & mask; ; at = (at + 1) & mask {
		s := v.slots[at]
		if s.number == 0 || s.hash == uint32(hash>>32) && v.texts[s.number-1] == text {
			return at
		}
	}
}

// grow doubles the slots.
func (v *vocabulary) grow() {
	v.slots = make([]vocabularySlot, 2*len(v.slots))
	for i, text := range v.texts {
		hash := maphash.String(vocabularySeed, text)
		v.slots[v.find(hash, text)] = vocabularySlot{uint32(hash >> 32), uint32(i + 1)}
	}
}
