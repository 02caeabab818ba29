package model

import (
	"math"
	"testing"
)

// TestScoreAll holds that rows side by side score as they do one by one.
func TestScoreAll(t *testing.T) {
	f, err := Load("news-rank")
	if err != nil {
		t.Skip(err)
	}
	rows := make([][]float32, 11)
	for i := range rows {
		rows[i] = make([]float32, len(f.Names()))
		for k := range rows[i] {
			rows[i][k] = float32((i*31+k*17)%23) - 3
			if k%5 == 0 {
				rows[i][k] = float32(math.NaN())
			}
		}
	}
	for i, got := range f.ScoreAll(rows) {
		if want := f.Score(rows[i]); got != want {
			t.Errorf("row %d scores %v, not %v", i, got, want)
		}
	}
}
