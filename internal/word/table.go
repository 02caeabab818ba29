package word

import (
	"strings"
	"sync"

	"quotes/extract"
)

// A Table keeps the words that a worker has met, from one document to the next:
// articles share most of theirs. It is not safe for concurrent use.
type Table struct {
	known map[string]*Word
	all   int32
}

// maxWords is how many words a Table keeps from one document to the next.
const maxWords = 1 << 14

var tables = sync.Pool{New: func() any { return &Table{known: make(map[string]*Word, 1024)} }}

// Of returns what is known of a word.
func (t *Table) Of(text string) *Word {
	if w := t.known[text]; w != nil {
		return w
	}
	text = strings.Clone(text) // the document must not be kept
	lower := strings.ToLower(text)
	w := newWord(text, lower)
	w.ID, w.Fold = t.all, w
	t.all++
	t.known[text] = w
	if lower != text {
		w.Fold = t.Of(lower)
	}
	return w
}

// Words are the words of a document. They are not safe for concurrent use.
type Words struct {
	doc   *extract.Document
	table *Table
	list  []*Word // by number in the document's Vocabulary
}

// Of returns the words of a document. Whoever is done with all that was made of
// them calls Release.
func Of(doc *extract.Document) *Words {
	t := tables.Get().(*Table)
	if len(t.known) > maxWords {
		t = &Table{known: make(map[string]*Word, 1024)}
	}
	w := &Words{doc: doc, table: t, list: make([]*Word, len(doc.Vocabulary))}
	for i, text := range doc.Vocabulary {
		w.list[i] = t.Of(text)
	}
	return w
}

// Release gives back what the words share with the next document's. Neither they
// nor what holds a Word may be used after it.
func (w *Words) Release() {
	tables.Put(w.table)
	w.table = nil
}

// At returns the word of token k.
func (w *Words) At(k int) *Word { return w.list[w.doc.Tokens[k].Word] }

// Of returns a word by its spelling, be it in the document or not.
func (w *Words) Of(text string) *Word { return w.table.Of(text) }

// Len returns a number above the ID of every word so far.
func (w *Words) Len() int { return int(w.table.all) }
