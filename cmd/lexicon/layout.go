package main

import (
	"encoding/binary"
	"fmt"
	"math"

	"quotes/internal/lexicon"
)

// A layout writes the table; its form is told in the package lexicon.
type layout struct {
	text    []byte
	placed  map[string]uint32 // string → where it is in text
	numbers map[string]uint16 // word → its number
}

var little = binary.LittleEndian

// place returns where a string is in the text, and its length.
func (l *layout) place(b []byte, s string) []byte {
	at, ok := l.placed[s]
	if !ok {
		at = uint32(len(l.text))
		l.text = append(l.text, s...)
		l.placed[s] = at
	}
	return little.AppendUint16(little.AppendUint32(b, at), uint16(len(s)))
}

// layOut returns the table. It fails where there are more words, rows or bytes
// of a string than 16 bits can number.
func (b *builder) layOut() ([]byte, error) {
	words := append([]string{""}, sorted(b.words)...)
	l := &layout{placed: map[string]uint32{}, numbers: make(map[string]uint16, len(words))}
	for i, w := range words {
		l.numbers[w] = uint16(i)
	}
	rows := []row{{}}
	rowOf := map[row]int{{}: 0}
	var list []byte
	for _, w := range words {
		r := row{}
		if w != "" {
			r = *b.words[w]
		}
		if _, ok := rowOf[r]; !ok {
			rowOf[r] = len(rows)
			rows = append(rows, r)
		}
		list = l.place(list, w)
		list = little.AppendUint16(list, uint16(rowOf[r]))
		list = little.AppendUint16(list, l.numbers[b.lemmas[w]])
		list = little.AppendUint16(list, uint16(lexicon.Hash(w)>>16))
	}
	if len(words) > math.MaxUint16 || len(rows) > math.MaxUint16 || len(b.cueLines) > math.MaxUint16 || len(b.irregular) > math.MaxUint16 {
		return nil, fmt.Errorf("%d words, %d rows, %d and %d bytes of lines: more than a table holds", len(words), len(rows), len(b.cueLines), len(b.irregular))
	}
	cueLines, irregular, languages := b.list(b.cueLines), b.list(b.irregular), b.list(b.languages)
	sections := [][]byte{slots(words), list, layRows(rows), l.cues(b.cues), l.titles(b.titles), layGiven(b.given), l.lists(b.lists)}
	return join(append(sections, l.text), uint32(cueLines-1), uint32(irregular-1), uint32(languages-1)), nil
}

// join puts the header before the sections.
func join(sections [][]byte, lists ...uint32) []byte {
	at := uint32(4 * (len(sections) + 1 + len(lists))) // where each begins, where all end, and the lists
	var head, body []byte
	for _, s := range sections {
		head = little.AppendUint32(head, at)
		body = append(body, s...)
		at += uint32(len(s))
	}
	for _, v := range append([]uint32{at}, lists...) {
		head = little.AppendUint32(head, v)
	}
	return append(head, body...)
}

// slots returns the hash table, at most half full.
func slots(words []string) []byte {
	size := 1
	for size < 2*len(words) {
		size *= 2
	}
	table := make([]byte, 2*size)
	for i, w := range words[1:] {
		at := int(lexicon.Hash(w)) & (size - 1)
		for little.Uint16(table[2*at:]) != 0 {
			at = (at + 1) & (size - 1)
		}
		little.PutUint16(table[2*at:], uint16(i+1))
	}
	return table
}

func layRows(rows []row) (b []byte) {
	for _, r := range rows {
		b = little.AppendUint64(little.AppendUint64(b, r.sets[0]), r.sets[1])
		for _, v := range []uint16{r.given, r.title, r.verb, r.noun, r.nick, r.covers} {
			b = little.AppendUint16(b, v)
		}
		b = append(b, r.role, r.pronoun, r.markWord)
	}
	return b
}

func (l *layout) cues(cues []lexicon.Cue) (b []byte) {
	for _, c := range cues {
		b = append(little.AppendUint16(b, l.numbers[c.Lemma]), uint8(c.Class), 0)
		b = little.AppendUint64(b, math.Float64bits(c.Strength))
		b = little.AppendUint64(b, math.Float64bits(c.Fiction))
	}
	return b
}

func (l *layout) titles(titles []lexicon.TitleInfo) (b []byte) {
	for _, t := range titles {
		flags := gender(t.Gender)
		if t.Attaches {
			flags |= 4
		}
		b = append(l.place(b, t.Canonical), uint8(t.Kind), flags)
	}
	return b
}

func layGiven(given []lexicon.GivenNameInfo) (b []byte) {
	for _, g := range given {
		flags := uint8(0)
		for i, set := range []bool{g.Word, g.Surname, g.Place} {
			if set {
				flags |= 1 << i
			}
		}
		b = append(little.AppendUint64(b, math.Float64bits(g.Female)), flags)
	}
	return b
}

func (l *layout) lists(lists []string) (b []byte) {
	for _, s := range lists {
		b = l.place(b, s)
	}
	return b
}
