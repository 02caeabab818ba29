package report

import (
	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/mention"
	"quotes/internal/nlp"
	"quotes/internal/scene"
)

// A word is a word of a paragraph as the features see it.
type word struct {
	id, lemma  uint32
	stem       uint32 // what the counts of cues know it by
	sent       int32  // index in sents
	at         int32  // its place in the sentence
	start, end int32  // bytes
	tag        uint8
	shape      uint8
	chunk      uint8
	cue        uint8 // how often its like is a cue, in steps
	source     uint8 // how often its like is in a source
	lexical    uint8 // class and strength of the cue that the lexicon knows
	group      int32 // in groups, -1 outside
	phrase     int32 // in phrases, -1 outside
	commas     int32 // those before it in its sentence
	verbs      int32
	quotes     int32
	dashes     int32
}

// Words is a paragraph as the sequence that is labelled.
type Words struct {
	scene *scene.Scene
	sents []*nlp.Sentence
	words []word
	first []int32 // sentence → its first word

	groups  []group
	phrases []phrase
	anchors []anchor
	left    []int32 // word → anchor to its left in the sentence, -1
	right   []int32

	// word → the nearest anchor that is most often a cue
	strongLeft, strongRight []int32
}

// Len returns the number of words.
func (w *Words) Len() int { return len(w.words) }

// Stem returns the key by which Stats know word i.
func (w *Words) Stem(i int) uint32 { return w.words[i].stem }

// Span returns the bytes of words first to last, inclusive.
func (w *Words) Span(first, last int) (start, end int) {
	return int(w.words[first].start), int(w.words[last].end)
}

// Quote returns the span of the document that word i stands for, or -1.
func (w *Words) Quote(i int) int {
	return w.sents[w.words[i].sent].Words[w.words[i].at].Quote
}

// Classes returns the classes by which the steps between labels are weighed.
func (w *Words) Classes(buf []uint8) []uint8 {
	buf = buf[:0]
	for i := range w.words {
		c := w.words[i].tag
		if w.words[i].at == 0 {
			c = uint8(Classes - 1)
		}
		buf = append(buf, c)
	}
	return buf
}

// The shapes of words.
const (
	plain uint8 = iota
	upper
	allUpper
	number
	upperFirst // at the start of its sentence
)

// A Reader makes paragraphs of a document into words.
type Reader struct {
	scene *scene.Scene
	stats Stats
	stems map[string]stems
	names []int32 // token → name
}

// stems are the hashes of a form.
type stems struct{ word, verb, noun uint32 }

// NewReader returns a Reader of the scene's document.
func NewReader(s *scene.Scene, stats Stats) *Reader {
	r := &Reader{scene: s, stats: stats, stems: map[string]stems{}}
	r.names = make([]int32, len(s.Doc.Tokens))
	for i := range r.names {
		r.names[i] = -1
	}
	for i := range s.People.Names {
		n := &s.People.Names[i]
		for k := n.FirstToken; k < n.EndToken; k++ {
			r.names[k] = int32(i)
		}
	}
	return r
}

// Paragraph returns the words of paragraph p, tagging its sentences.
func (r *Reader) Paragraph(p int) *Words {
	par := &r.scene.Doc.Paragraphs[p]
	w := &Words{scene: r.scene, words: make([]word, 0, par.EndToken-par.FirstToken)}
	for i := par.FirstSentence; i < par.EndSentence; i++ {
		s := r.scene.Text.Sentence(i)
		if len(s.Words) == 0 {
			continue
		}
		w.first = append(w.first, int32(len(w.words)))
		w.sents = append(w.sents, s)
		r.sentence(w, s)
	}
	w.findAnchors()
	return w
}

// sentence adds the words of a sentence.
func (r *Reader) sentence(w *Words, s *nlp.Sentence) {
	groups, phrases := int32(len(w.groups)), int32(len(w.phrases))
	var commas, verbs, quotes, dashes int32
	for i := range s.Words {
		nw := &s.Words[i]
		x := word{
			sent: int32(len(w.sents) - 1), at: int32(i), start: int32(nw.Start), end: int32(nw.End), tag: uint8(nw.Tag),
			group: -1, phrase: -1, commas: commas, verbs: verbs, quotes: quotes, dashes: dashes,
		}
		if g := s.VerbAt(i); g >= 0 {
			x.group = groups + int32(g)
		}
		if p := s.PhraseAt(i); p >= 0 {
			x.phrase = phrases + int32(p)
		}
		r.describe(&x, nw, i == 0)
		x.chunk = chunkOf(s, i)
		switch {
		case nw.Quote >= 0:
			quotes++
		case nw.Tag == nlp.Comma:
			commas++
		case nw.Tag == nlp.Dash || nw.Tag == nlp.Colon:
			dashes++
		case nw.Tag.Verb():
			verbs++
		}
		w.words = append(w.words, x)
	}
	w.addGroups(s, groups, phrases)
}

// describe fills in what a word is.
func (r *Reader) describe(x *word, nw *nlp.Word, first bool) {
	if nw.Quote >= 0 {
		x.shape = r.quoteShape(nw.Quote)
		x.id = mix(7001, uint32(x.shape)>>4, 0, 0)
		x.lemma, x.stem = x.id, x.id
		return
	}
	st := r.stemsOf(nw)
	x.id, x.lemma, x.stem = st.word, st.word, st.word
	x.shape = r.shape(nw, first)
	switch {
	case nw.Tag.Verb():
		x.lemma = st.verb
		x.stem = st.verb ^ 0x1000193
		x.lexical = r.lexical(r.scene.Cues.Verb(nw.Lower))
	case nw.Tag.Proper():
		x.id = r.nameID(nw)
		x.lemma, x.stem = x.id, x.id
	case nw.Tag.Noun():
		x.lemma = st.noun
		x.stem = st.noun ^ 0x2000357
		x.lexical = r.lexical(r.scene.Cues.Noun(nw.Lower))
	case nw.Tag == nlp.CD:
		x.id = mix(7002, 0, 0, 0)
		x.lemma, x.stem = x.id, x.id
	}
	x.cue, x.source = r.stats.look(x.stem)
}

// stemsOf returns the hashes of a form, from the cache.
func (r *Reader) stemsOf(nw *nlp.Word) stems {
	st, ok := r.stems[nw.Lower]
	verb := nw.Tag.Verb() && (!ok || st.verb == st.word)
	if ok && !verb {
		return st
	}
	if !ok {
		st.word = hash(nw.Lower)
		st.verb, st.noun = st.word, hash(singular(nw.Lower))
	}
	if verb {
		st.verb = hash(lexicon.Lemma(nw.Lower)) | 1
	}
	r.stems[nw.Lower] = st
	return st
}

// singular cuts a plural's ending.
func singular(w string) string {
	n := len(w)
	if n > 4 && w[n-1] == 's' && w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i' {
		if w[n-3:] == "ies" {
			return w[:n-3] + "y"
		}
		return w[:n-1]
	}
	return w
}

// nameID is what stands for a proper noun: never the name itself, so that
// nothing is learned about the people of the news of the day.
func (r *Reader) nameID(nw *nlp.Word) uint32 {
	if i := r.names[nw.Token]; i >= 0 {
		n := &r.scene.People.Names[i]
		class := n.Class
		if n.Entity >= 0 {
			class = r.scene.People.Entities[n.Entity].Class
		}
		return mix(7003, uint32(class), uint32(bit(n.EndToken-n.FirstToken > 1)), 0)
	}
	if _, ok := lexicon.Title(nw.Text); ok {
		return mix(7004, hash(nw.Lower), 0, 0)
	}
	switch {
	case lexicon.OrgWord(nw.Text):
		return mix(7005, 0, 0, 0)
	case lexicon.Nationality(nw.Text):
		return mix(7005, 1, 0, 0)
	case lexicon.Place(nw.Text):
		return mix(7005, 2, 0, 0)
	case lexicon.NotName(nw.Text):
		return mix(7004, hash(nw.Lower), 1, 0)
	}
	return mix(7005, 3, 0, 0)
}

// lexical folds what the lexicon knows of a cue.
func (r *Reader) lexical(c lexicon.Cue, ok bool) uint8 {
	if !ok {
		return 0
	}
	return 1 + uint8(c.Class)*4 + uint8(min(c.Strength*4, 3))
}

func (r *Reader) shape(nw *nlp.Word, first bool) uint8 {
	t := &r.scene.Doc.Tokens[nw.Token]
	switch {
	case t.Kind == extract.Number:
		return number
	case t.AllUpper:
		return allUpper
	case t.Upper && first:
		return upperFirst
	case t.Upper:
		return upper
	}
	return plain
}

// quoteShape tells how a span looks: 16 and more, to be told from words.
func (r *Reader) quoteShape(span int) uint8 {
	sp := &r.scene.Doc.Spans[span]
	n := sp.EndToken - sp.FirstToken
	size := uint8(3)
	switch {
	case n <= 2:
		size = 0
	case n <= 5:
		size = 1
	case n <= 12:
		size = 2
	}
	shape := 16 + size
	if n > 0 && r.scene.Doc.Tokens[sp.FirstToken].Upper {
		shape |= 32
	}
	if n > 0 {
		switch last := r.scene.Doc.TokenText(sp.EndToken - 1); last {
		case ",", ".", "!", "?":
			shape |= 64
		}
	}
	return shape
}

// mentionKind of a phrase's head word.
func (r *Words) headKind(s *nlp.Sentence, p int) uint8 {
	h := &s.Words[s.Phrases[p].Head]
	switch {
	case s.Phrases[p].Relative:
		return 4
	case s.Phrases[p].Pronoun:
		if info, ok := lexicon.Pronoun(h.Lower); ok && info.Person == 3 {
			return uint8(mention.Pronoun)
		}
		return 5
	case h.Tag.Proper():
		return uint8(mention.Named)
	}
	return uint8(mention.Noun)
}

func bit(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}
