package model

import "math"

// MaxLabels is the most labels that a [Sequence] can tell apart.
const MaxLabels = 8

// A Sequence is a linear model that labels every place of a sequence: features
// speak for labels, and a label speaks for the one after it. Features are
// known by a hash of 32 bits; what was not seen in training has no weight.
// Weights are integers of Scale to the unit.
type Sequence struct {
	Labels int     // at most MaxLabels
	Scale  float64 // what a difference of one in the scores is worth

	// Steps holds a weight for each class of place, label before and label:
	// Steps[(class*Labels+before)*Labels+label]. Forbidden bars the way.
	Steps []int16

	mask  uint32
	slots []slot // open addressing
	size  int
}

// A slot is a feature and its weights side by side, which one look into memory
// brings both of: a byte for each label, 128 more than its weight. The key 0 is
// an empty slot's.
type slot struct{ key, low, high uint32 }

// Forbidden is the weight of a step that no labelling takes.
const Forbidden = math.MinInt16

// NewSequence returns a model without features, with room for size of them.
func NewSequence(labels, classes, size int) *Sequence {
	slots := 16
	for slots < 2*size {
		slots *= 2
	}
	return &Sequence{
		Labels: labels, Scale: 1, Steps: make([]int16, classes*labels*labels),
		mask: uint32(slots - 1), slots: make([]slot, slots),
	}
}

// Set gives a feature its weights. There must be room; key is not 0.
func (m *Sequence) Set(key uint32, weights [MaxLabels]int8) {
	i := key & m.mask
	for m.slots[i].key != 0 && m.slots[i].key != key {
		i = (i + 1) & m.mask
	}
	if m.slots[i].key == 0 {
		m.size++
	}
	row := packed(weights)
	m.slots[i] = slot{key, uint32(row), uint32(row >> 32)}
}

// Len returns the number of features.
func (m *Sequence) Len() int { return m.size }

// packed puts the weights of a feature into the bytes of a number.
func packed(weights [MaxLabels]int8) (row uint64) {
	for y, w := range weights {
		row |= uint64(uint8(w)^128) << (8 * y)
	}
	return row
}

// row returns the weights of a slot as packed makes them.
func (s slot) row() uint64 { return uint64(s.high)<<32 | uint64(s.low) }

// unpacked is the inverse of packed.
func unpacked(row uint64) (weights [MaxLabels]int8) {
	for y := range weights {
		weights[y] = int8(uint8(row>>(8*y)) ^ 128)
	}
	return weights
}

// atOnce is how many rows are added up before sums of 16 bits could overflow.
const atOnce = 256

// Score adds up the weights of the features for every label.
func (m *Sequence) Score(features []uint32) (sum [MaxLabels]int32) {
	for len(features) > 0 {
		n := min(len(features), atOnce)
		m.add(features[:n], &sum)
		features = features[n:]
	}
	return sum
}

// add adds the weights of up to atOnce features. The known ones are looked up
// first and added after, which saves the processor wrong guesses; four labels
// share a number, 16 bits each.
func (m *Sequence) add(features []uint32, sum *[MaxLabels]int32) {
	const low = 0x00ff00ff00ff00ff
	var slots [atOnce]uint32
	n := 0
	for _, key := range features {
		i := key & m.mask
		k := m.slots[i].key
		for uint64(k^key)*uint64(k) != 0 {
			i = (i + 1) & m.mask
			k = m.slots[i].key
		}
		slots[n] = i
		if k == key {
			n++
		}
	}
	var even, odd uint64
	for _, i := range slots[:n] {
		row := m.slots[i].row()
		even += row & low
		odd += row >> 8 & low
	}
	for y := range sum {
		lanes := even
		if y%2 == 1 {
			lanes = odd
		}
		sum[y] += int32(uint16(lanes>>(8*(y&^1)))) - int32(n)*128
	}
}

// A Labelling is the best labels of a sequence and how sure each of them is.
type Labelling struct {
	Labels []uint8

	// Margins tell how much worse the best labelling is that has another label
	// there.
	Margins []float32

	best, ahead []int32
	from        []uint8
}

// unreachable is lower than any sum of weights.
const unreachable = math.MinInt32 / 4

// Decode labels a sequence: scores holds Score of every place, classes the
// class by which each place's steps are weighed. The sequence begins as after
// label 0. It reuses what out holds.
func (m *Sequence) Decode(scores [][MaxLabels]int32, classes []uint8, out *Labelling) {
	n, l := len(scores), m.Labels
	out.grow(n, l)
	m.forward(scores, classes, out)
	y := 0
	for k := 1; k < l && n > 0; k++ {
		if out.best[(n-1)*l+k] > out.best[(n-1)*l+y] {
			y = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		out.Labels[i] = uint8(y)
		y = int(out.from[i*l+y])
	}
	m.margins(scores, classes, out)
}

func (out *Labelling) grow(n, l int) {
	if cap(out.best) < n*l {
		out.best, out.from, out.ahead = make([]int32, n*l), make([]uint8, n*l), make([]int32, n*l)
	}
	if cap(out.Labels) < n {
		out.Labels, out.Margins = make([]uint8, n), make([]float32, n)
	}
	out.best, out.from, out.ahead = out.best[:n*l], out.from[:n*l], out.ahead[:n*l]
	out.Labels, out.Margins = out.Labels[:n], out.Margins[:n]
}

// forward finds the best way to every label of every place.
func (m *Sequence) forward(scores [][MaxLabels]int32, classes []uint8, out *Labelling) {
	l := m.Labels
	for i := range scores {
		steps := m.Steps[int(classes[i])*l*l:]
		for y := range l {
			top, from := int32(unreachable), 0
			for before := range l {
				w := steps[before*l+y]
				if w == Forbidden || i == 0 && before > 0 {
					continue
				}
				s := int32(w)
				if i > 0 {
					s += out.best[(i-1)*l+before]
				}
				if s > top {
					top, from = s, before
				}
			}
			out.best[i*l+y], out.from[i*l+y] = max(top+scores[i][y], unreachable), uint8(from)
		}
	}
}

// margins finds the best way on from every label, and with it how sure the
// labels are.
func (m *Sequence) margins(scores [][MaxLabels]int32, classes []uint8, out *Labelling) {
	l, n := m.Labels, len(scores)
	for i := n - 1; i >= 0; i-- {
		for y := range l {
			out.ahead[i*l+y] = 0
			if i == n-1 {
				continue
			}
			steps := m.Steps[int(classes[i+1])*l*l+y*l:]
			top := int32(unreachable)
			for after := range l {
				if w := steps[after]; w != Forbidden {
					top = max(top, int32(w)+scores[i+1][after]+out.ahead[(i+1)*l+after])
				}
			}
			out.ahead[i*l+y] = max(top, unreachable)
		}
		y := int(out.Labels[i])
		other := int32(unreachable)
		for k := range l {
			if k != y {
				other = max(other, out.best[i*l+k]+out.ahead[i*l+k])
			}
		}
		out.Margins[i] = float32(float64(out.best[i*l+y]+out.ahead[i*l+y]-other) * m.Scale)
	}
}
