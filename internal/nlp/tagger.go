package nlp

import (
	_ "embed" // of the weights
	"encoding/binary"
	"errors"
	"strings"
	"sync"

	"quotes/internal/char"
	"quotes/internal/lexicon"
	"quotes/internal/word"
)

// A Tagger is a perceptron that has learned prose's tags from prose
// (distillation, after Hinton, Vinyals and Dean 2015). Each feature has a row of
// weights, a byte a tag, and is found by its hash, so that a word is tagged by
// adding some ten rows of 32 bytes, eight bytes at a time; words that prose
// always tags alike stand in a table and need none. It is learned by
// `go run ./cmd/train tags`. It is safe for concurrent use.
type Tagger struct {
	rows []byte // RowCount rows of Lanes bytes: weights less the lowest of the row
	keys []byte // hashes of the features by row, from pairRows on, uint32s in rising order with gaps; 0 in a gap
	sure []byte // slots of four bytes: hash and tag; see sureTag
}

// Lanes is how many tags a word that is not sure may have, and the bytes of a row.
const Lanes = 32

// laneTags are the tags by lane: those that words share with other tags.
var laneTags = [Lanes]Tag{
	NN, NNP, JJ, NNS, VB, VBD, VBN, VBP, VBZ, VBG, RB, IN, CD, DT, PRP, PRPS,
	Other, CC, EX, JJR, JJS, MD, NNPS, PDT, POS, RBR, RBS, RP, TO, UH, WDT, WP,
}

// What stands on the two places before a sentence, in the place of tags.
const (
	before1  = Money + 1
	before2  = Money + 2
	tagCount = int(Money) + 3
)

// RowCount is how many rows a tagger has: those of the two tags before a word,
// and those of a table of features by hash.
const (
	RowCount = pairRows + 1<<rowBits
	rowBits  = 16
	pairRows = int(tagCount) * int(tagCount)
)

// Wide is how often the weights of the word itself and of the tags before it
// count: they are larger than those of its neighbours.
const (
	Wide      = 1 << wideShift
	wideShift = 2
)

// homes is how many places features are spread over by their hash; where one is
// taken the next is, and the last ones are for those.
const homes = 1<<rowBits - 1<<9

const taggerMagic = "QUOTAG2\n"

var errTagger = errors.New("the tagger's weights have another form than is known")

//go:embed tags.bin
var tagsFile []byte

// distilled is the tagger that the program embeds.
var distilled = sync.OnceValues(func() (*Tagger, error) { return ReadTagger(tagsFile) })

// ReadTagger reads what MarshalBinary wrote, without copying it.
func ReadTagger(data []byte) (*Tagger, error) {
	const keys = len(taggerMagic) + RowCount*Lanes
	const sure = keys + 4<<rowBits
	count := (len(data) - sure) / 4
	if count <= 0 || count&(count-1) != 0 || string(data[:len(taggerMagic)]) != taggerMagic {
		return nil, errTagger
	}
	return &Tagger{rows: data[len(taggerMagic):keys], keys: data[keys:sure], sure: data[sure:]}, nil
}

// The features of a word: the tags before it, and what is told by the hash of
// a spelling, of an ending or of a first letter.
const (
	tagPair = iota
	ownBegin
	ownWord
	ownEnding
	behindTag // the word itself behind a tag
	prevWord
	prevEnding
	prev2Word
	nextWord
	nextEnding
	next2Word

	Features = iota // how many there are
	wideEnd  = behindTag
)

// key returns the hash by which a feature of a hashed text is found.
func key(hash uint32, feature int) uint32 {
	h := (hash + uint32(feature)*0x85ebca6b) * 0x9e3779b1
	return max((h^h>>15)*0x2c1b3c6d, 1)
}

// row returns the row of a feature, 0 where the tagger does not have it.
func (m *Tagger) row(hash uint32, feature int) int32 {
	k := key(hash, feature)
	for at := home(k); ; at++ {
		switch found := binary.LittleEndian.Uint32(m.keys[4*at:]); {
		case found == k:
			return int32(pairRows + at)
		case found == 0 || found > k:
			return 0
		}
	}
}

// home returns the place that a feature has where no other is in its way.
func home(key uint32) int { return int(uint64(key) * homes >> 32) }

// rowsOf lists the rows of word i behind two tags and says how many there are,
// and how many of them are wide: those come first. Line is the sentence, with
// two places before and behind it.
func (m *Tagger) rowsOf(rows *[Features]int32, line []*word.Tagging, i int, p1, p2 Tag) (wide, all int) {
	line = line[i : i+5]
	w := line[2]
	rows[0], all = int32(p1)*int32(tagCount)+int32(p2), 1
	add := func(r int32) {
		if r != 0 {
			rows[all] = r
			all++
		}
	}
	add(w.Rows[ownBegin])
	add(w.Rows[ownWord])
	add(w.Rows[ownEnding])
	wide = all
	add(m.row(w.Word+uint32(p1), behindTag))
	add(line[1].Rows[prevWord])
	add(line[1].Rows[prevEnding])
	add(line[0].Rows[prev2Word])
	add(line[3].Rows[nextWord])
	add(line[3].Rows[nextEnding])
	add(line[4].Rows[next2Word])
	return wide, all
}

// spelling returns what the tagger knows of a word as prose spells it.
func (m *Tagger) spelling(text string) word.Tagging {
	g := m.beside(trained(text), ending(text))
	g.Rows[ownBegin] = m.row(lexicon.Hash(text[:min(1, len(text))]), ownBegin)
	if t, ok := byRule(text); ok {
		g.Sure, g.Tag = true, uint8(t)
	} else if t, ok := m.sureTag(lexicon.Hash(text)); ok {
		g.Sure, g.Tag = true, uint8(t)
	}
	return g
}

// beside returns what the tagger knows of a spelling and an ending.
func (m *Tagger) beside(spelled, end string) word.Tagging {
	g := word.Tagging{Asked: true, Word: lexicon.Hash(spelled)}
	for _, f := range [...]int{ownWord, prevWord, prev2Word, nextWord, next2Word} {
		g.Rows[f] = m.row(g.Word, f)
	}
	hash := lexicon.Hash(end)
	for _, f := range [...]int{ownEnding, prevEnding, nextEnding} {
		g.Rows[f] = m.row(hash, f)
	}
	return g
}

// ending returns the last three bytes of a word, as prose's model was trained.
func ending(text string) string { return text[max(0, len(text)-3):] }

// sureTag returns the tag of a word that has one only. A slot has the highest 26
// bits of the hash and then the tag, and is nought where it is empty.
func (m *Tagger) sureTag(hash uint32) (Tag, bool) {
	mask := len(m.sure)/4 - 1
	for at := int(hash>>6) & mask; ; at = (at + 1) & mask {
		slot := binary.LittleEndian.Uint32(m.sure[4*at:])
		if slot == 0 {
			return Other, false
		}
		if (slot^hash)>>6 == 0 {
			return Tag(slot & 63), true
		}
	}
}

// A margin is what the tagger knows of what stands round a sentence, and in the
// place of a quoted span.
type margin struct {
	edges  [4]word.Tagging // the two places before it and the two behind it
	quoted word.Tagging
}

func (m *Tagger) margin() *margin {
	out := &margin{quoted: m.spelling(quoted)}
	out.quoted.Sure, out.quoted.Tag = true, uint8(Quoted)
	for i, name := range []string{"-START-", "-START2-", "-END-", "-END2-"} {
		out.edges[i] = m.beside(name, ending(name))
	}
	return out
}

// of returns what the tagger knows of a word, which its Known keeps.
func (m *Tagger) of(w *Word) *word.Tagging {
	g := &w.Tagging
	if !g.Asked {
		*g = m.spelling(treebank(w.Text))
	}
	return g
}

// tag tags a sentence.
func (m *Tagger) tag(around *margin, words []Word) {
	line := make([]*word.Tagging, 0, 64)
	line = append(line, &around.edges[0], &around.edges[1])
	for i := range words {
		if words[i].Quote >= 0 {
			line = append(line, &around.quoted)
		} else {
			line = append(line, m.of(&words[i]))
		}
	}
	line = append(line, &around.edges[2], &around.edges[3])
	p1, p2 := before1, before2
	for i := range words {
		t := Tag(line[i+2].Tag)
		if !line[i+2].Sure {
			var rows [Features]int32
			wide, n := m.rowsOf(&rows, line, i, p1, p2)
			t = m.choose(rows[:wide], rows[wide:n])
		}
		words[i].Tag = t
		p1, p2 = t, p1
	}
}

// choose returns the tag with the highest sum of wide rows and others.
func (m *Tagger) choose(wide, narrow []int32) Tag {
	var s sums
	for _, r := range wide {
		s.add(m.rows[int(r)*Lanes:])
	}
	for lane := range s {
		s[lane] <<= wideShift
	}
	for _, r := range narrow {
		s.add(m.rows[int(r)*Lanes:])
	}
	return laneTags[s.best()]
}

// sums are sums of rows: lanes of 16 bits, the even bytes of each eight and
// then the odd ones. Four wide rows of bytes and seven others do not overflow them.
type sums [Lanes / 4]uint64

// evenLanes are the even bytes of eight.
const evenLanes = 0x00ff00ff00ff00ff

// add adds a row.
func (s *sums) add(row []byte) {
	row = row[:Lanes]
	a, b := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[8:])
	c, d := binary.LittleEndian.Uint64(row[16:]), binary.LittleEndian.Uint64(row[24:])
	s[0] += a & evenLanes
	s[1] += a >> 8 & evenLanes
	s[2] += b & evenLanes
	s[3] += b >> 8 & evenLanes
	s[4] += c & evenLanes
	s[5] += c >> 8 & evenLanes
	s[6] += d & evenLanes
	s[7] += d >> 8 & evenLanes
}

// best returns the lane of the highest sum, the first of several.
func (s *sums) best() int {
	top := uint64(0)
	for k, x := range s {
		first := uint64(Lanes - 1 - k/2*8 - k%2) // the lower the lane, the more
		for j := range uint64(4) {
			top = max(top, (x>>(16*j)&0xffff)<<8|(first-2*j))
		}
	}
	return Lanes - 1 - int(top&0xff)
}

// trained spells a word as prose's model was trained on it.
func trained(w string) string {
	switch {
	case w == "":
		return w
	case w[0] != '-' && strings.Contains(w, "-"):
		return "!HYPHEN"
	case len(w) == 4 && isNumber(w):
		return "!YEAR"
	case char.ASCIIDigit(w[0]):
		return "!DIGITS"
	}
	return strings.ToLower(w)
}

// isNumber says that a word is digits, perhaps behind a sign.
func isNumber(w string) bool {
	digits := strings.TrimLeft(w[:1], "+-") + w[1:]
	for i := range len(digits) {
		if !char.ASCIIDigit(digits[i]) {
			return false
		}
	}
	return digits != ""
}
