// Package intern numbers texts: each distinct one once.
package intern

import "hash/maphash"

// A Table numbers texts in the order in which they are first met. Short ones are
// told by their bytes as one number, so that nothing but a slot is read to find
// them. It is not safe for concurrent use.
type Table struct {
	Texts []string // by number; the caller does not change them
	slots []slot   // open addressing; the length is a power of two
}

// A slot holds a text's number, one more, and its key.
type slot struct {
	key    uint64
	number uint32
}

// seed keeps texts from being made whose keys fall on one slot.
var (
	seed = maphash.MakeSeed()
	step = maphash.String(seed, "") | 1
)

// longKey and above are the keys of texts that say more than their key.
const longKey = 8 << 56

// keyOf returns of a short text its length and bytes, of another its hash.
func keyOf(text string) uint64 {
	if len(text) >= longKey>>56 {
		return maphash.String(seed, text) | longKey
	}
	key := uint64(0)
	for i := range len(text) {
		key = key<<8 | uint64(text[i])
	}
	return key | uint64(len(text))<<56
}

// leastSlots is the least number of slots.
const leastSlots = 64

// New returns a table with room for so many texts, which may become more.
func New(size int) *Table {
	slots := leastSlots
	for slots < size*2 {
		slots *= 2
	}
	return &Table{Texts: make([]string, 0, slots/2), slots: make([]slot, slots)}
}

// Reset forgets all texts.
func (t *Table) Reset() {
	clear(t.Texts)
	clear(t.slots)
	t.Texts = t.Texts[:0]
}

// Slots returns the size of the table: it is at least twice the number of texts.
func (t *Table) Slots() int { return len(t.slots) }

// Number returns the number of a text, which it keeps where it is new.
func (t *Table) Number(text string) int32 {
	key := keyOf(text)
	at := t.find(key, text)
	if n := t.slots[at].number; n != 0 {
		return int32(n - 1)
	}
	return t.add(at, key, text)
}

// Find returns the number of a text, -1 where it has none.
func (t *Table) Find(text string) int32 {
	key := keyOf(text)
	return int32(t.slots[t.find(key, text)].number) - 1
}

// add gives a text the next number.
func (t *Table) add(at int, key uint64, text string) int32 {
	t.Texts = append(t.Texts, text)
	t.slots[at] = slot{key, uint32(len(t.Texts))}
	if 4*len(t.Texts) > 3*len(t.slots) {
		t.grow()
	}
	return int32(len(t.Texts) - 1)
}

// find returns the slot of a text, an empty one where it is new.
func (t *Table) find(key uint64, text string) int {
	mask := len(t.slots) - 1
	for at := int(key*step>>32) & mask; ; at = (at + 1) & mask {
		s := t.slots[at]
		if s.number == 0 || s.key == key && (key < longKey || t.Texts[s.number-1] == text) {
			return at
		}
	}
}

// grow doubles the slots.
func (t *Table) grow() {
	old := t.slots
	t.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.number != 0 {
			t.slots[t.find(s.key, t.Texts[s.number-1])] = s
		}
	}
}
