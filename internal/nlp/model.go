package nlp

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/jdkato/prose/v3/tag/aptagmodel"

	"quotes/internal/lexicon"
)

var errModel = errors.New("prose's model has another form than is known")

// A Feature is one of prose's model: of a word or an ending, perhaps behind a
// tag, or of tags alone, with its weights by lane.
type Feature struct {
	Text    string // of the word itself; "" where it is another's
	Weights [Lanes]float32

	kind   int
	hash   uint32 // of the spelling, ending or first letter
	p1, p2 []Tag  // of tags alone: that may stand before
}

// ProseFeatures takes prose's model apart, for a Tagger to begin with: its
// features, and the words to which it gives one tag always. Weights of tags that
// have no lane are left out.
func ProseFeatures() (features []Feature, sure map[string]Tag, err error) {
	defer func() {
		if recover() != nil { // a table ends too early
			err = errModel
		}
	}()
	data := aptagmodel.English
	if string(data[:8]) != "PROSETAG" || binary.LittleEndian.Uint32(data[8:]) != 1 {
		return nil, nil, errModel
	}
	rest := data[12:]
	take := func(n int) []byte {
		out := rest[:n]
		rest = rest[n:]
		return out
	}
	at := func(table []byte, i int) uint32 { return binary.LittleEndian.Uint32(table[4*i:]) }
	number := func() int { return int(at(take(4), 0)) }
	text := func() string { return string(take(int(binary.LittleEndian.Uint16(take(2))))) }
	tags, lanes := make([]Tag, number()), []int(nil)
	for i := range tags {
		tags[i] = tagNames[text()]
		lanes = append(lanes, slices.Index(laneTags[:], tags[i]))
	}
	count, pairs := number(), number()
	names := take(number())
	nameAt, pairAt := take(4*(count+1)), take(4*(count+1))
	classes, weights := take(pairs), take(4*pairs)
	for i := range count {
		f, ok := featureOf(string(names[at(nameAt, i):at(nameAt, i+1)]))
		if !ok {
			continue
		}
		for k := at(pairAt, i); k < at(pairAt, i+1); k++ {
			if lane := lanes[classes[k]]; lane >= 0 {
				f.Weights[lane] += math.Float32frombits(at(weights, int(k)))
			}
		}
		features = append(features, f)
	}
	sure = map[string]Tag{}
	for range number() {
		word := text()
		sure[word] = tags[take(1)[0]]
	}
	for word, name := range fixed { // however it is written
		for _, form := range []string{word, strings.ToUpper(word), strings.ToUpper(word[:1]) + word[1:]} {
			sure[form] = tagNames[name]
		}
	}
	return features, sure, nil
}

// featureNames are the features by the names of prose's.
var featureNames = []struct {
	name    string
	feature int
}{
	{"i word ", ownWord}, {"i suffix ", ownEnding}, {"i pref1 ", ownBegin}, {"i-1 tag+i word ", behindTag},
	{"i-1 word ", prevWord}, {"i-1 suffix ", prevEnding}, {"i-2 word ", prev2Word},
	{"i+1 word ", nextWord}, {"i+1 suffix ", nextEnding}, {"i+2 word ", next2Word},
}

// featureOf reads the name of a feature; a tag in it that never stands before a
// word makes it none.
func featureOf(name string) (f Feature, ok bool) {
	for _, n := range featureNames {
		rest, found := strings.CutPrefix(name, n.name)
		if !found {
			continue
		}
		f, shift := Feature{kind: n.feature}, uint32(0)
		if n.feature == behindTag {
			tag, text, _ := strings.Cut(rest, " ")
			tags := contextTag(tag)
			if tags == nil {
				return f, false
			}
			shift, rest = uint32(tags[0]), text
		}
		if n.feature == ownWord || n.feature == behindTag {
			f.Text = rest
		}
		f.hash = lexicon.Hash(rest) + shift
		return f, true
	}
	every := make([]Tag, tagCount)
	for i := range every {
		every[i] = Tag(i)
	}
	f = Feature{kind: tagPair, p1: every, p2: every}
	if rest, found := strings.CutPrefix(name, "i-1 tag "); found {
		f.p1 = contextTag(rest)
	} else if rest, found := strings.CutPrefix(name, "i-2 tag "); found {
		f.p2 = contextTag(rest)
	} else if rest, found := strings.CutPrefix(name, "i tag+i-2 tag "); found {
		a, b, _ := strings.Cut(rest, " ")
		f.p1, f.p2 = contextTag(a), contextTag(b)
	}
	return f, true
}

// contextTag returns the tag that stands for one of prose's before a word. Of
// several of prose's for which one stands, that is the commonest; nil for the others.
func contextTag(name string) []Tag {
	switch name {
	case "-START-":
		return []Tag{before1}
	case "-START2-":
		return []Tag{before2}
	case "LS", "SYM", "#", "``", "(", ")":
		return nil
	case "FW":
		return []Tag{Other}
	}
	if t, ok := tagNames[name]; ok {
		return []Tag{t}
	}
	return nil
}

// Rows returns the rows of a tagger that stand for a feature, and whether they
// are wide.
func (m *Tagger) Rows(f *Feature) (rows []int32, wide bool) {
	if f.kind != tagPair {
		if r := m.row(f.hash, f.kind); r != 0 {
			rows = append(rows, r)
		}
		return rows, f.kind < wideEnd
	}
	for _, a := range f.p1 {
		for _, b := range f.p2 {
			rows = append(rows, int32(a)*int32(tagCount)+int32(b))
		}
	}
	return rows, true
}
