package model

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// randomSequence returns a model with random weights and some steps forbidden.
func randomSequence(r *rand.Rand, labels, classes, features int) *Sequence {
	m := NewSequence(labels, classes, features)
	m.Scale = .25
	for i := range m.Steps {
		m.Steps[i] = int16(r.IntN(41) - 20)
		if before := i / labels % labels; before > 0 && r.IntN(8) == 0 {
			m.Steps[i] = Forbidden
		}
	}
	for range features {
		var row [MaxLabels]int8
		for y := range labels {
			row[y] = int8(r.IntN(201) - 100)
		}
		m.Set(r.Uint32()|1, row)
	}
	return m
}

func TestSequenceRoundTrip(t *testing.T) {
	m := randomSequence(rand.New(rand.NewPCG(3, 4)), 5, 3, 200)
	data, err := m.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	got := &Sequence{}
	if err := got.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	if got.Len() != m.Len() || got.Scale != m.Scale || !reflect.DeepEqual(got.Steps, m.Steps) {
		t.Error("the model that was read is not the one that was written")
	}
	for _, s := range m.slots {
		key := s.key
		if key != 0 && got.Score([]uint32{key}) != m.Score([]uint32{key}) {
			t.Errorf("feature %d scores %v, not %v", key, got.Score([]uint32{key}), unpacked(s.row()))
		}
	}
	for n := range data {
		if err := new(Sequence).UnmarshalBinary(data[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes pass for a model", n, len(data))
		}
	}
}

// TestScore holds that many features add up to the sum of each.
func TestScore(t *testing.T) {
	m := randomSequence(rand.New(rand.NewPCG(7, 8)), 5, 1, 700)
	features := []uint32{2, 4, 6} // keys are odd: these are not known
	var want [MaxLabels]int32
	for _, s := range m.slots {
		key := s.key
		if key != 0 {
			features = append(features, key)
			for y, w := range unpacked(s.row()) {
				want[y] += int32(w)
			}
		}
	}
	if got := m.Score(features); got != want {
		t.Errorf("%d features score %v, not %v", len(features), got, want)
	}
}

// TestDecode holds that the labels are the best ones of all, and the margins
// what the best labelling with another label there loses.
func TestDecode(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const labels, n = 3, 5
	var out Labelling
	for range 50 {
		m := randomSequence(r, labels, 2, 1)
		scores, classes := make([][MaxLabels]int32, n), make([]uint8, n)
		for i := range scores {
			classes[i] = uint8(r.IntN(2))
			for y := range labels {
				scores[i][y] = int32(r.IntN(61) - 30)
			}
		}
		m.Decode(scores, classes, &out)
		best, _ := search(m, scores, classes, func([]int) bool { return true })
		if got := value(m, scores, classes, out.Labels); got != best {
			t.Fatalf("labels %v score %d, the best %d", out.Labels, got, best)
		}
		for i := range scores {
			other, ok := search(m, scores, classes, func(y []int) bool { return y[i] != int(out.Labels[i]) })
			if want := float32(float64(best-other) * m.Scale); ok && out.Margins[i] != want {
				t.Fatalf("margin %v at place %d, not %v", out.Margins[i], i, want)
			}
		}
	}
	m := randomSequence(r, labels, 1, 1)
	m.Decode(nil, nil, &out)
	if len(out.Labels) != 0 {
		t.Error("an empty sequence has labels")
	}
}

// value returns the score of a labelling, unreachable for a forbidden one.
func value(m *Sequence, scores [][MaxLabels]int32, classes, labels []uint8) int32 {
	sum, before := int32(0), 0
	for i, y := range labels {
		w := m.Steps[(int(classes[i])*m.Labels+before)*m.Labels+int(y)]
		if w == Forbidden {
			return unreachable
		}
		sum += int32(w) + scores[i][y]
		before = int(y)
	}
	return sum
}

// search returns the best score of all labellings that ok allows.
func search(m *Sequence, scores [][MaxLabels]int32, classes []uint8, ok func([]int) bool) (best int32, found bool) {
	y := make([]int, len(scores))
	best = unreachable
	var try func(i int)
	try = func(i int) {
		if i == len(y) {
			labels := make([]uint8, len(y))
			for k := range y {
				labels[k] = uint8(y[k])
			}
			if v := value(m, scores, classes, labels); ok(y) && v > best {
				best, found = v, true
			}
			return
		}
		for y[i] = 0; y[i] < m.Labels; y[i]++ {
			try(i + 1)
		}
		y[i] = 0
	}
	try(0)
	return best, found
}
