package model

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// forestMagic begins a binary forest; the digit is the version of the format.
const forestMagic = "QTF1"

// errBroken says that bytes are no model.
var errBroken = errors.New("the file is damaged or of another version")

// MarshalBinary returns the forest in a compact form, without loss but for
// leaf values, which are rounded to float32:
//
//	magic, features, trees                     uvarints after the magic
//	per feature: name, its thresholds          length-prefixed; count, ascending float32s
//	per tree, depth first, left child first:
//	    inner node   (feature+1)<<2 | missingLeft<<1 | zero, index of the threshold
//	    leaf         0, float32
//
// Integers are uvarints, floats little endian.
func (f *Forest) MarshalBinary() ([]byte, error) {
	tables := f.thresholds()
	b := binary.AppendUvarint([]byte(forestMagic), uint64(len(f.names)))
	b = binary.AppendUvarint(b, uint64(len(f.trees)))
	for i, name := range f.names {
		b = binary.AppendUvarint(b, uint64(len(name)))
		b = append(b, name...)
		b = binary.AppendUvarint(b, uint64(len(tables[i])))
		for _, t := range tables[i] {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(t))
		}
	}
	for _, t := range f.trees {
		b = f.appendNode(b, f.nodes[t:], 0, tables)
	}
	return b, nil
}

// thresholds returns the thresholds of each feature, ascending.
func (f *Forest) thresholds() [][]float32 {
	tables := make([][]float32, len(f.names))
	for _, n := range f.nodes {
		if n.mark&markLeaf != 0 {
			continue
		}
		s, _, _ := n.split()
		tables[s.feature] = append(tables[s.feature], s.threshold)
	}
	for i := range tables {
		slices.Sort(tables[i])
		tables[i] = slices.Compact(tables[i])
	}
	return tables
}

// appendNode appends node i of a tree and all below it.
func (f *Forest) appendNode(b []byte, nodes []node, i int32, tables [][]float32) []byte {
	if nodes[i].mark&markLeaf != 0 {
		return binary.LittleEndian.AppendUint32(append(b, 0), uint32(nodes[i].threshold))
	}
	s, left, right := nodes[i].split()
	at, _ := slices.BinarySearch(tables[s.feature], s.threshold)
	b = binary.AppendUvarint(b, (uint64(s.feature)+1)<<2|bit(s.missingLeft, 2)|bit(s.zero, 1))
	b = binary.AppendUvarint(b, uint64(at))
	b = f.appendNode(b, nodes, left, tables)
	return f.appendNode(b, nodes, right, tables)
}

func bit(set bool, value uint64) uint64 {
	if set {
		return value
	}
	return 0
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (f *Forest) UnmarshalBinary(data []byte) error {
	rest, ok := bytes.CutPrefix(data, []byte(forestMagic))
	if !ok {
		return errBroken
	}
	d := decoder{data: rest}
	out, err := d.forest()
	if err != nil {
		return err
	}
	f.names, f.nodes, f.trees, f.zeros = out.names, out.nodes, out.trees, out.zeros
	return nil
}

// A decoder reads a forest. After the first fault it reads zeros, so that
// only the ends of loops ask for it.
type decoder struct {
	data   []byte
	bad    bool
	out    *Forest
	tables [][]float32
}

func (d *decoder) forest() (*Forest, error) {
	d.out = &Forest{}
	features, trees := d.count(), d.count()
	for range features {
		d.feature()
	}
	d.out.trees = make([]int32, 0, trees)
	d.out.nodes = make([]node, 0, len(d.data)/bytesPerNode)
	for range trees {
		if d.bad {
			break
		}
		t := int32(len(d.out.nodes))
		d.out.trees = append(d.out.trees, t)
		d.node(t, 0)
	}
	if d.bad || len(d.data) > 0 {
		return nil, fmt.Errorf("forest: %w", errBroken)
	}
	return d.out, nil
}

// bytesPerNode is about how many bytes a node takes, thresholds aside.
const bytesPerNode = 3

func (d *decoder) feature() {
	name := d.take(d.count())
	d.out.names = append(d.out.names, string(name))
	table := make([]float32, d.count())
	for i := range table {
		table[i] = d.float()
	}
	d.tables = append(d.tables, table)
}

// node reads the node that comes next of the tree that begins at node t, with
// all below it, and returns its place as a child.
func (d *decoder) node(t int32, depth int) int32 {
	head := d.uvarint()
	i := int32(len(d.out.nodes)) - t
	if head == 0 || d.bad || depth > maxLeaves || i >= 2*maxLeaves {
		d.bad = d.bad || depth > maxLeaves || i >= 2*maxLeaves
		d.out.nodes = append(d.out.nodes, leaf(d.float(), i))
		return i
	}
	s := split{missingLeft: head&2 != 0, zero: head&1 != 0}
	feature, at := head>>2-1, d.uvarint()
	if feature >= uint64(len(d.tables)) || at >= uint64(len(d.tables[feature])) {
		d.bad = true
		return 0
	}
	s.feature, s.threshold = uint16(feature), d.tables[feature][at]
	d.out.zeros = d.out.zeros || s.zero
	d.out.nodes = append(d.out.nodes, node{})
	left := d.node(t, depth+1)
	right := d.node(t, depth+1)
	d.out.nodes[t+i] = s.node(left, right)
	return i
}

func (d *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.data)
	if n <= 0 {
		d.bad = true
		d.data = nil
		return 0
	}
	d.data = d.data[n:]
	return v
}

// count reads the number of something that takes a byte or more each.
func (d *decoder) count() int {
	v := d.uvarint()
	if v > uint64(len(d.data)) {
		d.bad = true
		return 0
	}
	return int(v)
}

func (d *decoder) take(n int) []byte {
	if n > len(d.data) {
		d.bad = true
		n = 0
	}
	out := d.data[:n]
	d.data = d.data[n:]
	return out
}

func (d *decoder) float() float32 {
	b := d.take(4)
	if len(b) < 4 {
		return 0
	}
	return math.Float32frombits(binary.LittleEndian.Uint32(b))
}
