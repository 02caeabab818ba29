package learn

import (
	"fmt"
	"math"

	"quotes/internal/model"
)

// A Scored is the score of a row, whether the row is right, and what it belongs to.
type Scored struct {
	Score float64
	Right bool
	Group int
}

// logisticFolds is in how many folds a curve is measured; logisticPoints are the
// log-odds up to which it is kept.
const (
	logisticFolds  = 4
	logisticPoints = 12
)

// FitLogistic learns a calibration of log-odds: a logistic curve after Platt
// (1999), with his targets for few rows, from 0 to logisticPoints.
func FitLogistic(rows []Scored) *model.Isotonic {
	right := 0.
	for _, r := range rows {
		if r.Right {
			right++
		}
	}
	yes, no := (right+1)/(right+2), 1/(float64(len(rows))-right+2)
	a, b := 0., .1
	for range 100 { // Newton's method
		var ga, gb, haa, hab, hbb float64
		for _, r := range rows {
			target := no
			if r.Right {
				target = yes
			}
			p := logistic(a + b*r.Score)
			w := p * (1 - p)
			ga, gb = ga+p-target, gb+(p-target)*r.Score
			haa, hab, hbb = haa+w, hab+w*r.Score, hbb+w*r.Score*r.Score
		}
		det := (haa+1e-6)*(hbb+1e-6) - hab*hab
		a, b = a-(ga*(hbb+1e-6)-gb*hab)/det, b-(gb*(haa+1e-6)-ga*hab)/det
	}
	at := &model.Isotonic{}
	for x := 0.; x <= logisticPoints; x++ {
		at.X, at.Y = append(at.X, x), append(at.Y, math.Round(logistic(a+max(b, 0)*x)*1000)/1000)
	}
	return at
}

// logistic makes a probability of log-odds.
func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// LogisticScores returns a table of how such a curve does on rows that it did not see,
// in four folds by group.
func LogisticScores(rows []Scored) [][]string {
	n, right, said, off := 0, 0, 0., map[int][3]float64{}
	for fold := range logisticFolds {
		var train, held []Scored
		for _, r := range rows {
			if r.Group%logisticFolds == fold {
				held = append(held, r)
			} else {
				train = append(train, r)
			}
		}
		at := FitLogistic(train)
		for _, r := range held {
			p := at.At(r.Score)
			b := off[int(p*10)]
			b[0], b[1] = b[0]+1, b[1]+p
			n, said = n+1, said+p
			if r.Right {
				b[2]++
				right++
			}
			off[int(p*10)] = b
		}
	}
	gap := 0.
	for _, b := range off {
		gap += math.Abs(b[1] - b[2])
	}
	all := float64(max(n, 1))
	return [][]string{
		{"rows", "right", "mean confidence", "calibration error"},
		{fmt.Sprint(n), fmt.Sprintf("%.3f", float64(right)/all), fmt.Sprintf("%.3f", said/all), fmt.Sprintf("%.3f", gap/all)},
	}
}
