package pdf

import (
	"strings"

	"github.com/ledongthuc/pdf"
)

// A run is what one operator draws: words on a line, from the first letter that
// is seen to the last; a space before or behind them stays in the text.
type run struct {
	text   string
	x0, x1 float64 // where it begins and ends, in points from the left
	y      float64 // of its base line, from below
	size   float64 // of the letters
	turn   int     // quarter turns from left to right: 1 runs upwards
	bold   bool
	note   bool // the raised number of a note, behind a word
}

// A matrix is the six numbers of a transformation.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times returns the transformation m, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// A state is what the operators of a page change.
type state struct {
	ctm, text, line matrix
	font            *font
	size, leading   float64
	char, word      float64 // space added after each letter, and each space
	scale, rise     float64
}

// A drawing interprets the operators that draw text (PDF 32000-1, 9.4).
type drawing struct {
	state
	stack []state
	fonts fontCache
	box   box
	runs  []run

	pictures int // that were drawn
}

// Bounds on what a page may ask for.
const (
	maxForms = 10      // forms inside forms
	maxStack = 100     // saved states
	maxRuns  = 200_000 // runs of one page
)

// content interprets a stream, or an array of them.
func (d *drawing) content(stream, resources pdf.Value, depth int) {
	if depth > maxForms || stream.IsNull() {
		return
	}
	pdf.Interpret(stream, func(stk *pdf.Stack, op string) {
		args := make([]pdf.Value, stk.Len())
		for i := len(args) - 1; i >= 0; i-- {
			args[i] = stk.Pop()
		}
		if len(d.runs) < maxRuns {
			d.operator(op, args, resources, depth)
		}
	})
}

// numbers returns the numbers among n arguments.
func numbers(args []pdf.Value, n int) ([]float64, bool) {
	if len(args) < n {
		return nil, false
	}
	out := make([]float64, n)
	for i := range out {
		out[i] = args[i].Float64()
	}
	return out, true
}

func (d *drawing) operator(op string, args []pdf.Value, resources pdf.Value, depth int) {
	switch op {
	case "q":
		if len(d.stack) < maxStack {
			d.stack = append(d.stack, d.state)
		}
	case "Q":
		if n := len(d.stack); n > 0 {
			d.state, d.stack = d.stack[n-1], d.stack[:n-1]
		}
	case "cm":
		if n, ok := numbers(args, 6); ok {
			d.ctm = matrix(n).times(d.ctm)
		}
	case "Do":
		if len(args) > 0 {
			d.form(resources.Key("XObject").Key(args[0].Name()), resources, depth)
		}
	default:
		d.textOperator(op, args, resources)
	}
}

// form draws a form, a drawing inside of the page's.
func (d *drawing) form(x, resources pdf.Value, depth int) {
	if x.Key("Subtype").Name() != "Form" {
		d.pictures++
		return
	}
	saved := d.state
	if m := x.Key("Matrix"); m.Len() == 6 {
		var own matrix
		for i := range own {
			own[i] = m.Index(i).Float64()
		}
		d.ctm = own.times(d.ctm)
	}
	if own := x.Key("Resources"); !own.IsNull() {
		resources = own
	}
	d.content(x, resources, depth+1)
	d.state = saved
}

// maxNotes is how many annotations of a page are looked at.
const maxNotes = 10_000

// annotations draws what stands on the page in annotations that are seen as its
// own text: text boxes of programs that write on a PDF, fields of filled forms,
// stamps (PDF 32000-1, 12.5.5).
func (d *drawing) annotations(all pdf.Value, resources pdf.Value) {
	const hidden, noView = 1 << 1, 1 << 5
	for i := range min(all.Len(), maxNotes) {
		note := all.Index(i)
		kind := note.Key("Subtype").Name()
		if kind != "FreeText" && kind != "Widget" && kind != "Stamp" || note.Key("F").Int64()&(hidden|noView) != 0 {
			continue
		}
		look := note.Key("AP").Key("N")
		if state := note.Key("AS").Name(); look.Kind() == pdf.Dict && state != "" {
			look = look.Key(state)
		}
		box, rect := look.Key("BBox"), note.Key("Rect")
		if look.Kind() != pdf.Stream || box.Len() != 4 || rect.Len() != 4 {
			continue
		}
		d.state = state0
		m := identity
		if own := look.Key("Matrix"); own.Len() == 6 {
			for i := range m {
				m[i] = own.Index(i).Float64()
			}
		}
		corner := matrix{1, 0, 0, 1, box.Index(0).Float64(), box.Index(1).Float64()}.times(m)
		d.ctm = matrix{1, 0, 0, 1, rect.Index(0).Float64() - corner[4], rect.Index(1).Float64() - corner[5]}
		d.form(look, resources, 0)
	}
}

// state0 is that of an empty page.
var state0 = state{ctm: identity, text: identity, line: identity, scale: 1}

func (d *drawing) textOperator(op string, args []pdf.Value, resources pdf.Value) {
	number := func() float64 {
		if len(args) == 0 {
			return 0
		}
		return args[0].Float64()
	}
	switch op {
	case "BT":
		d.text, d.line = identity, identity
	case "Tf":
		if len(args) >= 2 {
			d.font, d.size = d.fonts.get(resources.Key("Font").Key(args[0].Name())), args[1].Float64()
		}
	case "Tc":
		d.char = number()
	case "Tw":
		d.word = number()
	case "Tz":
		d.scale = number() / 100
	case "TL":
		d.leading = number()
	case "Ts":
		d.rise = number()
	case "Td", "TD":
		if n, ok := numbers(args, 2); ok {
			if op == "TD" {
				d.leading = -n[1]
			}
			d.next(n[0], n[1])
		}
	case "Tm":
		if n, ok := numbers(args, 6); ok {
			d.text, d.line = matrix(n), matrix(n)
		}
	case "T*":
		d.next(0, -d.leading)
	case "Tj", "TJ", "'", `"`:
		d.showOperator(op, args)
	}
}

// next moves to the start of the next line.
func (d *drawing) next(x, y float64) {
	d.line = matrix{1, 0, 0, 1, x, y}.times(d.line)
	d.text = d.line
}

func (d *drawing) showOperator(op string, args []pdf.Value) {
	if len(args) == 0 {
		return
	}
	if op == "'" || op == `"` {
		d.next(0, -d.leading)
	}
	shown := args[len(args)-1]
	if op != "TJ" {
		d.show([]pdf.Value{shown})
		return
	}
	parts := make([]pdf.Value, shown.Len())
	for i := range parts {
		parts[i] = shown.Index(i)
	}
	d.show(parts)
}

// wide is the space inside of a shown line, in thousandths of the letters' size,
// that stands for one between words.
const wide = 180

// show draws strings, with numbers between them that move the next to the left.
func (d *drawing) show(parts []pdf.Value) {
	if d.font == nil {
		return
	}
	shown := words{from: d.text.times(d.ctm)}
	for _, part := range parts {
		if part.Kind() != pdf.String {
			move := part.Float64()
			d.advance(-move / 1000 * d.size * d.scale)
			if -move+min(0, d.char)/max(d.size, 0.01)*1000 > wide { // a move may take back a negative space
				shown.space()
			}
			if shown.Len() == 0 {
				shown.from = d.text.times(d.ctm)
			}
			continue
		}
		raw := part.RawString()
		if shown.Len() == 0 {
			raw = d.skipSpaces(raw, &shown)
		}
		width, letters, spaces := d.font.width(raw)
		if d.char > d.size || letters == 2 && d.char > wide/1000.*d.size || d.word > d.size || d.word < -spaceless*d.size {
			d.showLetters(raw, &shown)
			continue
		}
		shown.WriteString(d.font.decode(raw))
		d.advance((width/1000*d.size + d.char*float64(letters) + d.word*float64(spaces)) * d.scale)
		shown.tail = d.length(raw[len(raw)-d.font.blanksAtEnd(raw):])
	}
	d.end(&shown, d.char*d.scale)
}

// skipSpaces moves the pen over the spaces that a line begins with: the word
// behind them begins where its first letter stands, so that a space drawn over
// the letter before parts no word.
func (d *drawing) skipSpaces(raw string, shown *words) string {
	n := d.font.blanks(raw)
	if n == 0 {
		return raw
	}
	d.advance(d.length(raw[:n]))
	shown.from, shown.spaced = d.text.times(d.ctm), true
	return raw[n:]
}

// length returns how far the pen moves over a string.
func (d *drawing) length(raw string) float64 {
	width, letters, spaces := d.font.width(raw)
	return (width/1000*d.size + d.char*float64(letters) + d.word*float64(spaces)) * d.scale
}

// words are what is being drawn.
type words struct {
	strings.Builder
	from   matrix  // where it begins
	spaced bool    // a space stands before
	tail   float64 // how wide the spaces at its end are
}

// space ends a word.
func (w *words) space() {
	if s := w.String(); s != "" && !strings.HasSuffix(s, " ") {
		w.WriteByte(' ')
	}
}

// spaceless is how wide a space must be, in sizes of the letters, to part words:
// Distiller draws spaces inside of words and takes them back.
const spaceless = 0.08

// showLetters draws a string letter by letter, where spaces of no width stand in
// words, or the space after a letter is a jump to another column.
func (d *drawing) showLetters(raw string, shown *words) {
	step := d.font.step()
	for ; len(raw) >= step; raw = raw[step:] {
		letter := raw[:step]
		width, _, spaces := d.font.width(letter)
		gap := d.char + d.word*float64(spaces)
		if spaces == 0 || width/1000*d.size+gap >= spaceless*d.size {
			shown.WriteString(d.font.decode(letter))
		}
		d.advance((width/1000*d.size + gap) * d.scale)
		if d.font.isBlank(letter) {
			shown.tail += (width/1000*d.size + gap) * d.scale
		} else {
			shown.tail = 0
		}
		switch {
		case gap > d.size:
			d.end(shown, d.char*d.scale)
			*shown = words{from: d.text.times(d.ctm)}
		case d.char > wide/1000.*d.size && len(raw) > step:
			shown.space()
		}
	}
}

// end makes a run of what was drawn; the last letter ends the gap before the pen.
func (d *drawing) end(shown *words, gap float64) {
	text, start := shown.String(), shown.from
	if strings.TrimSpace(text) == "" {
		return
	}
	if shown.spaced {
		text = " " + text
	}
	end := matrix{1, 0, 0, 1, -gap - shown.tail, 0}.times(d.text).times(d.ctm)
	if !d.box.shows((start[4]+end[4])/2, (start[5]+end[5])/2) {
		return
	}
	r := run{text: text, size: abs(d.size * max(abs(start[3]), abs(start[1]))), turn: start.turn(), bold: d.font.bold}
	base := matrix{1, 0, 0, 1, 0, d.rise}.times(start)
	r.x0, r.y = turned(base[4], base[5], r.turn)
	r.x1, _ = turned(end[4], end[5], r.turn)
	r.x1 = max(r.x0, r.x1)
	d.runs = append(d.runs, r)
}

// turn returns the quarter turns by which a text runs from left to right.
func (m matrix) turn() int {
	switch {
	case abs(m[1]) <= abs(m[0]) && m[0] >= 0:
		return 0
	case abs(m[1]) <= abs(m[0]):
		return 2
	case m[1] > 0:
		return 1
	}
	return 3
}

// turned returns a place as it is on a page that is turned so that a text reads
// from left to right.
func turned(x, y float64, turn int) (float64, float64) {
	switch turn {
	case 1:
		return y, -x
	case 2:
		return -x, -y
	case 3:
		return -y, x
	}
	return x, y
}

// advance moves the pen on the line.
func (d *drawing) advance(x float64) { d.text = matrix{1, 0, 0, 1, x, 0}.times(d.text) }

func abs(x float64) float64 { return max(x, -x) }
