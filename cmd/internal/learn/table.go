// Package learn is what cmd/train shares between the models: it collects rows
// of features, has LightGBM fit trees to them, holds out documents fold by
// fold, and writes weights and model card.
//
// Features are computed by the packages that use them when the program runs;
// this package only carries the numbers.
package learn

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
)

// A Row is one example.
type Row struct {
	X []float32 // one value a feature; NaN is a missing value

	// Label is 1 for what is right and 0 for what is wrong.
	Label float32

	// Weight is how much the row counts; 0 is taken for 1.
	Weight float32

	// Group is the choice that the row is a candidate of. The rows of a
	// group follow one another; only ranking heeds it.
	Group int

	// Doc is the document, which goes to one fold as a whole.
	Doc string
}

// A Table is the rows that a model learns from.
type Table struct {
	Features []string
	Rows     []Row
}

// NewTable returns an empty table of such features.
func NewTable(features []string) *Table { return &Table{Features: features} }

// Add appends a row; X is copied. It panics where X has not one value a
// feature, which is a mistake of the caller.
func (t *Table) Add(r Row) {
	if len(r.X) != len(t.Features) {
		panic(fmt.Sprintf("learn: a row of %d values in a table of %d features", len(r.X), len(t.Features)))
	}
	r.X = append([]float32(nil), r.X...)
	if r.Weight == 0 {
		r.Weight = 1
	}
	t.Rows = append(t.Rows, r)
}

// Fold returns which of n folds a document belongs to: the same for ever,
// whatever other documents there are.
func Fold(doc string, n int) int {
	sum := sha256.Sum256([]byte(doc))
	return int(binary.BigEndian.Uint64(sum[:8]) % uint64(n))
}

// Without returns the table without the rows of a fold.
func (t *Table) Without(fold, n int) *Table {
	return t.filter(func(r *Row) bool { return Fold(r.Doc, n) != fold })
}

func (t *Table) filter(keep func(*Row) bool) *Table {
	out := NewTable(t.Features)
	for i := range t.Rows {
		if keep(&t.Rows[i]) {
			out.Rows = append(out.Rows, t.Rows[i])
		}
	}
	return out
}

// head is the first line of a feature file.
type head struct {
	Features []string `json:"features"`
}

// WriteTo writes the table as a feature file: a line of JSON with the names of
// the features, then a row after the other as little-endian words of 32 bits:
// label, weight, group (an unsigned integer), features.
func (t *Table) WriteTo(w io.Writer) (int64, error) {
	first, err := json.Marshal(head{t.Features})
	if err != nil {
		return 0, err
	}
	out := bufio.NewWriterSize(w, 1<<20)
	out.Write(append(first, '\n')) // Flush returns its error
	size := int64(len(first) + 1)
	row := make([]byte, 0, 4*(len(t.Features)+3))
	for _, r := range t.Rows {
		row = binary.LittleEndian.AppendUint32(row[:0], math.Float32bits(r.Label))
		row = binary.LittleEndian.AppendUint32(row, math.Float32bits(r.Weight))
		row = binary.LittleEndian.AppendUint32(row, uint32(r.Group))
		for _, x := range r.X {
			row = binary.LittleEndian.AppendUint32(row, math.Float32bits(x))
		}
		out.Write(row)
		size += int64(len(row))
	}
	return size, out.Flush()
}

// Save writes the table as a feature file.
func (t *Table) Save(file string) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if _, err := t.WriteTo(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
