package document

import "strings"

// A Dialogue gathers the voices of a script whose markup says of each
// paragraph what it is: who speaks, how, and what.
type Dialogue struct {
	voices     []Voice
	label      [2]int   // the name that was written last; empty where none waits for its speech
	directions [][2]int // behind it, before any words
	goesOn     bool     // words of the label came already
}

// Character notes the name over a speech: bytes of the text, half-open. What
// stands behind it in brackets is no part of it: (O.S.), (CONT'D).
func (d *Dialogue) Character(text string, start, end int) {
	name, _, _ := strings.Cut(text[start:end], "(")
	d.label, d.directions, d.goesOn = [2]int{start, start + len(strings.TrimSpace(name))}, nil, false
}

// Parenthetical notes how the words round it are spoken; it keeps no brackets.
func (d *Dialogue) Parenthetical(text string, start, end int) {
	words := strings.TrimLeft(text[start:end], "( ")
	at := [2]int{end - len(words), start + len(strings.TrimRight(text[start:end], ") "))}
	switch n := len(d.voices); {
	case d.label[0] == d.label[1] || at[0] >= at[1]:
	case d.goesOn:
		d.voices[n-1].Directions = append(d.voices[n-1].Directions, at)
	default:
		d.directions = append(d.directions, at)
	}
}

// Words notes a paragraph of the speech; without a name above it is nobody's.
func (d *Dialogue) Words(start, end int) {
	if start == end || d.label[0] == d.label[1] {
		return
	}
	d.voices = append(d.voices, Voice{Start: start, End: end, LabelStart: d.label[0], LabelEnd: d.label[1], Directions: d.directions})
	d.directions, d.goesOn = nil, true
}

// Other notes a paragraph that is no part of a speech: a heading, action.
func (d *Dialogue) Other() { d.label, d.goesOn = [2]int{}, false }

// Voices returns what was gathered, in the order of the text.
func (d *Dialogue) Voices() []Voice { return d.voices }
