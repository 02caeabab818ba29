package model

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestFitIsotonic(t *testing.T) {
	for _, c := range []struct {
		name   string
		score  []float64
		label  []bool
		weight []float64
		want   Isotonic
	}{
		{"rising", []float64{1, 2}, []bool{false, true}, nil, Isotonic{[]float64{1, 2}, []float64{0, 1}}},
		{"a violator is pooled", []float64{1, 2, 3, 4}, []bool{false, true, false, true}, nil, Isotonic{[]float64{1, 2.5, 4}, []float64{0, .5, 1}}},
		{"equal scores", []float64{1, 1, 1, 1}, []bool{true, false, true, true}, nil, Isotonic{[]float64{1}, []float64{.75}}},
		{"weights", []float64{1, 1}, []bool{true, false}, []float64{3, 1}, Isotonic{[]float64{1}, []float64{.75}}},
		{"no weight, no number", []float64{1, 2, math.NaN()}, []bool{true, false, false}, []float64{1, 0, 1}, Isotonic{[]float64{1}, []float64{1}}},
		{"nothing", nil, nil, nil, Isotonic{}},
	} {
		if got := FitIsotonic(c.score, c.label, c.weight); !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, *got, c.want)
		}
	}
}

func TestIsotonicAt(t *testing.T) {
	c := Isotonic{[]float64{0, 1, 3}, []float64{.2, .4, .8}}
	for x, want := range map[float64]float64{-5: .2, 0: .2, .5: .3, 1: .4, 2: .6, 3: .8, 9: .8} {
		if got := c.At(x); math.Abs(got-want) > 1e-12 {
			t.Errorf("At(%v) = %v, want %v", x, got, want)
		}
	}
	if got := c.At(math.NaN()); got != .2 {
		t.Errorf("At(NaN) = %v", got)
	}
	if got := new(Isotonic).At(.7); got != .7 {
		t.Errorf("empty: %v", got)
	}
}

func TestIsotonicCalibrates(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var score []float64
	var label []bool
	for range 20000 {
		p := random.Float64()
		score = append(score, p*p) // overconfident at the bottom
		label = append(label, random.Float64() < p)
	}
	c := FitIsotonic(score, label, nil)
	for p := .1; p < 1; p += .1 {
		if got := c.At(p * p); math.Abs(got-p) > .05 {
			t.Errorf("At(%.2f) = %.3f, want %.1f", p*p, got, p)
		}
	}
	for i, j := range random.Perm(len(score)) { // another order, the same calibration
		score[i], score[j] = score[j], score[i]
		label[i], label[j] = label[j], label[i]
	}
	if again := FitIsotonic(score, label, nil); !reflect.DeepEqual(again.X, c.X) {
		t.Error("the order of the rows matters")
	}
}

func TestIsotonicRoundTrip(t *testing.T) {
	c := &Isotonic{[]float64{0.1, 1. / 3}, []float64{.2, 2. / 3}}
	data, err := c.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var got Isotonic
	if err := got.UnmarshalBinary(data); err != nil || !reflect.DeepEqual(&got, c) {
		t.Errorf("%v %v", got, err)
	}
	if err := got.UnmarshalBinary([]byte(`{"x":[1,2],"y":[1,0]}`)); err == nil {
		t.Error("a falling calibration is taken")
	}
}
