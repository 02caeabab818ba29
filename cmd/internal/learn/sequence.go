package learn

import (
	"math"
	"math/rand/v2"
	"slices"

	"quotes/internal/model"
)

// An Example is a sequence with its right labels.
type Example struct {
	Features [][]uint32 // hashes of each place's features
	Classes  []uint8    // by which the steps are weighed
	Labels   []uint8
}

// A SequenceConfig says how to learn a sequence model.
type SequenceConfig struct {
	Labels, Classes int
	Epochs          int
	MinCount        int // features seen less often are left out

	// MaxFeatures is how many features are kept, those with the largest weights;
	// 0 keeps all.
	MaxFeatures int

	// Drop is the share of features that are left out of account, at random and
	// anew for every example, so that no feature relies on another.
	Drop float64

	// Cost is added to the score of every wrong label while learning, so
	// that right ones win by a margin; Costs, where it is set, by the right
	// label and the wrong one.
	Cost func(right, wrong uint8) float32

	// Runs is how many times the weights are learned, each time in another
	// order and with other features dropped; the model is the mean of them. 0
	// is taken for 1.
	Runs int

	// Allowed says whether label may follow before.
	Allowed func(before, label int) bool
}

// A perceptron is an averaged one: the mean of the weights after every example.
type perceptron struct {
	cfg   SequenceConfig
	index map[uint32]int32
	w, u  [][model.MaxLabels]float32 // weights, and their sum weighed by time
	steps []float32
	stepU []float32
	mean  [][model.MaxLabels]float32 // the mean of the mean weights of the runs
	stepM []float32
	time  float32
	kept  []int32 // features of the example in question
}

// FitSequence learns a sequence model by an averaged perceptron. The same
// examples give the same model.
func FitSequence(examples []Example, cfg SequenceConfig) *model.Sequence {
	p := newPerceptron(examples, cfg)
	random := rand.New(rand.NewPCG(1, 2))
	rows := p.indexed(examples)
	for range max(cfg.Runs, 1) {
		p.run(examples, rows, random)
	}
	return p.quantised()
}

// run learns weights from nothing and adds its share of their mean over time.
func (p *perceptron) run(examples []Example, rows [][][]int32, random *rand.Rand) {
	clear(p.w)
	clear(p.u)
	clear(p.steps)
	clear(p.stepU)
	p.time = 1
	order := random.Perm(len(examples))
	for range p.cfg.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			p.learn(p.dropped(rows[i], random), &examples[i])
			p.time++
		}
	}
	runs := float32(max(p.cfg.Runs, 1))
	for i := range p.w {
		for y := range p.w[i] {
			p.mean[i][y] += (p.w[i][y] - p.u[i][y]/p.time) / runs
		}
	}
	for i := range p.steps {
		p.stepM[i] += (p.steps[i] - p.stepU[i]/p.time) / runs
	}
}

// newPerceptron counts the features and numbers those that occur often enough.
func newPerceptron(examples []Example, cfg SequenceConfig) *perceptron {
	count := map[uint32]int32{}
	for i := range examples {
		for _, fs := range examples[i].Features {
			for _, f := range fs {
				count[f]++
			}
		}
	}
	p := &perceptron{cfg: cfg, index: map[uint32]int32{}, time: 1}
	for f, n := range count {
		if int(n) >= cfg.MinCount && f != 0 {
			p.index[f] = int32(len(p.index))
		}
	}
	p.w = make([][model.MaxLabels]float32, len(p.index))
	p.u = make([][model.MaxLabels]float32, len(p.index))
	p.steps = make([]float32, cfg.Classes*cfg.Labels*cfg.Labels)
	p.stepU = make([]float32, len(p.steps))
	p.mean = make([][model.MaxLabels]float32, len(p.index))
	p.stepM = make([]float32, len(p.steps))
	return p
}

// indexed replaces the hashes of features by their numbers.
func (p *perceptron) indexed(examples []Example) [][][]int32 {
	out := make([][][]int32, len(examples))
	for i := range examples {
		out[i] = make([][]int32, len(examples[i].Features))
		for k, fs := range examples[i].Features {
			row := make([]int32, 0, len(fs))
			for _, f := range fs {
				if at, ok := p.index[f]; ok {
					row = append(row, at)
				}
			}
			out[i][k] = slices.Clip(row)
		}
	}
	return out
}

// dropped returns an example's features without some of them.
func (p *perceptron) dropped(rows [][]int32, random *rand.Rand) [][]int32 {
	if p.cfg.Drop == 0 {
		return rows
	}
	limit := uint32(p.cfg.Drop * math.MaxUint32)
	out := make([][]int32, len(rows))
	p.kept = p.kept[:0]
	for i, row := range rows {
		from := len(p.kept)
		for _, f := range row {
			if random.Uint32() >= limit {
				p.kept = append(p.kept, f)
			}
		}
		out[i] = p.kept[from:len(p.kept):len(p.kept)]
	}
	return out
}

// learn labels an example and moves the weights from the wrong labels to the
// right ones.
func (p *perceptron) learn(rows [][]int32, ex *Example) {
	got := p.decode(rows, ex)
	l := p.cfg.Labels
	prevRight, prevGot := 0, 0
	for i, right := range ex.Labels {
		if right != got[i] {
			for _, f := range rows[i] {
				p.w[f][right]++
				p.u[f][right] += p.time
				p.w[f][got[i]]--
				p.u[f][got[i]] -= p.time
			}
		}
		if right != got[i] || prevRight != prevGot {
			base := int(ex.Classes[i]) * l * l
			a, b := base+prevRight*l+int(right), base+prevGot*l+int(got[i])
			p.steps[a]++
			p.stepU[a] += p.time
			p.steps[b]--
			p.stepU[b] -= p.time
		}
		prevRight, prevGot = int(right), int(got[i])
	}
}

// decode finds the best labels, with the cost of wrong ones added.
func (p *perceptron) decode(rows [][]int32, ex *Example) []uint8 {
	n, l := len(rows), p.cfg.Labels
	best, from := make([][model.MaxLabels]float32, n), make([][model.MaxLabels]uint8, n)
	for i := range rows {
		var sum [model.MaxLabels]float32
		for _, f := range rows[i] {
			row := &p.w[f]
			for y := range sum {
				sum[y] += row[y]
			}
		}
		for y := range l {
			if p.cfg.Cost != nil && y != int(ex.Labels[i]) {
				sum[y] += p.cfg.Cost(ex.Labels[i], uint8(y))
			}
			top, at := float32(math.Inf(-1)), 0
			for before := range l {
				if i == 0 && before > 0 || !p.cfg.Allowed(before, y) {
					continue
				}
				s := p.steps[(int(ex.Classes[i])*l+before)*l+y]
				if i > 0 {
					s += best[i-1][before]
				}
				if s > top {
					top, at = s, before
				}
			}
			best[i][y], from[i][y] = top+sum[y], uint8(at)
		}
	}
	out := make([]uint8, n)
	y := uint8(0)
	for k := uint8(1); int(k) < l; k++ {
		if best[n-1][k] > best[n-1][y] {
			y = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = y
		y = from[i][y]
	}
	return out
}

// quantised returns the weights as small integers.
func (p *perceptron) quantised() *model.Sequence {
	var all []float32
	for i := range p.mean {
		for _, w := range p.mean[i] {
			if w != 0 {
				all = append(all, float32(math.Abs(float64(w))))
			}
		}
	}
	slices.Sort(all)
	scale := 1.0
	if len(all) > 0 {
		// the largest weights are cut, so that the small ones keep their shades
		scale = float64(all[len(all)-1-len(all)/1000]) / 127
	}
	m := model.NewSequence(p.cfg.Labels, p.cfg.Classes, len(p.index))
	m.Scale = scale
	least := p.least()
	for f, i := range p.index {
		if weight(&p.mean[i]) < least {
			continue
		}
		var row [model.MaxLabels]int8
		for y := range row {
			row[y] = int8(math.Round(min(max(float64(p.mean[i][y])/scale, -127), 127)))
		}
		if row != [model.MaxLabels]int8{} {
			m.Set(f, row)
		}
	}
	p.quantiseSteps(m)
	return m
}

func (p *perceptron) quantiseSteps(m *model.Sequence) {
	l := p.cfg.Labels
	for i := range p.steps {
		if !p.cfg.Allowed(i/l%l, i%l) {
			m.Steps[i] = model.Forbidden
			continue
		}
		w := float64(p.stepM[i]) / m.Scale
		m.Steps[i] = int16(math.Round(min(max(w, -32000), 32000)))
	}
}

// least returns the weight from which on features are kept.
func (p *perceptron) least() float32 {
	n := len(p.mean) - p.cfg.MaxFeatures
	if p.cfg.MaxFeatures == 0 || n <= 0 {
		return 0
	}
	all := make([]float32, len(p.mean))
	for i := range p.mean {
		all[i] = weight(&p.mean[i])
	}
	slices.Sort(all)
	return all[n]
}

// weight returns how far a feature tells labels apart.
func weight(row *[model.MaxLabels]float32) float32 {
	return slices.Max(row[:]) - slices.Min(row[:])
}
