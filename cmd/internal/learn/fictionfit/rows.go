package fictionfit

import (
	"slices"
	"unicode"

	"quotes/cmd/internal/learn"
	"quotes/extract"
	"quotes/internal/fiction"
	"quotes/internal/lexicon"
	"quotes/internal/people"
	"quotes/internal/story"
)

// A novel is a book of the corpus as the decoder sees it, with the answers.
type novel struct {
	gold *storyGold
	text string
	doc  *extract.Document
	book *story.Book
	cast []string // character of the book → character of the corpus, "" for nobody
	who  []string // unit → who speaks it by the corpus, "" where it has no quote
	at   []int    // byte of text → code point
}

// newNovel reads a book and finds the answers.
func newNovel(gold *storyGold) *novel { return newNovelWithout(gold, "") }

// newNovelWithout reads a book as if it named one character of the corpus nowhere.
func newNovelWithout(gold *storyGold, missing string) *novel {
	n := &novel{gold: gold, text: string(gold.Text)}
	n.doc = extract.New(n.text)
	n.book = story.ReadWithout(n.doc, lexicon.Cues(), func(e *people.Entity) bool {
		return missing != "" && gold.character(e.Name, e.Aliases) == missing
	})
	n.at = learn.CodePoints(n.text)
	n.findCast()
	n.findSpeakers()
	return n
}

// findCast says who of the corpus each character of the book is: by the places
// where the corpus has its people spoken of, else by name.
func (n *novel) findCast() {
	votes := n.votes()
	for i := range n.book.Cast {
		c := &n.book.Cast[i]
		who := votes[i]
		if who == "" {
			who = n.gold.character(c.Name, c.Aliases)
		}
		n.cast = append(n.cast, who)
	}
}

// votes returns for the characters of the book whom most of their mentions are
// by the corpus.
func (n *novel) votes() map[int]string {
	count := map[int]map[string]int{}
	for k := range n.book.Mentions {
		m := &n.book.Mentions[k]
		if m.Entity < 0 || len(n.gold.mentions) == 0 {
			continue
		}
		start, end := n.at[n.doc.Tokens[m.FirstToken].Start], n.at[n.doc.Tokens[m.EndToken-1].End]
		if who := n.gold.mentioned(start, end); who != "" {
			if count[m.Entity] == nil {
				count[m.Entity] = map[string]int{}
			}
			count[m.Entity][who]++
		}
	}
	out := map[int]string{}
	for p, by := range count {
		for who, c := range by {
			if best := by[out[p]]; c > best || c == best && who < out[p] {
				out[p] = who
			}
		}
	}
	return out
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
	for u := range n.book.Units {
		letters, by := 0, map[string]int{}
		for _, k := range n.book.Units[u].Spans {
			sp := &n.doc.Spans[k]
			for i, r := range n.text[sp.Start:sp.End] {
				if !unicode.IsLetter(r) {
					continue
				}
				letters++
				if q := owner[n.at[sp.Start+i]]; q > 0 {
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

// right says which of the candidates of a unit speaks it. Whom the noun phrase
// of its tag means does, where the corpus has the speaker spoken of there; where
// it does not say, if no other candidate does: the words are true at least.
func (n *novel) right(unit int, cands []int) []bool {
	out := make([]bool, len(cands))
	for k, c := range cands {
		out[k] = n.cast[c] == n.who[unit]
	}
	if slices.Contains(out, true) && len(n.gold.mentions) == 0 {
		return out
	}
	for _, t := range n.book.Units[unit].Tags {
		p := t.Phrase
		if p < 0 && t.Entity >= 0 && n.book.Cast[t.Entity].Virtual && n.cast[t.Entity] == "" {
			p = t.Entity
		}
		if k := slices.Index(cands, p); p >= 0 && k >= 0 && n.spoken(t.Mention, n.who[unit]) {
			out[k] = true
		}
	}
	return out
}

// spoken says that a mention of the book speaks of somebody of the corpus, as far
// as that tells.
func (n *novel) spoken(mention int, who string) bool {
	if len(n.gold.mentions) == 0 {
		return true
	}
	m := &n.book.Mentions[mention]
	return n.gold.mentioned(n.at[n.doc.Tokens[m.FirstToken].Start], n.at[n.doc.Tokens[m.EndToken-1].End]) == who
}

// rows collects the rows of one pass of a decoder; units whose speaker is no
// candidate, or the only one, teach nothing.
func (n *novel) rows(d fiction.Decoder, pass int, doc string) []learn.Row {
	d.Passes = append(d.Passes[:pass:pass], nil)
	var out []learn.Row
	d.Observe = func(p, unit int, cands []int, rows [][]float32) {
		if p != pass || n.who[unit] == "" {
			return
		}
		right := n.right(unit, cands)
		if len(cands) < 2 || !slices.Contains(right, true) {
			return
		}
		for k, x := range rows {
			row := learn.Row{X: x, Group: unit, Doc: doc}
			if right[k] {
				row.Label = 1
			}
			out = append(out, row)
		}
	}
	d.Decode(n.book)
	return out
}
