package marks

import "quotes/internal/char"

// Pairing is a search for the cheapest reading of all marks of a stretch of
// text, from left to right, over what is open at each point. A stray mark
// costs its own oddity; the marks round it pair as if it were not there.

// maxDepth bounds how deep spans nest, maxStates how many readings are kept.
const (
	maxDepth  = 3
	maxStates = 8
	carrying  = 30  // what it costs that a speech goes on without a mark
	mistyped  = 12  // what it costs that ’ closes “
	hopeless  = 120 // a reading so much dearer than the best is given up
)

// A stack holds the families of the open spans, innermost in the low bits.
type stack uint16

// top returns the family of the innermost open span.
func (k stack) top() Family { return Family(k & 15) }

// push opens a span.
func (k stack) push(f Family) stack { return k<<4 | stack(f) }

// pop closes the innermost span.
func (k stack) pop() stack { return k >> 4 }

// depth counts the open spans.
func (k stack) depth() int {
	n := 0
	for ; k != 0; k >>= 4 {
		n++
	}
	return n
}

// count returns how many spans of the family are open.
func (k stack) count(f Family) int {
	n := 0
	for ; k != 0; k >>= 4 {
		if k.top() == f {
			n++
		}
	}
	return n
}

// A reading is the best way to read the marks so far that leaves its stack open.
type reading struct {
	stack stack
	cost  int32
	last  int32 // the last step, -1 before the first one
}

// A step is one mark that opens or closes a span.
type step struct {
	mark   int32
	before int32 // the step before, or -1
	opens  bool
}

// search is the room that one search works in, kept for the next one.
type search struct {
	readings, next []reading
	steps          []step
	carried        Family // what the paragraph before left open, noFamily for nothing
}

// A Pair is a span by its marks: close is -1 where the closing mark is missing,
// open where the span goes on from the paragraph before without a mark.
type Pair struct {
	Open, Close int
	Within      int // index in the same list, or -1
}

// PairUp appends to the pairing the pairs among marks[from:to], in order of
// their opening marks. The family reopened has a mark that opens the paragraph
// that follows; the one that is carried was left open by the one before, and
// may be closed here.
func (s *Finder) PairUp(from, to int, reopened, before Family) {
	f := &s.search
	f.steps, f.carried = f.steps[:0], before
	f.readings = append(f.readings[:0], reading{last: -1})
	if before != NoFamily {
		f.steps = append(f.steps, step{mark: -1, before: -1, opens: true})
		f.readings = append(f.readings, reading{stack: stack(carried), cost: carrying, last: 0})
	}
	for i := from; i < to; i++ {
		s.watch.Check()
		if !s.Marks[i].Never {
			f.read(i, &s.Marks[i])
		}
	}
	best := reading{cost: 1 << 30}
	for _, r := range f.readings {
		r.cost += s.leftOpen(r.stack, reopened)
		if r.cost < best.cost {
			best = r
		}
	}
	s.collect(best.last)
}

// leftOpen returns what it costs that a stretch ends with spans open.
func (s *Finder) leftOpen(open stack, reopened Family) int32 {
	var cost int32
	for ; open != 0; open = open.pop() {
		switch {
		case open.top() == carried:
			cost += impossible * impossible
		case open.top() == reopened && open.pop() == 0:
			cost += 5
		case open.top() == SingleMarks && !s.habits.singleOuter:
			cost += odd + 10
		default:
			cost += odd
		}
	}
	return cost
}

// top returns the family of the innermost open span of a stack.
func (f *search) top(k stack) Family {
	if k.top() == carried {
		return f.carried
	}
	return k.top()
}

// read goes on with each reading in the three ways that mark i can be read.
func (f *search) read(i int, m *Mark) {
	g := &glyphs[m.glyph]
	f.next = f.next[:0]
	best := int32(1 << 30)
	for _, r := range f.readings {
		best = min(best, r.cost)
	}
	for _, r := range f.readings {
		if r.cost > best+hopeless {
			continue
		}
		if top := f.top(r.stack); top != NoFamily && closesFamily(m, g, top) && m.close < impossible {
			f.keep(reading{r.stack.pop(), r.cost + int32(m.closing(top)), r.last}, i, false)
		}
		if cost := m.opening(g.family, r.stack, f.carried); cost < impossible {
			f.keep(reading{r.stack.push(g.family), r.cost + cost, r.last}, i, true)
		}
		f.skip(reading{r.stack, r.cost + int32(m.skip), r.last})
	}
	f.readings, f.next = f.next, f.readings
}

// closesFamily says that a glyph can close a span of the family.
func closesFamily(m *Mark, g *glyph, top Family) bool {
	return g.family == top || g.also == top || top == Backticks && m.glyph == straightDouble ||
		top == DoubleMarks && (g.family == Backticks || m.glyph == rightSingle && m.Before == char.Stop && m.after.Blank())
}

// closing returns what it costs that the mark closes a span of the family:
// “ and ‘ lean to the left, but are the closing marks of „ and ‚.
func (m *Mark) closing(top Family) int16 {
	if (top == LowHigh || top == LowHighSingle) && m.Side() != Opens {
		return 0
	}
	if top == DoubleMarks && glyphs[m.glyph].family == Backticks {
		return m.close + 10
	}
	if top == DoubleMarks && m.glyph == rightSingle {
		return m.close + mistyped
	}
	return m.close
}

// opening returns what it costs that the mark opens a span inside those of
// the stack. A span straight inside another of its family is next to a stray mark.
func (m *Mark) opening(f Family, open stack, before Family) int32 {
	if m.Open >= impossible || open.depth() >= maxDepth {
		return impossible
	}
	cost := int32(m.Open) + nesting[open.depth()]
	n := open.count(f)
	if f == before {
		n += open.count(carried)
	}
	switch {
	case n == 0:
		return cost
	case n == 1 && m.Side() == Opens && (open.top() == f || open.top() == carried):
		return cost + max(15, int32(m.skip)-5)
	case n == 1 && m.Side() == Opens && f != SingleMarks:
		return cost + 10 // “She said, ‘I read “Emma” twice.’”
	}
	return impossible
}

// nesting is what it costs to open one more span, by how many are open.
var nesting = [maxDepth]int32{0, 3, 30}

// keep adds a reading that ends in a step at mark i.
func (f *search) keep(r reading, i int, opens bool) {
	if at := f.place(r); at >= 0 {
		f.steps = append(f.steps, step{int32(i), r.last, opens})
		f.next[at].last = int32(len(f.steps) - 1)
	}
}

// skip adds a reading that passes the mark over.
func (f *search) skip(r reading) { f.place(r) }

// place puts a reading in its place and returns the index, -1 where a cheaper
// one leaves the same spans open.
func (f *search) place(r reading) int {
	dearest := 0
	for i := range f.next {
		if f.next[i].stack == r.stack {
			dearest = i
			if f.next[i].cost <= r.cost {
				return -1
			}
			f.next[i] = r
			return i
		}
		if f.next[i].cost > f.next[dearest].cost {
			dearest = i
		}
	}
	if len(f.next) < maxStates {
		f.next = append(f.next, r)
		return len(f.next) - 1
	}
	if f.next[dearest].cost <= r.cost {
		return -1
	}
	f.next[dearest] = r
	return dearest
}

// collect turns the steps of the cheapest reading, last one first, into pairs.
func (s *Finder) collect(last int32) {
	steps := s.search.steps
	first := len(s.Pairing)
	var path []int32
	for ; last >= 0; last = steps[last].before {
		path = append(path, last)
	}
	open := make([]int, 0, maxDepth)
	for i := len(path) - 1; i >= 0; i-- {
		step := steps[path[i]]
		if !step.opens {
			s.Pairing[open[len(open)-1]].Close = int(step.mark)
			open = open[:len(open)-1]
			continue
		}
		within := -1
		if len(open) > 0 {
			within = open[len(open)-1] - first
		}
		open = append(open, len(s.Pairing))
		s.Pairing = append(s.Pairing, Pair{int(step.mark), -1, within})
	}
}
