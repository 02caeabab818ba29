package model

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// sequenceMagic begins a binary sequence model; the digit is the version of
// the format.
const sequenceMagic = "QTS1"

// MarshalBinary returns the model in a compact form, without loss:
//
//	magic, labels, steps, features             uvarints after the magic
//	scale                                      float64, little endian
//	steps                                      int16s, little endian
//	per feature, keys ascending: distance from the key before (uvarint),
//	    a bit for each label that has a weight, those weights
func (m *Sequence) MarshalBinary() ([]byte, error) {
	b := binary.AppendUvarint([]byte(sequenceMagic), uint64(m.Labels))
	b = binary.AppendUvarint(b, uint64(len(m.Steps)))
	b = binary.AppendUvarint(b, uint64(m.size))
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(m.Scale))
	for _, w := range m.Steps {
		b = binary.LittleEndian.AppendUint16(b, uint16(w))
	}
	known := slices.DeleteFunc(slices.Clone(m.slots), func(s slot) bool { return s.key == 0 })
	slices.SortFunc(known, func(x, y slot) int { return cmp.Compare(x.key, y.key) })
	last := uint32(0)
	for _, s := range known {
		b = binary.AppendUvarint(b, uint64(s.key-last))
		last = s.key
		b = appendRow(b, unpacked(s.row()))
	}
	return b, nil
}

func appendRow(b []byte, row [MaxLabels]int8) []byte {
	at := len(b)
	b = append(b, 0)
	for y, w := range row {
		if w != 0 {
			b[at] |= 1 << y
			b = append(b, byte(w))
		}
	}
	return b
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (m *Sequence) UnmarshalBinary(data []byte) error {
	rest, ok := bytes.CutPrefix(data, []byte(sequenceMagic))
	if !ok {
		return errBroken
	}
	d := decoder{data: rest}
	labels, steps, size := int(d.uvarint()), d.count(), d.count()
	scale := d.take(8)
	if d.bad || labels < 1 || labels > MaxLabels || steps == 0 || steps%(labels*labels) != 0 {
		return fmt.Errorf("sequence model: %w", errBroken)
	}
	out := NewSequence(labels, steps/(labels*labels), size)
	out.Scale = math.Float64frombits(binary.LittleEndian.Uint64(scale))
	raw := d.take(2 * steps)
	for i := 0; i < steps && !d.bad; i++ {
		out.Steps[i] = int16(binary.LittleEndian.Uint16(raw[2*i:]))
	}
	key := uint32(0)
	for i := 0; i < size && !d.bad; i++ {
		key += uint32(d.uvarint())
		out.Set(key, d.row())
	}
	if d.bad || len(d.data) > 0 || out.size != size {
		return fmt.Errorf("sequence model: %w", errBroken)
	}
	*m = *out
	return nil
}

// row reads the weights of a feature.
func (d *decoder) row() (row [MaxLabels]int8) {
	set := d.take(1)
	if len(set) == 0 {
		return row
	}
	for y := range row {
		if set[0]&(1<<y) == 0 {
			continue
		}
		if w := d.take(1); len(w) > 0 {
			row[y] = int8(w[0])
		}
	}
	return row
}
