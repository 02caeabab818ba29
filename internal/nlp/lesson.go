package nlp

import (
	"encoding/binary"
	"maps"
	"slices"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/word"
)

// A Lesson is a sentence as a Tagger learns from it.
type Lesson struct {
	Texts []string // of the words, spelled as prose knows them
	Tags  []Tag    // that prose gives them

	// Given tells of words that are none to learn: quoted spans, and what prose
	// knows by rules.
	Given []bool
}

// Lessons makes lessons of the sentences of a document, with the tags that prose
// gives their words.
func Lessons(doc *extract.Document) []*Lesson {
	words := word.Of(doc)
	defer words.Release()
	text := &Text{Doc: doc, words: words, memory: new(memory)}
	lessons := make([]*Lesson, len(doc.Sentences))
	for i := range lessons {
		s := text.cut(i)
		tagWithProse(s.Words)
		lessons[i] = lesson(s.Words)
	}
	return lessons
}

// lesson makes a lesson of a sentence that is tagged.
func lesson(words []Word) *Lesson {
	l := &Lesson{}
	for i := range words {
		text := quoted
		if words[i].Quote < 0 {
			text = treebank(words[i].Text)
		}
		l.Texts, l.Tags = append(l.Texts, text), append(l.Tags, words[i].Tag)
		_, ruled := byRule(text)
		l.Given = append(l.Given, words[i].Quote >= 0 || ruled)
	}
	return l
}

// LaneTags returns the tags of a row's bytes.
func LaneTags() [Lanes]Tag { return laneTags }

// NewTagger returns a tagger without weights of some features, and of words that
// have one tag only. Features beyond what the table holds are left out, the last first.
func NewTagger(features []Feature, sure map[string]Tag) *Tagger {
	slots := 1
	for slots < 3*len(sure)/2+2 {
		slots *= 2
	}
	m := &Tagger{rows: make([]byte, RowCount*Lanes), keys: make([]byte, 4<<rowBits), sure: make([]byte, 4*slots)}
	for _, text := range slices.Sorted(maps.Keys(sure)) {
		m.addSure(lexicon.Hash(text), sure[text])
	}
	var keys []uint32
	for _, f := range features[:min(len(features), maxFeatures)] {
		if f.kind != tagPair {
			keys = append(keys, key(f.hash, f.kind))
		}
	}
	slices.Sort(keys)
	next := 0
	for _, k := range slices.Compact(keys) {
		next = max(next, home(k))
		binary.LittleEndian.PutUint32(m.keys[4*next:], k)
		next++
	}
	return m
}

// maxFeatures is how many features a tagger may have besides tags alone.
const maxFeatures = 1 << rowBits * 15 / 16

// addSure adds a word to the table of sure ones. Of two words with one hash the
// first stays.
func (m *Tagger) addSure(hash uint32, tag Tag) {
	if _, ok := m.sureTag(hash); ok {
		return
	}
	mask := len(m.sure)/4 - 1
	at := int(hash>>6) & mask
	for binary.LittleEndian.Uint32(m.sure[4*at:]) != 0 {
		at = (at + 1) & mask
	}
	binary.LittleEndian.PutUint32(m.sure[4*at:], hash&^63|uint32(tag))
}

// SetRow sets the weights of a row: of each lane how far it is above the lowest
// of the row that a byte can say. A wide row counts Wide times.
func (m *Tagger) SetRow(r int32, weights *[Lanes]byte) { copy(m.rows[int(r)*Lanes:], weights[:]) }

// MarshalBinary returns the bytes that ReadTagger reads.
func (m *Tagger) MarshalBinary() ([]byte, error) {
	return slices.Concat([]byte(taggerMagic), m.rows, m.keys, m.sure), nil
}

// A Reader spells the words of lessons for a tagger. It is not safe for
// concurrent use.
type Reader struct {
	tagger  *Tagger
	around  *margin
	spelled map[string]*word.Tagging
	line    []*word.Tagging
}

// NewReader returns a Reader for a tagger.
func NewReader(m *Tagger) *Reader {
	return &Reader{tagger: m, around: m.margin(), spelled: map[string]*word.Tagging{}}
}

// Read goes through the words of a lesson. A word that is given or has one tag
// only is passed by; of every other one choose is asked for its tag, and told
// its number and its rows, the wide ones apart.
func (r *Reader) Read(l *Lesson, choose func(i int, wide, narrow []int32) Tag) []Tag {
	r.line = append(r.line[:0], &r.around.edges[0], &r.around.edges[1])
	for i, text := range l.Texts {
		r.line = append(r.line, r.spell(l, i, text))
	}
	r.line = append(r.line, &r.around.edges[2], &r.around.edges[3])
	tags := make([]Tag, len(l.Tags))
	p1, p2 := before1, before2
	for i := range l.Texts {
		switch g := r.line[i+2]; {
		case l.Given[i]:
			tags[i] = l.Tags[i]
		case g.Sure:
			tags[i] = Tag(g.Tag)
		default:
			var rows [Features]int32
			wide, n := r.tagger.rowsOf(&rows, r.line, i, p1, p2)
			tags[i] = choose(i, rows[:wide], rows[wide:n])
		}
		p1, p2 = tags[i], p1
	}
	return tags
}

// spell returns what the tagger knows of a word.
func (r *Reader) spell(l *Lesson, i int, text string) *word.Tagging {
	if l.Given[i] && text == quoted {
		return &r.around.quoted
	}
	g := r.spelled[text]
	if g == nil {
		made := r.tagger.spelling(text)
		g = &made
		r.spelled[text] = g
	}
	return g
}

// Tags returns the tags that the tagger gives the words of a lesson.
func (r *Reader) Tags(l *Lesson) []Tag {
	return r.Read(l, func(_ int, wide, narrow []int32) Tag { return r.tagger.choose(wide, narrow) })
}
