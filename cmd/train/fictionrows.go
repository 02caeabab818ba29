package main

import (
	"unicode"

	"quotes/cmd/internal/eval"
	"quotes/cmd/internal/eval/corpus"
	"quotes/cmd/internal/learn"
	"quotes/extract"
	"quotes/internal/fiction"
	"quotes/internal/lexicon"
)

// A novel is a book of the corpus as the decoder sees it, with the answers.
type novel struct {
	gold *corpus.Document
	text string
	doc  *extract.Document
	book *fiction.Book
	cast []string // character of the book → character of the corpus, "" for nobody
	who  []string // unit → who speaks it by the corpus, "" where it has no quote
}

// newNovel reads a book and finds the answers.
func newNovel(gold *corpus.Document) *novel {
	n := &novel{gold: gold, text: string(gold.Text)}
	n.doc = extract.New(n.text)
	n.book = fiction.NewBook(n.doc, lexicon.Cues(), nil)
	for i := range n.book.Cast {
		c := &n.book.Cast[i]
		n.cast = append(n.cast, eval.CharacterOf(gold, c.Name, c.Aliases))
	}
	n.findSpeakers()
	return n
}

// findSpeakers gives each unit the speaker who has most of its letters in the
// corpus, if they are half of them.
func (n *novel) findSpeakers() {
	owner := make([]int32, len(n.gold.Text))
	for q := range n.gold.Quotes {
		for _, s := range n.gold.Quotes[q].Content {
			for i := max(0, s.Start); i < min(s.End, len(owner)); i++ {
				owner[i] = int32(q) + 1
			}
		}
	}
	at := make([]int, 0, len(n.text)+1) // byte → code point
	point := 0
	for i := range len(n.text) {
		if i > 0 && n.text[i]&0xC0 != 0x80 {
			point++
		}
		at = append(at, point)
	}
	for u := range n.book.Units {
		letters, by := 0, map[string]int{}
		for _, k := range n.book.Units[u].Spans {
			sp := &n.doc.Spans[k]
			for i, r := range n.text[sp.Start:sp.End] {
				if !unicode.IsLetter(r) {
					continue
				}
				letters++
				if q := owner[at[sp.Start+i]]; q > 0 {
					by[n.gold.Quotes[q-1].Speaker.Name]++
				}
			}
		}
		best := ""
		for name, count := range by {
			if count*2 > letters {
				best = name
			}
		}
		n.who = append(n.who, best)
	}
}

// rows collects the rows of one pass of a decoder; units whose speaker is no
// candidate teach nothing.
func (n *novel) rows(d fiction.Decoder, pass int, doc string) []learn.Row {
	d.Passes = append(d.Passes[:pass:pass], nil)
	var out []learn.Row
	d.Observe = func(p, unit int, cands []int, rows [][]float32) {
		if p != pass || n.who[unit] == "" {
			return
		}
		from, right := len(out), false
		for k, x := range rows {
			row := learn.Row{X: x, Group: unit, Doc: doc}
			if n.cast[cands[k]] == n.who[unit] {
				row.Label, right = 1, true
			}
			out = append(out, row)
		}
		if !right {
			out = out[:from]
		}
	}
	d.Decode(n.book)
	return out
}

// answers returns, for each unit that the corpus knows, the probability of the
// decoder's best choice and whether it is right.
func (n *novel) answers(d fiction.Decoder) (score []float64, right []bool) {
	for _, dec := range d.Decode(n.book) {
		if n.who[dec.Unit] == "" || len(dec.Choices) == 0 {
			continue
		}
		score = append(score, dec.Choices[0].P)
		right = append(right, n.cast[dec.Choices[0].Person] == n.who[dec.Unit])
	}
	return score, right
}
