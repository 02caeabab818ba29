package script

import (
	"quotes/extract"
	"quotes/internal/lazy"
)

// noteMark is the mark of a note: [1], [*].
var noteMark = lazy.MustCompile(`\[(?:\d{1,3}|\*{1,3})\]`)

// noteMarks returns where the marks of notes stand, in the order of the text: those
// that begin a paragraph, the note, and that stand before it as well.
func noteMarks(doc *extract.Document) (marks []stretch, notes map[int]bool) {
	notes = map[int]bool{}
	met := map[string]bool{}
	for p, para := range doc.Paragraphs {
		for i, at := range noteMark.FindAllStringIndex(doc.Text[para.Start:para.End], -1) {
			mark := doc.Text[para.Start+at[0] : para.Start+at[1]]
			if i == 0 && at[0] == 0 && met[mark] {
				notes[p] = true
			}
			met[mark] = true
			marks = append(marks, stretch{para.Start + at[0], para.Start + at[1]})
		}
	}
	if len(notes) == 0 {
		return nil, notes
	}
	return marks, notes
}
