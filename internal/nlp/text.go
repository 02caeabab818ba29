// Package nlp tags the sentences of a document, each at most once and only
// where somebody asks, and finds noun phrases, verb groups and subjects in them.
//
// It is the one importer of prose. A quoted span is one opaque word: what
// stands inside the marks says nothing about who speaks.
package nlp

import (
	"strings"

	"quotes/extract"
	"quotes/internal/lexicon"
	"quotes/internal/watch"
	"quotes/internal/word"
)

// A Word is a word of the narration, or a quoted span as one word.
type Word struct {
	*word.Word // its spelling, empty for a quoted span, and what the data files say of it

	Start, End int // bytes in the document
	Token      int // index of its first token in the document
	Quote      int // index of the span that it stands for, or -1
	Tag        Tag
	Upper      bool
}

// A Sentence is a tagged sentence of the narration.
type Sentence struct {
	Index     int // in the document's Sentences
	Paragraph int
	Words     []Word
	Phrases   []Phrase
	Verbs     []VerbGroup

	phraseAt []int16 // word → phrase, -1 outside
	verbAt   []int16 // word → verb group, -1 outside
}

// A Text gives the tagged sentences of a document.
// It is not safe for concurrent use.
type Text struct {
	Doc *extract.Document

	// Glue tells of a token that it goes on the noun phrase of the token
	// before: the inner words of a name ("of" in "Department of Justice").
	Glue func(token int) bool

	// Name tells of a token that it belongs to a name, whatever the tagger
	// takes it for.
	Name func(token int) bool

	words  *word.Words
	watch  *watch.Watch
	tagger *Tagger
	around *margin
	sents  []*Sentence
	tagged []bool
	kept   []int32 // the sentences in memory, by turns
	next   int     // of kept, the one that goes first
	memory *memory
}

// keptSentences is how many sentences stay in memory: all of an article's and
// of most books'. Of longer texts those that were not asked for lately are
// tagged again.
const keptSentences = 1 << 14

// New returns the Text of a document with its words. It fails where the tagger's weights
// cannot be read. Whoever is done with it calls Release.
func New(doc *extract.Document, words *word.Words, w *watch.Watch) (*Text, error) {
	tagger, err := distilled()
	if err != nil {
		return nil, err
	}
	return &Text{Doc: doc, words: words, watch: w, tagger: tagger, around: tagger.margin(), sents: make([]*Sentence, len(doc.Sentences)), tagged: make([]bool, len(doc.Sentences)), memory: memories.Get().(*memory)}, nil
}

// Sentence returns sentence i, tagged and chunked.
func (t *Text) Sentence(i int) *Sentence {
	if t.sents[i] == nil {
		t.watch.Check()
		s := t.cut(i)
		t.tag(s)
		s.chunk(t.memory, t.Glue)
		s.link()
		t.keep(i, s)
	}
	return t.sents[i]
}

// keep holds a sentence in memory, for the one that was tagged longest ago if
// there are too many.
func (t *Text) keep(i int, s *Sentence) {
	t.sents[i], t.tagged[i] = s, true
	if len(t.kept) < keptSentences {
		t.kept = append(t.kept, int32(i))
		return
	}
	t.sents[t.kept[t.next]], t.kept[t.next] = nil, int32(i)
	t.next = (t.next + 1) % keptSentences
}

// Tagged says whether sentence i has been tagged already.
func (t *Text) Tagged(i int) bool { return t.tagged[i] }

// cut lists the words of sentence i, a quoted span as one.
func (t *Text) cut(i int) *Sentence {
	ds := t.Doc.Sentences[i]
	s := &t.memory.sentences.take(1)[:1][0]
	*s = Sentence{Index: i, Paragraph: ds.Paragraph, Words: t.memory.words.take(ds.EndToken - ds.FirstToken)}
	for k := ds.FirstToken; k < ds.EndToken; k++ {
		tok := t.Doc.Tokens[k]
		if tok.Span >= 0 {
			span := t.Doc.Spans[tok.Span]
			w := Word{Start: span.OuterStart, End: span.OuterEnd, Tag: Quoted, Token: k, Quote: int(tok.Span), Word: word.None}
			for k+1 < ds.EndToken && t.Doc.Tokens[k+1].Span == tok.Span {
				k++
			}
			s.Words = append(s.Words, w)
			continue
		}
		known := t.words.At(k)
		if !tok.Upper && !tok.AllUpper || tok.AllUpper && t.acronym(k, ds) {
			known = known.Cased()
		}
		s.Words = append(s.Words, Word{
			Word: known, Start: int(tok.Start), End: int(tok.End), Token: k, Quote: -1, Upper: tok.Upper,
		})
	}
	return s
}

// acronym says that token k is an organisation or a country that looks like a
// pronoun in capitals: the WHO, the US.
func (t *Text) acronym(k int, ds extract.Sentence) bool {
	if w := t.Doc.TokenText(k); w != "WHO" && w != "US" && w != "IT" {
		return false
	}
	beside := func(i int) bool { return i >= ds.FirstToken && i < ds.EndToken && t.Doc.Tokens[i].AllUpper }
	return !beside(k-1) && !beside(k+1)
}

// tag asks the tagger for the sentence's tags, giving it the forms it knows.
func (t *Text) tag(s *Sentence) {
	t.tagger.tag(t.around, s.Words)
	for i := range s.Words {
		if s.Words[i].Quote < 0 {
			t.mend(s, i)
		}
	}
	for i := range s.Words {
		t.mendName(s, i)
		s.mendVerb(i)
		s.mendHer(i)
		s.mendTag(i)
	}
}

// mendTag corrects a verb of speech beside a quote that was taken for a noun:
// "...," quips Ek; "...," the annotator thought.
func (s *Sentence) mendTag(i int) {
	w := &s.Words[i]
	if !w.Tag.Noun() || w.Upper || i == 0 {
		return
	}
	from := i - 1
	for from > 0 && (s.Words[from].Tag.Noun() || s.Words[from].Tag.Adjective() || s.Words[from].Tag == DT) {
		from--
	}
	before := from == i-1 && s.tagAt(i+1) == NNP
	after := from < i-1 && (i+1 >= len(s.Words) || s.tagAt(i+1) == Stop)
	if s.Words[from].Tag != Quoted || !before && !after {
		return
	}
	if c, ok := w.Verb(lexicon.Cues()); ok && c.Strength > .2 {
		w.Tag = VBZ
	}
}

// mendVerb corrects a verb behind a name that was taken for a noun: Christie
// refers to, the Journal notes that, Barclay disagreed.
func (s *Sentence) mendVerb(i int) {
	w := &s.Words[i]
	past := (w.Tag == NN || w.Tag == JJ) && (strings.HasSuffix(w.Lower, "ed") || s.phrasal(i))
	if w.Tag != NNS && !past || w.Upper || i == 0 || i+1 >= len(s.Words) || !s.Words[i-1].Tag.Noun() || !s.Words[i-1].Upper && !s.asWritten(i) {
		return
	}
	switch s.Words[i+1].Tag {
	case IN, TO, DT, PRP, PRPS, Quoted, Comma, Colon, WRB, WP, RB, RP, Stop:
	default:
		return
	}
	if past {
		w.Tag = VBD
		return
	}
	if c, ok := w.Verb(lexicon.Cues()); ok && c.Strength > .25 && c.Lemma != w.Lower {
		w.Tag = VBZ
	}
}

// phrasal says that word i is a verb of speech in a past form, and "back" follows:
// Vance shot back.
func (s *Sentence) phrasal(i int) bool {
	c, ok := s.Words[i].Verb(lexicon.Cues())
	return ok && c.Lemma != s.Words[i].Lower && i+1 < len(s.Words) && s.Words[i+1].Lower == "back"
}

// asWritten says that a noun phrase behind "as" ends before word i, and a comma
// behind it: as the report states, "...".
func (s *Sentence) asWritten(i int) bool {
	if s.tagAt(i+1) != Comma {
		return false
	}
	for i--; i > 0 && (s.Words[i].Tag.Noun() || s.Words[i].Tag.Adjective() || s.Words[i].Tag == POS); i-- {
	}
	return i > 0 && (s.Words[i].Tag == DT || s.Words[i].Tag == PRPS) && s.Words[i-1].Lower == "as"
}

// mendHer takes "her" for the pronoun where nothing follows that she has: said to her, "...".
func (s *Sentence) mendHer(i int) {
	if w := &s.Words[i]; w.Lower == "her" && w.Tag == PRPS {
		if t := s.tagAt(i + 1); i+1 == len(s.Words) || t == Comma || t == Stop || t == Colon {
			w.Tag = PRP
		}
	}
}

// mendName takes a capitalised word for a name where the tagger sees a verb or
// a modal in it: "...," Husted said; May insisted.
func (t *Text) mendName(s *Sentence, i int) {
	w := &s.Words[i]
	if !w.Upper || !w.Tag.Verb() && !w.Tag.Adverb() && w.Tag != MD && w.Tag != UH {
		return
	}
	tag := i > 0 && s.tagAt(i-1) == Quoted && s.tagAt(i+1).Verb() && !w.Tag.Adverb()
	if tag || t.Name != nil && t.Name(w.Token) {
		w.Tag = NNP
	}
}

// quoted is the form that the tagger is given for a quoted span.
const quoted = "''"

// treebank returns the form of a word that the tagger was trained on.
func treebank(word string) string {
	switch word {
	case "’s":
		return "'s"
	case "’", "'":
		return "'"
	case "–", "—", "―", "-", "---":
		return "--"
	case "…":
		return "..."
	case "n’t":
		return "n't"
	case "’re", "’ve", "’ll", "’d", "’m":
		return "'" + word[len("’"):]
	case "“", "”", "\"", "«", "»", "``":
		return quoted
	}
	return word
}

// mend corrects the tag of word i where its form leaves no doubt.
func (t *Text) mend(s *Sentence, i int) {
	w := &s.Words[i]
	switch w.Lower {
	case "--", "–", "—", "―", "-":
		w.Tag = Dash
	case "'s", "’s":
		if i > 1 && s.Words[i-2].Tag == DT && (s.Words[i-1].Tag == VBN || s.Words[i-1].Tag == VBD || s.Words[i-1].Tag == JJ) {
			s.Words[i-1].Tag = NN // the accused's brother
		}
		if i > 0 && s.Words[i-1].Tag.Noun() {
			if i+1 < len(s.Words) && !s.Words[i+1].Tag.Verb() && s.Words[i+1].Tag != DT && s.Words[i+1].Tag != RB {
				w.Tag = POS
			} else if w.Tag != POS {
				w.Tag = VBZ
			}
		}
	case "'", "’":
		w.Tag = POS
	case "who", "whom":
		w.Tag = WP
	case ";":
		w.Tag = Colon
	case "he", "she", "they", "we", "i", "it", "him", "them", "me", "us":
		w.Tag = PRP
	}
	if w.Tag == Quoted {
		w.Tag = Other
	}
}

// PhraseAt returns the index in Phrases of the phrase that word i lies in, or -1.
func (s *Sentence) PhraseAt(i int) int { return int(s.phraseAt[i]) }

// VerbAt returns the index in Verbs of the verb group that word i lies in, or -1.
func (s *Sentence) VerbAt(i int) int { return int(s.verbAt[i]) }
