package main

import (
	"fmt"
	"unicode"

	"quotes/internal/report"
)

// An overlap counts words of one part.
type overlap struct{ both, found, gold int }

func (o overlap) f1() (p, r, f float64) {
	p, r = float64(o.both)/float64(max(o.found, 1)), float64(o.both)/float64(max(o.gold, 1))
	return p, r, 2 * p * r / max(p+r, 1e-9)
}

// An overlapScore counts the words of sources, cues and contents, as BBC Citron does.
type overlapScore [4]overlap

func (s overlapScore) String() string {
	out := ""
	for part, name := range [...]string{report.Source: "source", report.Cue: "cue", report.Content: "content"} {
		if name != "" {
			p, r, f := s[part].f1()
			out += fmt.Sprintf("%-8s P %.3f R %.3f F1 %.3f\n", name, p, r, f)
		}
	}
	return out
}

// put adds another score.
func (s *overlapScore) put(o overlapScore) {
	for i := range s {
		s[i].both += o[i].both
		s[i].found += o[i].found
		s[i].gold += o[i].gold
	}
}

// add counts the words of a text: painted as the annotators did, and as found.
func (s *overlapScore) add(text string, gold, found []report.Part) {
	in := false
	for i, r := range text {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_'
		if letter && !in {
			if g := gold[i]; g != report.None {
				s[g].gold++
				if found[i] == g {
					s[g].both++
				}
			}
			if f := found[i]; f != report.None {
				s[f].found++
			}
		}
		in = letter
	}
}

// scoreTagger scores a tagger's labels on articles.
func scoreTagger(t *report.Tagger, docs []*reportDoc) overlapScore {
	var s overlapScore
	for _, d := range docs {
		run := t.Run(d.scene)
		found := make([]report.Part, len(d.doc.Text))
		for p := range d.doc.Paragraphs {
			w := run.Paragraph(p)
			labels := run.Label(w).Labels
			for i := range w.Len() {
				start, end := w.Span(i, i)
				part, _ := report.PartOf(labels[i])
				for b := start; b < end; b++ {
					found[b] = part
				}
			}
		}
		s.add(d.doc.Text, d.painted().part, found)
	}
	return s
}
