package reportfit

import (
	"fmt"
	"math"
	"unicode"

	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/learn"
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

// rows returns the score as a table.
func (s overlapScore) rows() [][]string {
	rows := [][]string{{"part", "precision", "recall", "F1"}}
	for part, name := range [...]string{report.Source: "source", report.Cue: "cue", report.Content: "content"} {
		if name != "" {
			p, r, f := s[part].f1()
			rows = append(rows, []string{name, figure(p), figure(r), figure(f)})
		}
	}
	return rows
}

func figure(p float64) string { return fmt.Sprintf("%.3f", p) }

func (s overlapScore) String() string {
	out := ""
	for _, row := range s.rows() {
		for _, cell := range row {
			out += fmt.Sprintf("%-12s", cell)
		}
		out += "\n"
	}
	return out
}

// add counts the words of a text: painted as the annotators did, and as found.
func (s *overlapScore) add(text string, gold, found []report.Part) {
	in := false
	for i, r := range text {
		letter := wordRune(r)
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

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// addDoc scores a tagger's labels on an article.
func (s *overlapScore) addDoc(t *report.Tagger, d *reportDoc) {
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

// right says that an attribution of the annotators shares with the report half
// of its source, half of its cue and half of its content.
func (d *reportDoc) right(r *report.Report) bool {
	for i := range d.gold {
		g := &d.gold[i]
		if d.half(g.content, r.Content) && d.half(g.cue, one(r.Cue)) && d.half(g.source, one(r.Source)) {
			return true
		}
	}
	return false
}

func one(p *report.Place) []report.Place {
	if p == nil {
		return nil
	}
	return []report.Place{*p}
}

// half says that the words that both have are half of the gold's or more, and
// half of what was found.
func (d *reportDoc) half(gold []corpus.Span, found []report.Place) bool {
	if len(gold) == 0 || len(found) == 0 {
		return len(gold) == len(found)
	}
	g, f := map[int]bool{}, 0
	for _, s := range gold {
		d.words(s.Start, s.End, func(at int) { g[at] = true })
	}
	both := 0
	for _, s := range found {
		d.words(s.Start, s.End, func(at int) {
			f++
			if g[at] {
				both++
			}
		})
	}
	return 2*both >= len(g) && 2*both >= f
}

// words calls f with where each word of the bytes from start to end begins.
func (d *reportDoc) words(start, end int, f func(at int)) {
	in := false
	for i, r := range d.doc.Text[start:end] {
		letter := wordRune(r)
		if letter && !in {
			f(start + i)
		}
		in = letter
	}
}

// precision tells, for some thresholds, how many reports are listed from there
// on and how many of those are right; and the same of acts of speech alone.
func (f *reportFit) precision() [][]string {
	rows := [][]string{{"from", "listed", "right", "speech", "right"}}
	for _, from := range []float64{0, .2, .3, .4, .5, .6, .7, .8, .9} {
		var n, right [2]int
		for i, p := range f.scores {
			if p < from {
				continue
			}
			for k, counted := range [2]bool{true, f.sure[i]} {
				if counted {
					n[k]++
					right[k] += int(f.table.Rows[i].Label)
				}
			}
		}
		rows = append(rows, []string{
			fmt.Sprint(from), fmt.Sprint(n[0]), figure(float64(right[0]) / float64(max(n[0], 1))),
			fmt.Sprint(n[1]), figure(float64(right[1]) / float64(max(n[1], 1))),
		})
	}
	return rows
}

// listedRight is the least share of the listed reports that must be right.
const listedRight = .8

// settings chooses the least confidences from which on enough reports are right.
func (f *reportFit) settings() report.Settings {
	return report.Settings{Speech: f.threshold(true), Other: f.threshold(false), Bias: f.bias}
}

// threshold chooses that of acts of speech, or of the others.
func (f *reportFit) threshold(speech bool) float64 {
	for from := .3; from < .95; from += .01 {
		n, right := 0, 0
		for i, p := range f.scores {
			if p >= from && f.sure[i] == speech {
				n++
				right += int(f.table.Rows[i].Label)
			}
		}
		if float64(right) >= listedRight*float64(n) {
			return math.Round(from*100) / 100
		}
	}
	return .95
}

// card returns the section of the model card.
func (f *reportFit) card() *learn.Card {
	scores := f.overlap.rows()
	return &learn.Card{
		Task: "report", Data: reportData, Names: []string{report.AcceptName}, Settings: []learn.Config{reportAccept},
		Scores: scores, Notes: reportNotes + f.precisionText(),
	}
}

const reportData = `The 840 articles of the training split of PolNeAR (https://github.com/networkdynamics/PolNeAR), in which people marked the
source, the cue and the content of every attribution, quoted or not. A joint tagger of the three (averaged perceptron, 7 epochs,
the mean of four runs) learns from them, and trees learn how likely a report that it finds is right. The table gives the overlap of words, each article
labelled by a tagger that had not seen it, in three folds.`

const reportNotes = `Beliefs, plans and how things seem are found less surely than acts of speech; cues that are nouns are often missed.
Proper names are seen by their kind only. A report is right where source, cue and content each share half of their words with
an attribution that people marked. By the confidence from which on they are listed, the share that is right: `

func (f *reportFit) precisionText() string {
	out := ""
	for i, row := range f.precision() {
		if i > 0 {
			out += fmt.Sprintf("\n- from %s: %s of %s (acts of speech alone: %s of %s)", row[0], row[2], row[1], row[4], row[3])
		}
	}
	return out
}
