package link

// A table holds rows of features of one width, in memory that is used again.
type table struct {
	rows [][]float32
	back []float32
}

// reset empties the table. What it held before is overwritten.
func (t *table) reset() { t.rows, t.back = t.rows[:0], t.back[:0] }

// next returns an empty row to append to, which add takes when it is whole.
func (t *table) next() []float32 { return t.back[len(t.back):] }

// add adds a row that was made by appending to next.
func (t *table) add(row []float32) {
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
	t.rows = append(t.rows, t.back[n:len(t.back):len(t.back)])
}

// move has the rows lie where the memory is now.
func (t *table) move() {
	at := 0
	for i, r := range t.rows {
		t.rows[i] = t.back[at : at+len(r) : at+len(r)]
		at += len(r)
	}
}
