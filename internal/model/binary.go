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
		b, _ = f.appendNode(b, int(t), tables)
	}
	return b, nil
}

// thresholds returns the thresholds of each feature, ascending.
func (f *Forest) thresholds() [][]float32 {
	tables := make([][]float32, len(f.names))
	for i := range f.nodes {
		if f.nodes[i].isLeaf() {
			continue
		}
		s := f.split(i)
		tables[s.feature] = append(tables[s.feature], s.threshold)
	}
	for i := range tables {
		slices.Sort(tables[i])
		tables[i] = slices.Compact(tables[i])
	}
	return tables
}

// appendNode appends node i and all below it, and returns the node behind those.
func (f *Forest) appendNode(b []byte, i int, tables [][]float32) ([]byte, int) {
	if f.nodes[i].isLeaf() {
		return binary.LittleEndian.AppendUint32(append(b, 0), math.Float32bits(f.values[i])), i + 1
	}
	s := f.split(i)
	at, _ := slices.BinarySearch(tables[s.feature], s.threshold)
	b = binary.AppendUvarint(b, (uint64(s.feature)+1)<<2|bit(s.missingLeft, 2)|bit(s.zero, 1))
	b = binary.AppendUvarint(b, uint64(at))
	b, i = f.appendNode(b, i+1, tables)
	return f.appendNode(b, i, tables)
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
	f.names, f.nodes, f.values, f.trees = out.names, out.nodes, out.values, out.trees
	return nil
}

// A decoder reads a forest. After the first fault it reads zeros, so that
// only the ends of loops ask for it.
type decoder struct {
	data   []byte
	bad    bool
	splits int // of the tree at hand
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
	d.out.values = make([]float32, 0, len(d.data)/bytesPerNode)
	d.bad = d.bad || features == 0 || features > maxFeature
	for range trees {
		if d.bad {
			break
		}
		d.out.trees = append(d.out.trees, int32(len(d.out.nodes)))
		d.splits = 0
		d.node()
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

// node reads the node that comes next, with all below it.
func (d *decoder) node() {
	head := d.uvarint()
	if head == 0 || d.bad {
		d.out.addLeaf(d.float())
		return
	}
	s := split{missingLeft: head&2 != 0, zero: head&1 != 0}
	feature, at := head>>2-1, d.uvarint()
	d.splits++
	if d.splits >= maxLeaves || feature >= uint64(len(d.tables)) || at >= uint64(len(d.tables[feature])) {
		d.bad = true
		return
	}
	s.feature, s.threshold = uint16(feature), d.tables[feature][at]
	d.out.addSplit(s)
	d.node()
	d.node()
}

func (d *decoder) uvarint() uint64 {
	if len(d.data) > 0 && d.data[0] < 1<<7 { // nearly all
		v := d.data[0]
		d.data = d.data[1:]
		return uint64(v)
	}
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
	if len(d.data) < 4 {
		d.bad, d.data = true, nil
		return 0
	}
	b := d.data[:4]
	d.data = d.data[4:]
	return math.Float32frombits(binary.LittleEndian.Uint32(b))
}
