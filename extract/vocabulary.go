package extract

import "hash/maphash"

// A vocabulary numbers texts in the order in which they are first met.
type vocabulary struct {
	texts []string
	slots []vocabularySlot // open addressing; the length is a power of two
}

// A vocabularySlot holds a text's number, one more, and its key.
type vocabularySlot struct {
	key    uint64
	number uint32
}

// vocabularySeed keeps texts from being made whose keys fall on one slot.
var (
	vocabularySeed = maphash.MakeSeed()
	vocabularyStep = maphash.String(vocabularySeed, "") | 1
)

// longKey and above are the keys of texts that say more than their key.
const longKey = 8 << 56

// keyOf returns of a short text its length and bytes, of another its hash.
func keyOf(text string) uint64 {
	if len(text) >= longKey>>56 {
		return maphash.String(vocabularySeed, text) | longKey
	}
	key := uint64(0)
	for i := range len(text) {
		key = key<<8 | uint64(text[i])
	}
	return key | uint64(len(text))<<56
}

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
	key := keyOf(text)
	at := v.find(key, text)
	if n := v.slots[at].number; n != 0 {
		return int32(n - 1)
	}
	v.texts = append(v.texts, text)
	v.slots[at] = vocabularySlot{key, uint32(len(v.texts))}
	if 4*len(v.texts) > 3*len(v.slots) {
		v.grow()
	}
	return int32(len(v.texts) - 1)
}

// find returns the slot of a text, an empty one where it is new.
func (v *vocabulary) find(key uint64, text string) int {
	mask := len(v.slots) - 1
	for at := int(key*vocabularyStep>>32) & mask; ; at = (at + 1) & mask {
		s := v.slots[at]
		if s.number == 0 || s.key == key && (key < longKey || v.texts[s.number-1] == text) {
			return at
		}
	}
}

// grow doubles the slots.
func (v *vocabulary) grow() {
	old := v.slots
	v.slots = make([]vocabularySlot, 2*len(old))
	for _, s := range old {
		if s.number != 0 {
			v.slots[v.find(s.key, v.texts[s.number-1])] = s
		}
	}
}
