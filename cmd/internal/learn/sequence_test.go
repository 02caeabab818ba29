package learn

import (
	"bytes"
	"testing"

	"quotes/internal/model"
)

// TestFitSequence learns to label what stands between brackets, which one
// place alone does not show, and holds that learning twice gives the same.
func TestFitSequence(t *testing.T) {
	const outside, inside = 0, 1
	example := func(text string) Example {
		var ex Example
		in, last := false, ' '
		for _, c := range text {
			ex.Features = append(ex.Features, []uint32{uint32(c) * 7919, uint32(last) * 104729, 5})
			last = c
			ex.Classes = append(ex.Classes, 0)
			label := uint8(outside)
			if in && c != ')' {
				label = inside
			}
			in = (in || c == '(') && c != ')'
			ex.Labels = append(ex.Labels, label)
		}
		return ex
	}
	var examples []Example
	for _, text := range []string{"aa(bb)aa", "(ab)b", "ba(a)b(ba)", "aabba", "b(aaa)b", "(b)(a)", "ab(ab)ab"} {
		examples = append(examples, example(text))
	}
	for _, drop := range []float64{0, .2} {
		cfg := SequenceConfig{Labels: 2, Classes: 1, Epochs: 30, MinCount: 1, Drop: drop, Allowed: func(int, int) bool { return true }}
		m := FitSequence(examples, cfg)
		again := FitSequence(examples, cfg)
		a, _ := m.MarshalBinary()
		b, _ := again.MarshalBinary()
		if !bytes.Equal(a, b) {
			t.Error("the same examples give another model")
		}
		if drop > 0 {
			continue
		}
		ex := example("bb(aab)ba")
		var out model.Labelling
		scores := make([][model.MaxLabels]int32, len(ex.Features))
		for i := range scores {
			scores[i] = m.Score(ex.Features[i])
		}
		m.Decode(scores, ex.Classes, &out)
		if !bytes.Equal(out.Labels, ex.Labels) {
			t.Errorf("labels %v, not %v", out.Labels, ex.Labels)
		}
	}
}

func TestMaxFeatures(t *testing.T) {
	ex := Example{Features: [][]uint32{{11, 21}, {13, 21}, {11}}, Classes: []uint8{0, 0, 0}, Labels: []uint8{1, 0, 1}}
	m := FitSequence([]Example{ex}, SequenceConfig{
		Labels: 2, Classes: 1, Epochs: 5, MinCount: 1, MaxFeatures: 1, Allowed: func(int, int) bool { return true },
	})
	if m.Len() > 2 {
		t.Errorf("%d features are left of three", m.Len())
	}
}
