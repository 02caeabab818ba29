package word

import (
	"strings"
	"sync"

	"quotes/extract"
	"quotes/internal/intern"
)

// A table keeps the words that a worker has met, from one document to the next:
// articles share most of theirs. It is not safe for concurrent use.
type table struct {
	known, before *generation // when known is full it becomes before, whose words are forgotten
	documents     int32       // how many it has been used for
}

// A generation is words, by the numbers of their texts.
type generation struct {
	texts *intern.Table
	words []*Word
}

// maxWords is how many words are known before those that come no more are
// forgotten.
const maxWords = 1 << 14

var tables = sync.Pool{New: func() any { return &table{known: newGeneration(1024), before: newGeneration(0)} }}

func newGeneration(size int) *generation { return &generation{texts: intern.New(size)} }

// find returns a word, nil where it is none of these.
func (g *generation) find(text string) *Word {
	if n := g.texts.Find(text); n >= 0 {
		return g.words[n]
	}
	return nil
}

// of returns what is known of a word.
func (t *table) of(text string) *Word {
	if w := t.known.find(text); w != nil {
		return w
	}
	w := t.before.find(text)
	if w == nil {
		text = strings.Clone(text) // the document must not be kept
		lower := strings.ToLower(text)
		w = newWord(text, lower)
		w.Fold = w
		if lower != text {
			w.Fold = t.of(lower)
		}
	}
	t.known.texts.Number(w.Text)
	t.known.words = append(t.known.words, w)
	return w
}

// Words are the words of a document. They are not safe for concurrent use.
type Words struct {
	doc   *extract.Document
	table *table
	list  []*Word // by number in the document's Vocabulary; nil where nobody asked
	count int32
}

// Of returns the words of a document. Whoever is done with all that was made of
// them calls Release.
func Of(doc *extract.Document) *Words {
	t := tables.Get().(*table)
	if len(t.known.words) > maxWords {
		t.known, t.before = newGeneration(maxWords), t.known
	}
	t.documents++
	return &Words{doc: doc, table: t, list: make([]*Word, len(doc.Vocabulary))}
}

// Release gives back what the words share with the next document's. Neither they
// nor what holds a Word may be used after it.
func (w *Words) Release() {
	tables.Put(w.table)
	w.table = nil
}

// At returns the word of token k.
func (w *Words) At(k int) *Word { return w.Numbered(w.doc.Tokens[k].Word) }

// Numbered returns the word of a number in the document's Vocabulary.
func (w *Words) Numbered(i int32) *Word {
	if w.list[i] == nil {
		w.list[i] = w.Of(w.doc.Vocabulary[i])
	}
	return w.list[i]
}

// Of returns a word by its spelling, be it in the document or not.
func (w *Words) Of(text string) *Word {
	known := w.table.of(text)
	w.number(known)
	w.number(known.Fold)
	return known
}

// number gives a word its number in the document.
func (w *Words) number(x *Word) {
	if x.document != w.table.documents {
		x.document, x.ID = w.table.documents, w.count
		w.count++
	}
}
