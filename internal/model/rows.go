package model

import "sync"

// A Table holds rows of features of one width, in memory that is used again.
type Table struct {
	Rows [][]float32 // good until the next Reset
	back []float32
}

var tables = sync.Pool{New: func() any { return new(Table) }}

// NewTable returns an empty table. Whoever is done with it calls Release.
func NewTable() *Table { return tables.Get().(*Table) }

// Release gives the memory to the next table. The rows are good no longer.
func (t *Table) Release() {
	t.Reset()
	tables.Put(t)
}

// Reset empties the table. What it held before is overwritten.
func (t *Table) Reset() { t.Rows, t.back = t.Rows[:0], t.back[:0] }

// Next returns an empty row to append to, which Add takes when it is whole.
func (t *Table) Next() []float32 { return t.back[len(t.back):] }

// Add adds a row that was made by appending to Next.
func (t *Table) Add(row []float32) {
	n := len(t.back)
	if cap(t.back)-n < len(row) { // there was no room for it: it lies elsewhere
		grown := make([]float32, n, 2*(n+len(row)))
		copy(grown, t.back)
		t.back = grown
		t.back = append(t.back, row...)
		t.move()
	} else {
		t.back = t.back[:n+len(row)]
	}
	t.Rows = append(t.Rows, t.back[n:len(t.back):len(t.back)])
}

// move has the rows lie where the memory is now.
func (t *Table) move() {
	at := 0
	for i, r := range t.Rows {
		t.Rows[i] = t.back[at : at+len(r) : at+len(r)]
		at += len(r)
	}
}

// A Row builds one row of features, and lists their names where names is given.
type Row struct {
	X     []float32
	Names *[]string
}

// Add appends a feature.
func (r *Row) Add(name string, v float64) {
	r.X = append(r.X, float32(v))
	if r.Names != nil {
		*r.Names = append(*r.Names, name)
	}
}

// Flag appends a feature that is 1 where v holds, and 0 else.
func (r *Row) Flag(name string, v bool) {
	if v {
		r.Add(name, 1)
	} else {
		r.Add(name, 0)
	}
}

// Top returns the indices of the two highest values, -1 for a missing second.
func Top(p []float64) (best, second int) {
	best, second = 0, -1
	for i := 1; i < len(p); i++ {
		switch {
		case p[i] > p[best]:
			best, second = i, best
		case second < 0 || p[i] > p[second]:
			second = i
		}
	}
	return
}
