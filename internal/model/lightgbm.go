package model

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// ParseLightGBM reads the text form of a LightGBM 4 model (Booster.save_model)
// with numerical features and one tree an iteration: binary, ranking and
// regression objectives. Score then returns what LightGBM calls raw_score.
func ParseLightGBM(r io.Reader) (*Forest, error) {
	p := lightgbm{Forest: &Forest{}}
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 64<<20)
	for scan.Scan() {
		line := strings.TrimSpace(scan.Text())
		if line == "end of trees" {
			break
		}
		if err := p.line(line); err != nil {
			return nil, fmt.Errorf("LightGBM model: %w", err)
		}
	}
	if err := errors.Join(scan.Err(), p.finish()); err != nil {
		return nil, fmt.Errorf("LightGBM model: %w", err)
	}
	return p.Forest, nil
}

// lightgbm is the state of reading a model: the fields of the tree at hand,
// which end where the next begins.
type lightgbm struct {
	*Forest
	fields map[string]string
	n      int
	leaves int // of the tree at hand
}

func (p *lightgbm) line(line string) error {
	key, value, _ := strings.Cut(line, "=")
	switch {
	case key == "Tree":
		err := p.tree()
		p.fields = map[string]string{}
		return err
	case p.fields != nil:
		p.fields[key] = value
		return nil
	}
	return p.header(key, value)
}

func (p *lightgbm) header(key, value string) error {
	switch key {
	case "feature_names":
		p.names = strings.Fields(value)
	case "num_tree_per_iteration":
		if value != "1" {
			return fmt.Errorf("%s trees an iteration, and only one is understood", value)
		}
	case "average_output":
		return errors.New("averaged trees are not understood")
	}
	return nil
}

func (p *lightgbm) finish() error {
	if len(p.names) == 0 || len(p.names) > maxFeature {
		return fmt.Errorf("%d features", len(p.names))
	}
	return p.tree()
}

// tree adds the tree whose fields were read.
func (p *lightgbm) tree() error {
	if p.fields == nil {
		return nil
	}
	p.n++
	var t rawTree
	if err := t.read(p.fields, len(p.names)); err != nil {
		return fmt.Errorf("tree %d: %w", p.n-1, err)
	}
	p.trees = append(p.trees, int32(len(p.nodes)))
	root := 0
	if len(t.splits) == 0 {
		root = -1
	}
	p.leaves = 0
	if !p.add(&t, root) {
		return fmt.Errorf("tree %d has more than %d leaves", p.n-1, maxLeaves)
	}
	return nil
}

// add adds node i of a tree with all below it; LightGBM counts leaves by
// complements.
func (p *lightgbm) add(t *rawTree, i int) bool {
	if i < 0 {
		p.addLeaf(float32(t.values[^i]))
		p.leaves++
		return p.leaves <= maxLeaves
	}
	p.addSplit(t.splits[i])
	return p.add(t, t.left[i]) && p.add(t, t.right[i])
}

// A rawTree is one tree as LightGBM writes it.
type rawTree struct {
	splits      []split
	left, right []int // split → split, or the complement of a leaf
	values      []float64
}

// Bits of decision_type.
const (
	bitCategorical = 1
	bitDefaultLeft = 2
	missingShift   = 2
	missingNone    = 0
	missingZero    = 1
)

func (t *rawTree) read(fields map[string]string, features int) error {
	leaves, err := strconv.Atoi(fields["num_leaves"])
	if err != nil || leaves < 1 || leaves > maxLeaves {
		return fmt.Errorf("num_leaves is %q", fields["num_leaves"])
	}
	if c := fields["num_cat"]; c != "" && c != "0" {
		return errors.New("categorical features are not understood")
	}
	if l := fields["is_linear"]; l != "" && l != "0" {
		return errors.New("linear leaves are not understood")
	}
	if t.values, err = numbers(fields, "leaf_value", leaves); err != nil {
		return err
	}
	return t.readNodes(fields, leaves-1, features)
}

func (t *rawTree) readNodes(fields map[string]string, n, features int) error {
	columns := make([][]float64, 5)
	for i, key := range []string{"split_feature", "threshold", "decision_type", "left_child", "right_child"} {
		var err error
		if columns[i], err = numbers(fields, key, n); err != nil {
			return err
		}
	}
	for i := range n {
		feature, left, right := int(columns[0][i]), int(columns[3][i]), int(columns[4][i])
		if feature < 0 || feature >= features || !isChild(left, i, n) || !isChild(right, i, n) {
			return fmt.Errorf("node %d is out of range", i)
		}
		s, err := newSplit(feature, columns[1][i], int(columns[2][i]))
		if err != nil {
			return err
		}
		t.splits = append(t.splits, s)
		t.left = append(t.left, left)
		t.right = append(t.right, right)
	}
	return nil
}

// isChild says that c can be a child of node i in a tree of n nodes. A child
// stands after its parent, so that no row can go in circles.
func isChild(c, i, n int) bool { return c > i && c < n || c < 0 && ^c <= n }

func newSplit(feature int, threshold float64, decision int) (split, error) {
	if decision&bitCategorical != 0 {
		return split{}, errors.New("categorical features are not understood")
	}
	s := split{feature: uint16(feature), threshold: floor32(threshold), missingLeft: decision&bitDefaultLeft != 0}
	switch decision >> missingShift & 3 {
	case missingNone: // a missing value counts as zero
		s.missingLeft = 0 <= threshold
	case missingZero:
		s.zero = true
	}
	return s, nil
}

// floor32 returns the greatest float32 that is not above t: for a float32 x,
// x <= t and x <= floor32(t) say the same.
func floor32(t float64) float32 {
	f := float32(t)
	if float64(f) > t {
		f = math.Nextafter32(f, float32(math.Inf(-1)))
	}
	return f
}

func numbers(fields map[string]string, key string, n int) ([]float64, error) {
	words := strings.Fields(fields[key])
	if len(words) != n {
		return nil, fmt.Errorf("%s has %d values instead of %d", key, len(words), n)
	}
	out := make([]float64, n)
	for i, w := range words {
		v, err := strconv.ParseFloat(w, 64)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		out[i] = v
	}
	return out, nil
}
