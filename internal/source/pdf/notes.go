package pdf

import "quotes/internal/lazy"

// How the raised number of a note stands, in sizes of the letters of its line.
const (
	noteSize   = 0.85 // it is smaller
	noteLeast  = 0.15 // raised by as much at least
	noteMost   = 0.7  // and at most
	noteAside  = 0.5  // away from the word
	noteWindow = 2    // line heights below it, in its own size, in which its line is looked for
	mostNotes  = 1000 // of a page
)

// noteMark is the number or sign of a note.
var noteMark = lazy.MustCompile(`^\s*(?:\d{1,3}|[*†‡§]{1,3})\s*$`)

// lowerNotes brings the raised numbers of notes down to the base line of their
// words, of runs from above: they make no line of their own. Those that follow a
// word are marked, since they are no part of the text.
func lowerNotes(runs []run) {
	seen := 0
	for i := range runs {
		if seen == mostNotes {
			return
		}
		if r := &runs[i]; noteMark.MatchString(r.text) {
			seen++
			r.lower(runs[i+1:])
		}
	}
}

// lower brings a run down to the word beside it among those that stand lower.
func (r *run) lower(below []run) {
	y := r.y
	for n, h := range below {
		if n == mostNotes || y-h.y > noteWindow*r.size {
			return
		}
		up := (y - h.y) / h.size
		if r.size > noteSize*h.size || up < noteLeast || up > noteMost {
			continue
		}
		switch {
		case abs(r.x0-h.x1) < noteAside*h.size:
			r.y, r.note = h.y, !endsInDigit.MatchString(h.text)
			return
		case r.x1 <= h.x0+noteAside*h.size && h.x0-r.x1 < 2*h.size:
			r.y = h.y // but the word before it may come yet
		}
	}
}

// endsInDigit says that a raised number may be an exponent, or that of a unit.
var endsInDigit = lazy.MustCompile(`(?:\d|(?:^|[\s\d])\pL{1,2})\s*$`)
