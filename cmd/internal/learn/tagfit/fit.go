package tagfit

import (
	"cmp"
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"quotes/internal/nlp"
)

// A Config says how to learn a tagger.
type Config struct {
	Epochs int
	Step   int64 // by how much a wrong tag moves weights, in thousandths

	// A word has one tag only where it was seen so often, and so large a share
	// of the time with that tag.
	SureCount int
	SureShare float64

	// Unit is a weight of one, in thousandths, as it is written.
	Unit float64
}

// A perceptron is an averaged perceptron.
type perceptron struct {
	cfg     Config
	weights [][nlp.Lanes]int64 // in thousandths
	totals  [][nlp.Lanes]int64 // of the changes, each times when it was made
	wide    []bool
	time    int64
	lanes   [nlp.Lanes]nlp.Tag
	lane    map[nlp.Tag]int
}

// Fit learns a tagger from lessons by an averaged perceptron that begins
// with the features and weights of prose's model. The same lessons give the
// same tagger.
func Fit(lessons []*nlp.Lesson, cfg Config) (*nlp.Tagger, error) {
	features, sure, err := nlp.ProseFeatures()
	if err != nil {
		return nil, err
	}
	p := &perceptron{
		cfg: cfg, weights: make([][nlp.Lanes]int64, nlp.RowCount), totals: make([][nlp.Lanes]int64, nlp.RowCount), wide: make([]bool, nlp.RowCount),
		lane: map[nlp.Tag]int{}, lanes: nlp.LaneTags(),
	}
	for i, t := range p.lanes {
		p.lane[t] = i
	}
	maps.Copy(sure, p.sureWords(lessons))
	features = slices.DeleteFunc(features, func(f nlp.Feature) bool { // nobody asks what a sure word is
		_, known := sure[f.Text]
		return known
	})
	slices.SortStableFunc(features, func(a, b nlp.Feature) int { return cmp.Compare(size(&b), size(&a)) })
	m := nlp.NewTagger(features, sure)
	p.begin(m, features)
	reader := nlp.NewReader(m)
	random := rand.New(rand.NewPCG(1, 2))
	order := random.Perm(len(lessons))
	for range cfg.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			p.learn(reader, lessons[i])
		}
	}
	p.write(m)
	return m, nil
}

// size is how far a feature tells tags apart.
func size(f *nlp.Feature) float32 { return slices.Max(f.Weights[:]) - slices.Min(f.Weights[:]) }

// begin takes the weights of features for the first.
func (p *perceptron) begin(m *nlp.Tagger, features []nlp.Feature) {
	for i := range features {
		rows, wide := m.Rows(&features[i])
		for _, r := range rows {
			p.wide[r] = wide
			for lane, w := range features[i].Weights {
				p.weights[r][lane] += int64(math.Round(float64(w) * 1000))
			}
		}
	}
}

// sureWords returns the words that have one tag only, and those whose commonest
// tag has no lane.
func (p *perceptron) sureWords(lessons []*nlp.Lesson) map[string]nlp.Tag {
	counts := map[string]map[nlp.Tag]int{}
	for _, l := range lessons {
		for i, text := range l.Texts {
			if l.Given[i] {
				continue
			}
			if counts[text] == nil {
				counts[text] = map[nlp.Tag]int{}
			}
			counts[text][l.Tags[i]]++
		}
	}
	sure := map[string]nlp.Tag{}
	for text, tags := range counts {
		all, best := 0, nlp.Other
		for t, n := range tags {
			all += n
			if n > tags[best] || n == tags[best] && t < best {
				best = t
			}
		}
		_, lane := p.lane[best]
		if !lane || all >= p.cfg.SureCount && float64(tags[best]) >= p.cfg.SureShare*float64(all) {
			sure[text] = best
		}
	}
	return sure
}

// learn tags a sentence and learns from what is wrong.
func (p *perceptron) learn(reader *nlp.Reader, l *nlp.Lesson) {
	p.time++
	reader.Read(l, func(i int, wide, narrow []int32) nlp.Tag {
		best := p.best(wide, narrow)
		if right, ok := p.lane[l.Tags[i]]; ok && right != best {
			p.change(wide, right, best)
			p.change(narrow, right, best)
		}
		return p.lanes[best]
	})
}

// best returns the lane with the highest sum.
func (p *perceptron) best(wide, narrow []int32) int {
	var sums [nlp.Lanes]int64
	for _, rows := range [2][]int32{wide, narrow} {
		for _, r := range rows {
			for lane, w := range &p.weights[r] {
				sums[lane] += w
			}
		}
	}
	best := 0
	for lane, sum := range sums {
		if sum > sums[best] {
			best = lane
		}
	}
	return best
}

// change moves the weights of rows from the wrong lane to the right one.
func (p *perceptron) change(rows []int32, right, wrong int) {
	for _, r := range rows {
		p.weights[r][right] += p.cfg.Step
		p.weights[r][wrong] -= p.cfg.Step
		p.totals[r][right] += p.cfg.Step * p.time
		p.totals[r][wrong] -= p.cfg.Step * p.time
	}
}

// write gives a tagger the mean of the weights over time, as bytes. What a byte
// cannot say is taken off the lowest, which hardly win.
func (p *perceptron) write(m *nlp.Tagger) {
	for r := range p.weights {
		unit := p.cfg.Unit
		if p.wide[r] {
			unit *= nlp.Wide
		}
		var mean [nlp.Lanes]float64
		for lane := range mean {
			mean[lane] = (float64(p.weights[r][lane]) - float64(p.totals[r][lane])/float64(p.time+1)) / unit
		}
		low := max(slices.Min(mean[:]), slices.Max(mean[:])-255)
		var out [nlp.Lanes]byte
		for lane, w := range mean {
			out[lane] = byte(math.Round(max(w-low, 0)))
		}
		m.SetRow(int32(r), &out)
	}
}
