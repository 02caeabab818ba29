package nlp

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/jdkato/prose/v3/tag/aptagmodel"

	"quotes/internal/word"
)

// A perceptron is prose's tagging model read in place: what prose looks up for
// every word anew, fourteen features by binary search, is here looked up once
// for every form of a word and kept. The sums are prose's own, added in its own
// order, so that the tags are the same; TestTagsAreProses holds that.
type perceptron struct {
	tags    []string // by number: the model's classes, those of fixed, and what stands before a sentence
	known   []Tag    // tag → Tag
	classes int

	blob             []byte
	featOff, pairOff []byte // little-endian uint32s
	features         int
	classIDs         []byte
	weights          []byte // little-endian float32s

	tagOf  map[string]int16 // words that have one tag only
	before [2]int16         // tags of the two places before a sentence
	pool   sync.Pool        // of *formCache

	asked   atomic.Int32          // forms that were looked up
	indexed atomic.Pointer[index] // nil before there were many
}

// A span of a feature's weights; a feature that the model does not know has none.
type weightSpan struct{ lo, hi uint32 }

// A tagSpan is a feature that goes by a tag too.
type tagSpan struct {
	tag int16
	weightSpan
}

// unasked stands for a feature that nobody has looked up.
var unasked = weightSpan{math.MaxUint32, 0}

// A form is a word with all that the model knows of it by itself.
type form struct {
	fixed int16 // its tag where it has one only, or -1
	odd   bool  // prose knows it by rules that are not the model's

	word  string     // as the model was trained on it
	base  []float32  // bias, suffix and first letter
	here  weightSpan // as the word itself
	after []tagSpan  // as the word itself behind the tags that were asked for

	// As a neighbour: half of the words stand beside one that has one tag only.
	prev, prevEnd, prev2           weightSpan
	following, followingEnd, next2 weightSpan
}

// A formCache holds feature look-ups for one worker at a time.
type formCache struct {
	m      *perceptron
	bases  map[string][]float32 // by ending and first letter
	tag1   []weightSpan
	tag2   []weightSpan
	pairs  []weightSpan // of two tags
	edges  [4]*form     // what stands before and behind a sentence
	quoted *form        // what stands for a quoted span
	scores scores
	line   []*form
	key    []byte
}

// scores are the sums of the tags. There are fewer than a byte can number less
// the highest two bits, which readPerceptron holds.
type scores [maxClasses]float32

const maxClasses = 64

// maxBases bounds the sums that a formCache keeps; when it is full it is emptied.
const maxBases = 1 << 14

var errModel = errors.New("the tagger's model has another form than is known")

var english = sync.OnceValues(func() (*perceptron, error) { return readPerceptron(aptagmodel.English) })

// readPerceptron reads the model without copying its tables.
func readPerceptron(data []byte) (m *perceptron, err error) {
	defer func() {
		if recover() != nil { // a table ends too early
			err = errModel
		}
	}()
	if string(data[:8]) != "PROSETAG" || binary.LittleEndian.Uint32(data[8:]) != 1 {
		return nil, errModel
	}
	rest := data[12:]
	take := func(n int) []byte {
		out := rest[:n]
		rest = rest[n:]
		return out
	}
	number := func() int { return int(binary.LittleEndian.Uint32(take(4))) }
	word := func() string { return string(take(int(binary.LittleEndian.Uint16(take(2))))) }
	m = &perceptron{classes: number()}
	if m.classes > maxClasses {
		return nil, errModel
	}
	for range m.classes {
		m.tags = append(m.tags, word())
	}
	m.features = number()
	pairs := number()
	m.blob = take(number())
	m.featOff, m.pairOff = take(4*(m.features+1)), take(4*(m.features+1))
	m.classIDs, m.weights = take(pairs), take(4*pairs)
	count := number()
	m.tagOf = make(map[string]int16, count+len(fixed))
	for range count {
		w := word()
		m.tagOf[w] = int16(take(1)[0])
	}
	m.addTags()
	m.pool.New = func() any { return m.newCache() }
	return m, nil
}

// addTags numbers the tags that are not the model's own.
func (m *perceptron) addTags() {
	number := map[string]int16{}
	for i, name := range m.tags {
		number[name] = int16(i)
	}
	id := func(name string) int16 {
		if _, ok := number[name]; !ok {
			number[name] = int16(len(m.tags))
			m.tags = append(m.tags, name)
		}
		return number[name]
	}
	for w, name := range fixed {
		m.tagOf[w] = id(name)
	}
	m.before = [2]int16{id("-START-"), id("-START2-")}
	for _, name := range m.tags {
		m.known = append(m.known, tagNames[name])
	}
}

func (m *perceptron) newCache() *formCache {
	c := &formCache{m: m, bases: map[string][]float32{}}
	for _, table := range []*[]weightSpan{&c.tag1, &c.tag2, &c.pairs} {
		n := len(m.tags)
		if table == &c.pairs {
			n *= n
		}
		*table = unknown(n)
	}
	for i, w := range []string{"-START-", "-START2-", "-END-", "-END2-"} {
		c.edges[i] = c.newForm(w, w)
	}
	c.quoted = c.newForm(quoted, quoted)
	return c
}

func unknown(n int) []weightSpan {
	out := make([]weightSpan, n)
	for i := range out {
		out[i] = unasked
	}
	return out
}

// name returns the name of feature i.
func (m *perceptron) name(i int) []byte {
	at := func(i int) uint32 { return binary.LittleEndian.Uint32(m.featOff[4*i:]) }
	return m.blob[at(i):at(i+1)]
}

// span returns where the weights of feature i are.
func (m *perceptron) span(i int) weightSpan {
	return weightSpan{binary.LittleEndian.Uint32(m.pairOff[4*i:]), binary.LittleEndian.Uint32(m.pairOff[4*i+4:])}
}

// feature returns where the weights of a feature are.
func (m *perceptron) feature(name []byte) weightSpan {
	if x := m.indexed.Load(); x != nil {
		return x.feature(m, name)
	}
	i := sort.Search(m.features, func(i int) bool { return bytes.Compare(m.name(i), name) >= 0 })
	if i < m.features && bytes.Equal(m.name(i), name) {
		return m.span(i)
	}
	return weightSpan{}
}

// add adds the weights of a feature to the scores of the tags.
func (m *perceptron) add(to *scores, s weightSpan) {
	ids, weights := m.classIDs[s.lo:s.hi], m.weights[4*s.lo:4*s.hi]
	for _, id := range ids {
		to[id%maxClasses] += math.Float32frombits(binary.LittleEndian.Uint32(weights))
		weights = weights[4:]
	}
}

// look looks a feature up whose name is in parts.
func (c *formCache) look(parts ...string) weightSpan {
	c.key = c.key[:0]
	for _, p := range parts {
		c.key = append(c.key, p...)
	}
	return c.m.feature(c.key)
}

// form returns what the model knows of a word, which keeps it.
func (c *formCache) form(w *word.Word) *form {
	f, ok := w.Tagging.(*form)
	if !ok {
		known := treebank(w.Text)
		f = c.newForm(known, trained(known))
		w.Tagging = f
	}
	return f
}

// newForm looks up what the model knows of the word itself. Spelled is the word
// as the model was trained on it.
func (c *formCache) newForm(text, spelled string) *form {
	if c.m.asked.Add(1) == manyForms {
		c.m.indexed.Store(newIndex(c.m))
	}
	f := &form{fixed: -1, word: spelled, odd: odd(text)}
	tag, ok := c.m.tagOf[text]
	if _, ours := fixed[strings.ToLower(text)]; ours {
		tag, ok = c.m.tagOf[strings.ToLower(text)], true
	}
	if ok {
		f.fixed = tag
	} else {
		f.base = c.base(ending3(text), text[:min(1, len(text))])
		f.here = c.look("i word ", spelled)
	}
	f.prev, f.prevEnd, f.prev2 = unasked, unasked, unasked
	f.following, f.followingEnd, f.next2 = unasked, unasked, unasked
	return f
}

// base returns the sums that go by the form of a word alone.
func (c *formCache) base(ending, first string) []float32 {
	if b := c.bases[first+ending]; b != nil {
		return b
	}
	var sums scores
	c.m.add(&sums, c.look("bias"))
	c.m.add(&sums, c.look("i suffix ", ending))
	c.m.add(&sums, c.look("i pref1 ", first))
	if len(c.bases) >= maxBases {
		clear(c.bases)
	}
	b := slices.Clone(sums[:c.m.classes])
	c.bases[first+ending] = b
	return b
}

// tag tags a sentence. It gives up, and says so, where a word needs prose itself.
func (m *perceptron) tag(words []Word) bool {
	c := m.pool.Get().(*formCache)
	defer m.pool.Put(c)
	c.line = append(c.line[:0], c.edges[0], c.edges[1])
	for i := range words {
		f := c.quoted
		if words[i].Quote < 0 {
			f = c.form(words[i].Known)
		}
		if f.odd {
			return false
		}
		c.line = append(c.line, f)
	}
	c.line = append(c.line, c.edges[2], c.edges[3])
	p1, p2 := m.before[0], m.before[1]
	for i := range words {
		t := c.line[i+2].fixed
		if t < 0 {
			t = c.predict(c.line[i:i+5], p1, p2)
		}
		if words[i].Quote < 0 {
			words[i].Tag = m.known[t]
		}
		p1, p2 = t, p1
	}
	return true
}

// predict returns the best tag for the middle one of five words behind two tags.
func (c *formCache) predict(line []*form, p1, p2 int16) int16 {
	m, f, s := c.m, line[2], &c.scores
	copy(s[:], f.base)
	m.add(s, c.of(&c.tag1[p1], "i-1 tag ", m.tags[p1]))
	m.add(s, c.of(&c.tag2[p2], "i-2 tag ", m.tags[p2]))
	m.add(s, c.of(&c.pairs[int(p1)*len(m.tags)+int(p2)], "i tag+i-2 tag ", m.tags[p1], " ", m.tags[p2]))
	m.add(s, f.here)
	m.add(s, c.behind(f, p1))
	m.add(s, c.of(&line[1].prev, "i-1 word ", line[1].word))
	m.add(s, c.of(&line[1].prevEnd, "i-1 suffix ", ending3(line[1].word)))
	m.add(s, c.of(&line[0].prev2, "i-2 word ", line[0].word))
	m.add(s, c.of(&line[3].following, "i+1 word ", line[3].word))
	m.add(s, c.of(&line[3].followingEnd, "i+1 suffix ", ending3(line[3].word)))
	m.add(s, c.of(&line[4].next2, "i+2 word ", line[4].word))
	best, top := 0, s[0]
	for id, sum := range s[:m.classes] {
		if sum > top {
			best, top = id, sum
		}
	}
	return int16(best)
}

// behind returns the feature of a word behind a tag. Few tags stand before one word.
func (c *formCache) behind(f *form, tag int16) weightSpan {
	for i := range f.after {
		if f.after[i].tag == tag {
			return f.after[i].weightSpan
		}
	}
	span := c.look("i-1 tag+i word ", c.m.tags[tag], " ", f.word)
	f.after = append(f.after, tagSpan{tag, span})
	return span
}

// of returns what is kept at a place, looked up where nobody has.
func (c *formCache) of(at *weightSpan, parts ...string) weightSpan {
	if *at == unasked {
		*at = c.look(parts...)
	}
	return *at
}

// ending3 returns the last three bytes of a word, as the model was trained.
func ending3(w string) string { return w[max(0, len(w)-3):] }

// trained spells a word as the model was trained on it.
func trained(w string) string {
	switch {
	case w == "":
		return w
	case w[0] != '-' && strings.Contains(w, "-"):
		return "!HYPHEN"
	case len(w) == 4 && isNumber(w):
		return "!YEAR"
	case isDigit(w[0]):
		return "!DIGITS"
	}
	return strings.ToLower(w)
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// isNumber says that a word is digits, perhaps behind a sign.
func isNumber(w string) bool {
	digits := strings.TrimLeft(w[:1], "+-") + w[1:]
	for i := range len(digits) {
		if !isDigit(digits[i]) {
			return false
		}
	}
	return digits != ""
}

// odd says that prose may know a word by rules: faces, handles, traces.
func odd(w string) bool {
	switch w {
	case "", "0", "-", "*", "@", "8D", "XD", "xD", "xDD", "XDD", "XP", "xp", "O.o", "o.O":
		return true
	case "''", "--", "...":
		return false
	}
	if len(w) > 1 && w[0] == '-' {
		return true
	}
	return len(w) > 1 && strings.IndexFunc(w, faceLike) >= 0
}

// faceLike says that a rune is none that words and numbers are made of.
func faceLike(r rune) bool {
	return r < 0x80 && !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("'-.,$%&/", r))
}
